"""Shards make the very project, and the very quads, that the inputs make directly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
import pytest

import kg
from kg.analysis.disputes import disputes
from kg.errors import KGError, StoreError
from kg.project import Project
from kg.shards import build, load
from kg.shards.index import part_names
from kg.shards.place import Place
from kg.store.dump import serialize
from kg.store.lock import Lock


@pytest.fixture(scope="module")
def direct(archive: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Return what ``kg build`` makes of the archive."""
    with kg.build(archive, tmp_path_factory.mktemp("direct") / "out") as project:
        yield project


def table(whole: Path, name: str) -> list[dict[str, object]]:
    """Return the rows of a table of the second pass."""
    rows: list[dict[str, object]] = pyarrow.parquet.read_table(whole / "derived" / name).to_pylist()
    return rows


def test_a_loaded_project_equals_a_built_one(whole: Path, direct: Project, tmp_path: Path) -> None:
    """Sorted N-Quads, claims and documents are the same to the byte."""
    with load([str(whole)], tmp_path / "out") as project:
        assert serialize(project.store.oxigraph, "nq") == serialize(direct.store.oxigraph, "nq")
        assert project.documents() == direct.documents()
    for name in ("claims.jsonl", "graph.trig", "graph.graphml"):
        assert direct.path is not None
        assert (tmp_path / "out" / name).read_bytes() == (direct.path / name).read_bytes()


def test_the_shards_hold_every_quad_once(whole: Path, direct: Project) -> None:
    """A bulk load of the N-Quads is the store: nothing has to be computed after it."""
    files = [whole / "quads" / f"{part}.nq" for part in part_names(Place(str(whole)))]
    files += (whole / "derived" / "quads").iterdir()
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert sorted(lines) == sorted(serialize(direct.store.oxigraph, "nq").decode().splitlines())


def test_stories_and_disputes_are_those_of_a_project(whole: Path, direct: Project) -> None:
    """One pass over the shards finds what the project finds."""
    retold = {str(row["document"]): str(row["story"]) for row in table(whole, "stories")}
    assert (retold["killed"], retold["later"], retold["n06"]) == ("killed", "killed", "n00")
    everyone = {name: name for name in direct.store.stories()}
    assert everyone | retold == direct.store.stories()
    found = {(one.subject, one.relation, one.object) for one in disputes(direct.graph())}
    assert found
    assert {(row["subject"], row["relation"], row["object"]) for row in table(whole, "disputes")} == found


def test_corroboration_counts_a_story_once(whole: Path) -> None:
    """Eight documents say it, in three stories: two short ones told three times each, a long one twice."""
    rows = [row for row in table(whole, "propositions") if row["relation"] == "attacks"]
    row = next(row for row in rows if str(row["subject"]).endswith("/russia"))
    assert (row["documents"], row["stories_asserting"], row["stories_denying"]) == (8, 3, 0)


def test_the_table_of_actors_has_each_once(whole: Path, direct: Project) -> None:
    """With the name of the registry, and as many as the claims name."""
    rows = table(whole, "actors")
    names = {str(row["name"]) for row in rows}
    assert len(rows) == len(names)
    assert {claim.subject.actor.name for claim in direct.claims()} <= names


def test_shards_that_are_not_finished_are_refused(tmp_path: Path) -> None:
    """The message says what makes them."""
    with pytest.raises(StoreError, match="no finished shards; `kg build"):
        load([str(tmp_path)], tmp_path / "out")


def test_a_second_build_waits_for_nobody_and_harms_nobody(archive: list[Path], tmp_path: Path) -> None:
    """It says who is at work."""
    (tmp_path / "shards").mkdir()
    lock = Lock(tmp_path / "shards" / "lock")
    with pytest.raises(StoreError, match=r"is being written by process \d+"):
        build(archive, str(tmp_path / "shards"))
    lock.release()


def test_a_disk_that_is_full_ends_the_run(archive: list[Path], tmp_path: Path) -> None:
    """One line, not a failure for each of the documents."""
    (tmp_path / "shards").mkdir()
    (tmp_path / "shards" / "quads").write_text("in the way", encoding="utf-8")
    with pytest.raises(KGError, match=r"quads/\w+.nq cannot be written"):
        build(archive, str(tmp_path / "shards"))


def test_shards_may_lie_in_an_object_store(archive: list[Path], tmp_path: Path) -> None:
    """Every path goes through fsspec; here to its store in memory."""
    built = build(archive[1:], "memory://news/shards")
    with load(["memory://news/shards"], tmp_path / "out") as project:
        assert [document.id for document in project.documents()] == ["killed", "later"]
        assert len(project.claims()) == built.index.claims > 0
