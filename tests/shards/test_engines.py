"""The same shards from every engine, whatever order the inputs come in and whatever dies on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.run.engines import engine
from kg.shards import build, building
from kg.shards.index import part_names
from kg.shards.place import Place
from kg.shards.tables import read_claims, read_documents
from tests.shards.conftest import contents, write
from tests.shards.deadly import DeadlyJob

ENGINES = [pytest.param("local", id="two processes"), pytest.param("dask", id="dask")]


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
def test_a_killed_worker_and_another_order_leave_the_same_bytes(
    name: str, archive: list[Path], whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One worker meets a kill -9 in the middle of a part; nothing is lost, nothing doubled."""
    monkeypatch.setattr(building, "Job", DeadlyJob)
    build(reversed(archive), str(tmp_path / "shards"), engine=engine(name, 2))
    assert (tmp_path / "shards.killed").exists()
    assert contents(tmp_path / "shards") == contents(whole)


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
def test_a_stopped_run_goes_on_and_a_poison_document_is_set_aside(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was finished is not done again, and one document that kills its workers is one failure."""
    monkeypatch.setattr(building, "Job", DeadlyJob)
    inputs, out = write(tmp_path / "archive", "poison"), tmp_path / "shards"
    (tmp_path / "shards.killed").touch()

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(inputs, str(out), engine=engine(name, 2), watch=stop)
    before = {path.name: path.stat().st_mtime_ns for path in (out / "parts").iterdir()}
    assert before
    built = build(inputs, str(out), engine=engine(name, 2))
    place = Place(str(out))
    parts = list(part_names(place))
    documents = [document.id for part in parts for document in read_documents(place, part)]
    assert sorted(documents) == sorted([*(f"n{number:02}" for number in range(18)), "killed", "later"])
    assert {name: (out / "parts" / name).stat().st_mtime_ns for name in before} == before
    assert built.redone == len(parts) - len(before)
    failures = [json.loads(line) for line in (out / "failures.jsonl").read_text("utf-8").splitlines()]
    assert [Path(failure["origin"].split("!")[0]).name for failure in failures] == ["empty.txt", "poison.txt"]
    assert "its worker process died of it" in failures[1]["reason"]
    claims = [claim.id for part in parts for claim in read_claims(place, part)]
    assert len(claims) == len(set(claims)) == built.index.claims
