"""What is done together, under which name, and who may take part."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import KGError, SourceError, StoreError
from kg.run.cluster import checked
from kg.run.engines import engine
from kg.shards.cursor import Cursor
from kg.shards.identity import Identity, identity
from kg.shards.items import Item, Part, items, parts
from kg.shards.place import Place
from kg.shards.work import Job
from kg.sources import Limits, Raw
from tests.sources.test_formats import PAGE, warc

ME = Identity("0.1.0+abc", "en_geo 1", "ontology 1", "26.0")


def listed(count: int, *, changed: int | None = None) -> list[Item]:
    """Return so many documents, one of them with another text if asked for."""
    return [Item(f"d{n}", "new" if n == changed else "old", f"/n/{n:06}.txt") for n in range(count)]


def test_parts_hold_every_document_once_in_parts_of_bounded_size() -> None:
    """Their size is about what was asked for."""
    found = list(parts(listed(500), "reader"))
    assert [item for part in found for item in part.items] == listed(500)
    assert max(len(part.items) for part in found) <= 400
    assert len(found) > 50


def test_a_changed_or_a_new_article_changes_one_part() -> None:
    """The others keep their names, so that they stay finished."""
    before = {part.name for part in parts(listed(500), "reader")}
    changed = {part.name for part in parts(listed(500, changed=250), "reader")}
    assert len(before - changed) == 1
    fewer = listed(500)
    del fewer[250]
    assert len({part.name for part in parts(fewer, "reader")} - before) <= 1


@pytest.mark.parametrize("field", ["package", "model", "ontology"])
def test_another_reader_names_every_part_anew(field: str) -> None:
    """Changed code, another model or ontology redoes all."""
    other = replace(ME, **{field: "other"})
    names = [{part.name for part in parts(listed(50), one.digest)} for one in (ME, other)]
    assert names[0].isdisjoint(names[1])


def test_documents_of_a_file_are_found_again_by_number(tmp_path: Path) -> None:
    """In any order, and a file that changed meanwhile is a failure."""
    table = tmp_path / "t.jsonl"
    table.write_text("".join(f'{{"id": "a{n}", "text": "Text {n}"}}\n' for n in range(9)), encoding="utf-8")
    found = [item for item in items([table], Limits()) if isinstance(item, Item)]
    cursor = Cursor(Limits())
    for item in (found[4], found[7], found[2], found[2]):
        raw = cursor.find(item)
        assert isinstance(raw, Raw)
        assert raw.id == item.id
    assert "not there any more" in str(cursor.find(replace(found[1], id="other")))


@pytest.mark.parametrize("name", ["-", "https://example.org/a.html", "s3://bucket/a.txt"])
def test_what_workers_cannot_read_is_refused(name: str) -> None:
    """Standard input and addresses are the driver's alone."""
    with pytest.raises(SourceError, match="save it to a file first"):
        list(items([name], Limits()))


@pytest.mark.parametrize("field", ["package", "model", "ontology"])
def test_a_worker_that_differs_refuses_to_work(field: str, tmp_path: Path) -> None:
    """And says in what."""
    me = identity(None, None)[0]
    job = Job(Place(str(tmp_path)), None, None, replace(me, **{field: "another"}), tmp_path)
    with pytest.raises(StoreError, match=f"a worker has {field} .* instead of 'another'"):
        job.do(Part("p", ()))
    with pytest.raises(StoreError):
        job.check()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tcp://localhost:8786", "tls://10.0.0.7:8786"])
def test_a_scheduler_here_or_with_tls_is_used(address: str) -> None:
    """Loopback reaches nobody else."""
    assert checked(address) == address


@pytest.mark.parametrize("address", ["tcp://10.0.0.7:8786", "tcp://scheduler:8786", "tcp://0.0.0.0:8786"])
def test_a_scheduler_elsewhere_without_tls_is_refused(address: str) -> None:
    """Whoever reaches it runs code; the message names the way out."""
    with pytest.raises(KGError, match="with certificates"):
        engine(f"dask={address}")


@pytest.mark.parametrize("name", ["ray", "dask=", "dask=10.0.0.7", "dask=http://127.0.0.1:8787"])
def test_engines_that_are_none_are_refused(name: str) -> None:
    """A typo does not run on one process unnoticed."""
    with pytest.raises(KGError, match=r"no engine|no address of a Dask scheduler"):
        engine(name)


def test_relative_paths_are_those_of_who_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker works in another folder; origins stay as the user gave them."""
    (tmp_path / "a.txt").write_text("China accuses Japan.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (item,) = items(["a.txt"], Limits())
    assert isinstance(item, Item)
    monkeypatch.chdir("/")
    raw = Cursor(Limits()).find(item, tmp_path)
    assert isinstance(raw, Raw)
    assert (raw.origin, raw.path) == ("a.txt", tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["cc.warc", "cc.warc.gz"])
def test_pages_of_a_warc_file_are_found_without_reading_what_stands_before(name: str, tmp_path: Path) -> None:
    """As Common Crawl writes them, a gzip member a record; a part goes straight to its own."""
    pages = [warc(f"{PAGE}<!-- {number} -->".encode(), first=number) for number in range(9)]
    data = b"".join(gzip.compress(page) if name.endswith("gz") else page for page in pages)
    (tmp_path / name).write_bytes(data)
    found = [item for item in items([tmp_path / name], Limits()) if isinstance(item, Item)]
    assert len(found) == len({item.at for item in found}) == 9
    ruined = b"\xff" * (found[5].at or 0) + data[found[5].at :]
    (tmp_path / name).write_bytes(ruined)
    raw = Cursor(Limits()).find(found[5])
    assert isinstance(raw, Raw)
    assert (raw.id, raw.origin) == (found[5].id, "https://example.org/5")
