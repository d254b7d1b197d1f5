"""A project folder lasts: readers, a second writer, killed writers."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.ontology import Ontology
from kg.store import Store, mirror
from kg.store.dump import serialize
from kg.store.folder import SMALL
from kg.store.generations import current, settled
from tests.factory import claim, document

TEXT = "China attacks Japan."
ATTACK = claim(TEXT, "China", "attacks", "Japan")
COUNT = "SELECT (COUNT(*) AS ?n) { ?c a kg:Claim }"

WRITER = """
import sys
from pathlib import Path
from kg.store import Store
from tests.factory import claim, document
from tests.store.bare import bare_ontology

store = Store.open(Path(sys.argv[1]), write=True, ontology=bare_ontology())
print("open", flush=True)
for number in range(int(sys.argv[2])):
    text = f"China attacks Japan. {number}"
    name = f"n{number}"
    store.add(document(text, id=name), [claim(text, "China", "attacks", "Japan", document=name)])
    print(name, flush=True)
    if number % 5 == 4 or number % 11 == 7:  # small changes stay in a journal, five are settled
        store.commit()
print("done", flush=True)
if sys.argv[3:]:
    sys.stdin.read()
store.commit()
store.close()
"""


def writer(folder: Path, count: int, *more: str) -> subprocess.Popen[str]:
    """Start a process that adds documents and names each that has landed."""
    command = [sys.executable, "-c", WRITER, str(folder), str(count), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)


def test_the_size_of_a_batch_does_not_show(
    folder: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that is loaded seven quads at a time holds what one holds that is loaded at once."""
    contents = []
    for size in (mirror.BATCH, 7):
        monkeypatch.setattr(mirror, "BATCH", size)
        with Store.open(folder / str(size), write=True, ontology=ontology) as store:
            for name in ("one", "two"):
                store.add(document(TEXT, id=name), [claim(TEXT, "China", "attacks", "Japan", document=name)])
            store.commit()
            contents.append(serialize(store.oxigraph, "nq"))
    assert contents[0] == contents[1]


def test_a_folder_keeps_everything(folder: Path, ontology: Ontology) -> None:
    """What one process wrote another reads."""
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.add(document(TEXT), [ATTACK])
    with Store.open(folder, ontology=ontology) as store:
        assert list(store.claims()) == [ATTACK]
        assert store.query(COUNT).rows == [(1,)]


def test_growing_on_disk_gives_the_bytes_of_a_fresh_build(
    folder: Path, tmp_path: Path, ontology: Ontology
) -> None:
    """Four sessions with additions, a change and a removal equal one session with the outcome."""
    texts = {"d1": TEXT, "d2": "Japan attacks China.", "d3": "China attacks Japan again."}

    def add(store: Store, name: str, text: str) -> None:
        first, second = ("Japan", "China") if text.startswith("Japan") else ("China", "Japan")
        store.add(document(text, id=name), [claim(text, first, "attacks", second, document=name)])

    for name, text in [("d1", "China attacks Japan, at first."), *texts.items()]:
        with Store.open(folder, write=True, ontology=ontology) as store:
            add(store, name, text)
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.remove("d2")
    with Store.open(tmp_path / "fresh", write=True, ontology=ontology) as fresh:
        add(fresh, "d3", texts["d3"])
        add(fresh, "d1", texts["d1"])
    with (
        Store.open(folder, ontology=ontology) as store,
        Store.open(tmp_path / "fresh", ontology=ontology) as other,
    ):
        assert serialize(store.oxigraph, "nq") == serialize(other.oxigraph, "nq")


def test_many_small_sessions_give_the_bytes_of_a_rebuild(folder: Path, ontology: Ontology) -> None:
    """Small changes stay in a journal on top of a settled generation; every few are settled."""
    seen = []
    for number in range(3 * SMALL):
        with Store.open(folder, write=True, ontology=ontology) as store:
            name, text = f"n{number}", f"China attacks Japan. {number}"
            store.add(document(text, id=name), [claim(text, "China", "attacks", "Japan", document=name)])
            if number % 3 == 2:
                store.remove(f"n{number - 1}")
        in_use = current(folder / "store")
        assert in_use is not None
        seen.append(settled(in_use) == in_use)
        with Store.open(folder, ontology=ontology) as store:
            grown = serialize(store.oxigraph, "nq")
        shutil.copytree(folder, copy := folder.with_name(f"copy{number}"))
        shutil.rmtree(copy / "store")
        with Store.open(copy, ontology=ontology) as fresh:
            assert serialize(fresh.oxigraph, "nq") == grown
    assert set(seen) == {True, False}


def test_a_large_change_leaves_few_files(folder: Path, ontology: Ontology) -> None:
    """Many small sessions leave many files, which make queries slow; a larger one joins them."""

    def files() -> int:
        in_use = current(folder / "store")
        assert in_use is not None
        return len(list((in_use / "oxigraph").glob("*.sst")))

    def add(numbers: range) -> None:
        with Store.open(folder, write=True, ontology=ontology) as store:
            for number in numbers:
                name, text = f"n{number}", f"China attacks Japan. {number}"
                store.add(document(text, id=name), [claim(text, "China", "attacks", "Japan", document=name)])

    for number in range(6 * (SMALL + 1)):
        add(range(120 * (number > 0) + number, 120 + number + 1))
    many = files()
    add(range(200, 220))
    assert files() < many


def test_a_settled_generation_that_is_gone_is_no_harm(folder: Path, ontology: Ontology) -> None:
    """Who deletes a folder of the store loses time, no claim."""
    for number in range(2):
        with Store.open(folder, write=True, ontology=ontology) as store:
            store.add(document(TEXT, id=f"n{number}"), [])
    in_use = current(folder / "store")
    assert in_use is not None
    shutil.rmtree(settled(in_use))
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.add(document(TEXT), [ATTACK])
        store.commit()
        assert store.query(COUNT).rows == [(1,)]


def test_a_session_without_changes_publishes_nothing(folder: Path, ontology: Ontology) -> None:
    """Re-adding what is there leaves the generation in use."""
    for _ in range(2):
        with Store.open(folder, write=True, ontology=ontology) as store:
            store.add(document(TEXT), [ATTACK])
    in_use = current(folder / "store")
    assert in_use is not None
    assert in_use.name == "1"


def test_what_is_no_project_is_a_clear_error(tmp_path: Path, ontology: Ontology) -> None:
    """The message says how to make one."""
    with pytest.raises(StoreError, match="is no project; `kg build"):
        Store.open(tmp_path, ontology=ontology)


@pytest.mark.parametrize(
    ("content", "message"), [(b"", "is no project yet"), (b"junk" * 99, "cannot be read")]
)
def test_a_file_without_tables_is_a_clear_error(
    tmp_path: Path, ontology: Ontology, content: bytes, message: str
) -> None:
    """A writer that was killed at its very start, or a foreign file, gives one line."""
    (tmp_path / "project.sqlite").write_bytes(content)
    with pytest.raises(StoreError, match=message):
        Store.open(tmp_path, ontology=ontology)


def test_a_foreign_file_is_not_written_over(tmp_path: Path, ontology: Ontology) -> None:
    """A writer refuses it in one line and gives the lock back."""
    (tmp_path / "project.sqlite").write_bytes(b"junk" * 99)
    for _ in range(2):
        with pytest.raises(StoreError, match="cannot be written: file is not a database"):
            Store.open(tmp_path, write=True, ontology=ontology)


def test_a_reader_cannot_write(folder: Path, ontology: Ontology) -> None:
    """The error says how to open for writing."""
    Store.open(folder, write=True, ontology=ontology).close()
    with Store.open(folder, ontology=ontology) as store, pytest.raises(StoreError, match="write=True"):
        store.remove("d1")


def test_a_second_writer_is_told_who_holds_the_folder_and_readers_go_on(
    folder: Path, ontology: Ontology
) -> None:
    """One line names the process; a reader answers from what was committed last."""
    process = writer(folder, 7, "wait")
    assert process.stdout is not None
    assert "done\n" in iter(process.stdout.readline, "")
    with pytest.raises(StoreError, match=f"is being written by process {process.pid}"):
        Store.open(folder, write=True, ontology=ontology)
    with Store.open(folder, ontology=ontology) as store:
        assert store.query(COUNT).rows == [(5,)]
        process.communicate("")
        assert store.query(COUNT).rows == [(5,)]
    with Store.open(folder, ontology=ontology) as store:
        assert store.query(COUNT).rows == [(7,)]


def test_a_reader_of_the_first_build_is_told_to_wait(folder: Path, ontology: Ontology) -> None:
    """Nothing is published yet: the line names the process at work and where to look."""
    process = writer(folder, 3, "wait")
    assert process.stdout is not None
    assert "done\n" in iter(process.stdout.readline, "")
    with (
        Store.open(folder, ontology=ontology) as store,
        pytest.raises(StoreError, match=f"nothing to read yet: process {process.pid} .*; `kg status"),
    ):
        store.query(COUNT)
    process.communicate("")


def test_a_reader_keeps_its_generation_while_writers_go_on(folder: Path, ontology: Ontology) -> None:
    """The folder that a reader has open is not removed under it; later it is."""
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.add(document(TEXT), [ATTACK])
    reader = Store.open(folder, ontology=ontology)
    assert reader.query(COUNT).rows == [(1,)]
    for number in range(4):
        with Store.open(folder, write=True, ontology=ontology) as store:
            name = f"n{number}"
            store.add(document(TEXT, id=name), [claim(TEXT, "China", "attacks", "Japan", document=name)])
    assert reader.query(COUNT, timeout_s=20).rows == [(1,)]
    reader.close()
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.remove("n0")
    # What is in use, the settled one that it started from, and the one before.
    assert len([path for path in (folder / "store").iterdir() if path.is_dir()]) <= 3


def test_a_writer_leaves_everything_in_one_file(folder: Path, tmp_path: Path, ontology: Ontology) -> None:
    """Who copies project.sqlite alone has all documents, even while somebody reads."""
    Store.open(folder, write=True, ontology=ontology).close()
    reader = Store.open(folder, ontology=ontology)
    assert not list(reader.claims())
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.add(document(TEXT), [ATTACK])
    (tmp_path / "copy").mkdir()
    shutil.copy(folder / "project.sqlite", tmp_path / "copy")
    with Store.open(tmp_path / "copy", ontology=ontology) as store:
        assert list(store.claims()) == [ATTACK]
    assert list(reader.claims()) == [ATTACK]
    reader.close()


def test_a_torn_generation_is_made_anew(folder: Path, ontology: Ontology) -> None:
    """Whatever happens to the quads, the records bring them back."""
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.add(document(TEXT), [ATTACK])
        store.commit()
        before = serialize(store.oxigraph, "nq")
    in_use = current(folder / "store")
    assert in_use is not None
    for table in (in_use / "oxigraph").glob("MANIFEST-*"):
        table.write_bytes(b"torn")
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.add(document(TEXT, id="d2"), [])
        store.remove("d2")
        store.commit()
        assert serialize(store.oxigraph, "nq") == before


def test_quads_that_were_deleted_come_back(folder: Path, ontology: Ontology) -> None:
    """A reader of a project without its store makes it anew."""
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.add(document(TEXT), [ATTACK])
    shutil.rmtree(folder / "store")
    with Store.open(folder, ontology=ontology) as store:
        assert store.query(COUNT).rows == [(1,)]


@pytest.mark.slow
@pytest.mark.parametrize("delay_s", [0.0, 0.03, 0.08, 0.15, 0.3])
def test_a_killed_writer_loses_no_landed_document(
    folder: Path, tmp_path: Path, ontology: Ontology, delay_s: float
) -> None:
    """After ``kill -9`` at any moment every document that had landed is there, whole, and no other."""
    process = writer(folder, 10_000)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    landed = process.stdout.read().split()
    process.communicate()
    with Store.open(folder, ontology=ontology) as store:
        found = [record.id for record in store.manifest()]
        # The last document may have landed without the process having had the time to say so.
        assert set(landed) <= set(found)
        assert len(found) <= len(landed) + 1
        assert store.query(COUNT).rows == [(len(found),)]
        claims = {one.evidence.document: one for one in store.claims()}
        with Store.open(tmp_path / "fresh", write=True, ontology=ontology) as fresh:
            for text in store.documents():
                fresh.add(text, [claims[text.id]])
            fresh.commit()
            assert serialize(store.oxigraph, "nq") == serialize(fresh.oxigraph, "nq")
