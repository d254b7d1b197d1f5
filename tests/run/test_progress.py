"""Progress tells counts, rate and time left, and is quiet where nobody looks."""

from __future__ import annotations

import io

from rich.console import Console

from kg.run import Progress


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the time that was set."""
        return self.now


def test_a_log_gets_a_line_every_ten_seconds() -> None:
    """Counts, failures, rate and the time left, without control characters."""
    out, clock = io.StringIO(), Clock()
    with Progress(Console(file=out), 100, clock=clock) as progress:
        for second in range(1, 26):
            clock.now = float(second)
            progress.step(None if second == 5 else 3)
    assert out.getvalue().splitlines() == [
        "10 of 100 documents, 27 claims, 1 failed, 1.0 documents/s, 0:01:30 left",
        "20 of 100 documents, 57 claims, 1 failed, 1.0 documents/s, 0:01:20 left",
    ]


def test_a_terminal_gets_a_bar() -> None:
    """The counts stand beside it."""
    out = io.StringIO()
    with Progress(Console(file=out, force_terminal=True, width=120), 2) as progress:
        progress.step(4)
        progress.step(None)
    assert "2 of 2 documents, 4 claims, 1 failed" in out.getvalue()
