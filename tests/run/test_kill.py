"""A build that is killed loses nothing that landed, doubles nothing, and goes on where it was."""

from __future__ import annotations

import multiprocessing
import random
import time
from pathlib import Path

import pytest

from kg.codec import dump_claims
from kg.errors import StoreError
from kg.store import Store
from tests.run.killing import build

COUNT = 500
KILLS = 50


def contents(folder: Path) -> tuple[str, str]:
    """Return claims and quads of a project folder."""
    with Store.open(folder) as store:
        store.dump(folder.parent / "dump.trig")
        return dump_claims(store.claims()), (folder.parent / "dump.trig").read_text(encoding="utf-8")


def count(folder: Path) -> int:
    """Return how many documents a project folder holds; none, if the kill came before it was one."""
    try:
        with Store.open(folder) as store:
            return sum(record.status == "done" for record in store.manifest())
    except StoreError:
        return 0


@pytest.mark.slow
def test_fifty_kills_leave_what_an_undisturbed_build_leaves(tmp_path: Path) -> None:
    """Kill -9 at random moments; each time what was landed stays, and the end is the same to the byte."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.run.killing"])
    chance = random.Random(7)
    folder = tmp_path / "killed"
    kills, landed, total = 0, 0, COUNT
    done = tmp_path / "done"
    done.mkdir()
    while kills < KILLS:
        jobs = 2 if kills % 10 == 9 else 1
        process = context.Process(target=build, args=(folder, total), kwargs={"jobs": jobs, "done": done})
        process.start()
        process.join(chance.uniform(0.02, 0.2) + (0.8 if jobs == 2 else 0))
        if not process.is_alive():
            assert process.exitcode == 0
            total += COUNT  # a fast machine gets more to do until it has been killed often enough
            continue
        process.kill()
        process.join()
        kills += 1
        # A reader brings the quads up to date, which takes a second: not after each kill.
        if kills % 10 == 0:
            held = count(folder)
            assert held >= landed
            landed = held
    build(folder, total, done=done)
    build(tmp_path / "whole", total)
    assert contents(folder) == contents(tmp_path / "whole")
    # A document is done again only if it was in flight: done, but not landed, when the kill came.
    again = sum(len(path.read_text(encoding="utf-8")) - 1 for path in done.iterdir())
    assert again <= kills * 8


def test_a_second_build_waits_for_nobody_and_harms_nobody(tmp_path: Path) -> None:
    """Two builds at once on one folder: the second says who holds it."""
    with Store.open(tmp_path / "out", write=True), pytest.raises(StoreError, match=r"\d"):
        build(tmp_path / "out", 3)
    build(tmp_path / "out", 3)
    with Store.open(tmp_path / "out") as store:
        assert len(list(store.documents())) == 3


def test_a_build_of_the_same_documents_does_nothing(tmp_path: Path) -> None:
    """What is current is not thought about again."""
    build(tmp_path / "out", 20)
    done = tmp_path / "done"
    done.mkdir()
    begun = time.perf_counter()
    build(tmp_path / "out", 20, done=done)
    assert not list(done.iterdir())
    assert time.perf_counter() - begun < 5
