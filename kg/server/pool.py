"""Worker processes that answer queries; each is killed when a query breaks a limit, and started anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue

from kg.store.engine import Limits, QueryStopped, Worker
from kg.store.evaluate import Question
from kg.store.folder import QUADS as STORE
from kg.store.folder import open_reader
from kg.store.generations import QUADS, Reader, current


@dataclass
class _Slot:
    reader: Reader
    worker: Worker

    def close(self) -> None:
        self.worker.close()
        self.reader.close()


class Pool:
    """A fixed number of workers on a project; a new generation is picked up with the next query.

    Args:
        folder: The project.
        limits: What one query may cost.
        size: Queries answered at once; another one waits for its turn at most as long as a query may take.
    """

    def __init__(self, folder: Path, limits: Limits, *, size: int = 2) -> None:
        self._folder = folder
        self._limits = limits
        self._slots: Queue[_Slot | None] = Queue()
        for _ in range(size):
            self._slots.put(None)
        self._size = size

    def ask(self, question: Question) -> tuple[str, bytes]:
        """Return kind and answer of a question.

        Raises:
            QueryStopped: If it breaks a limit, or no worker becomes free in time.
            QueryError: If it is wrong.
        """
        try:
            slot = self._slots.get(timeout=self._limits.timeout_s)
        except Empty:
            raise QueryStopped("all workers are busy with other queries; try again") from None
        try:
            slot = self._fresh(slot)
            return slot.worker.ask(question, self._limits)
        finally:
            self._slots.put(slot)

    def close(self) -> None:
        """Kill all workers that are not answering."""
        for _ in range(self._size):
            try:
                slot = self._slots.get_nowait()
            except Empty:
                return
            if slot is not None:
                slot.close()

    def _fresh(self, slot: _Slot | None) -> _Slot:
        if slot is not None and slot.reader.folder == current(self._folder / STORE):
            return slot
        if slot is not None:
            slot.close()
        reader = open_reader(self._folder)
        return _Slot(reader, Worker(reader.folder / QUADS))
