"""A run gives one result an item, in order, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.run import engine, run
from tests.run.work import double, kept, noted, once, stubborn

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    """One process or two, the results are the same."""
    assert [done.value for done in run(range(10), double, jobs=jobs)] == [2 * number for number in range(10)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_that_raises_has_a_reason_and_the_others_a_value(jobs: int) -> None:
    """A bad document and a bug of ours are one line each."""
    results = list(run([1, 14, 17, 2], double, jobs=jobs, name=lambda number: f"document {number}"))
    assert [done.value for done in results] == [2, None, None, 4]
    assert [done.name for done in results if done.reason] == ["document 14", "document 17"]
    assert [done.reason for done in results if done.reason] == ["no text in it", "ZeroDivisionError"]


def test_workers_keep_what_their_first_item_loaded() -> None:
    """A worker does not look through it for garbage again; a caller's process is left as it is."""
    assert [bool(done.value) for done in run(range(40), kept, jobs=2)][-1]
    assert not any(done.value for done in run(range(4), kept, jobs=1))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_that_takes_too_long_is_stopped(jobs: int) -> None:
    """The alarm ends it, and the run goes on."""
    results = list(run([1, 15, 2], double, jobs=jobs, timeout_s=2))
    assert [done.value for done in results] == [2, None, 4]
    assert results[1].reason == "took longer than 2 s"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_ontology_ends_the_run(jobs: int) -> None:
    """What every document would meet is no failure of one."""
    with pytest.raises(KGError, match=r"wording.toml:3: no such relation"):
        list(run([1, 16, 2], double, jobs=jobs))


def test_an_item_that_kills_its_worker_is_found_and_the_others_are_done() -> None:
    """The culprit is tried again alone; nothing else is lost."""
    results = list(run([*range(8), 13, *range(8)], double, jobs=2))
    assert [done.value for done in results] == [*range(0, 16, 2), None, *range(0, 16, 2)]
    assert results[8].reason == "its worker process died twice: killed, or out of memory"


def test_workers_killed_from_outside_lose_nothing(tmp_path: Path) -> None:
    """Every fifth item meets a kill -9 once; each item still has its result, once."""
    assert [done.value for done in run(range(12), partial(once, tmp_path), jobs=2)] == list(range(12))


def test_a_worker_that_no_alarm_reaches_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A single endless call into C ends with its process."""
    monkeypatch.setattr(engine, "_GRACE_S", 3.0)
    results = list(run(range(6), stubborn, jobs=2, timeout_s=1))
    assert [done.value for done in results] == [0, 1, 2, None, 4, 5]
    assert results[3].reason == "took longer than 1 s"


def test_workers_are_replaced_before_they_grow_fat(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After so many items new processes start, and no item is lost between them."""
    monkeypatch.setattr(engine, "GENERATION", 3)
    assert [done.value for done in run(range(13), double, jobs=2, start=partial(noted, tmp_path))][:13] == [
        2 * number if number != 13 else None for number in range(13)
    ]
    assert len(list(tmp_path.iterdir())) >= 2


def test_items_are_read_as_needed() -> None:
    """A run holds a window of items, never all of them."""
    read = 0

    def items() -> object:
        nonlocal read
        for number in range(100):
            read += 1
            yield number % 10

    results = run(items(), double, jobs=2)  # type: ignore[arg-type]
    next(results)
    assert read <= 1 + 2 * engine.WINDOW
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_its_parent(how: signal.Signals, tmp_path: Path) -> None:
    """A run that is killed or interrupted leaves no process behind."""
    code = (
        "from functools import partial; from pathlib import Path; from kg.run import run; from tests.run.work import stall\n"
        f"if __name__ == '__main__': list(run(range(9), partial(stall, Path({str(tmp_path)!r})), jobs=2))"
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    notes = tmp_path
    parent = subprocess.Popen(
        [sys.executable, str(script)], env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 30
    while len(list(notes.glob("[0-9]*"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = [int(note.name) for note in notes.glob("[0-9]*")]
    assert len(workers) == 2
    parent.send_signal(how)
    parent.wait(20)
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
