"""Show how far a run got: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar

_EVERY_S = 10.0
"""Seconds between two plain lines: the log of a day's run has 8,640 of them."""


class Progress:
    """Counts what is done; use it as a context, call ``step`` once a document."""

    def __init__(
        self, console: Console, total: int | None = None, *, clock: Callable[[], float] = monotonic
    ) -> None:
        self.documents = self.claims = self.failed = 0
        self._console = console
        self._total = total
        """Number of documents, for the time left; None when it is not known."""
        self._clock = clock
        self._begun = self._said = clock()
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if self._console.is_terminal:
            from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
            self._bar = Bar(*columns, console=self._console, transient=True)
            self._bar.add_task(self.line(), total=self._total)
            self._bar.start()
        return self

    def step(self, claims: int | None, *, documents: int = 1) -> None:
        """Count a document.

        Args:
            claims: How many claims it gave; None when it failed.
            documents: How many documents gave them, where several are done at a time.
        """
        if claims is None:
            self.failed += 1
        else:
            self.documents += documents
            self.claims += claims
        now = self._clock()
        if self._bar is not None:
            task = self._bar.task_ids[0]
            self._bar.update(task, completed=self.documents + self.failed, description=self.line())
        elif now - self._said >= _EVERY_S:
            self._said = now
            self._console.print(self.line(), markup=False, highlight=False)

    def line(self) -> str:
        """Return the counts, the rate and, where the total is known, the time left."""
        done = self.documents + self.failed
        rate = done / max(self._clock() - self._begun, 0.001)
        parts = [f"{done:,}" if self._total is None else f"{done:,} of {self._total:,}"]
        parts[0] += " document" if parts == ["1"] else " documents"
        parts.append(f"{self.claims:,} claims")
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        parts.append(f"{rate:.1f} documents/s")
        if self._total is not None and done and self._bar is None:
            left_s = round((self._total - done) / rate)
            parts.append(f"{left_s // 3600}:{left_s // 60 % 60:02}:{left_s % 60:02} left")
        return ", ".join(parts)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
