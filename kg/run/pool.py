"""A pool of worker processes that can be killed and that never outlives its parent."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process
from typing import Generic, TypeVar

from kg.run.done import Done, attempt

T = TypeVar("T")
R = TypeVar("R")


class Pool(Generic[T, R]):
    """Workers that do one item at a time; spawned, because fork copies the locks that threads hold."""

    def __init__(
        self, do: Callable[[T], R], *, jobs: int, timeout_s: float | None, start: Callable[[], None] | None
    ) -> None:
        self._do = do
        self._timeout_s = timeout_s
        self._executor = ProcessPoolExecutor(
            jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(start,)
        )

    def submit(self, item: T, name: str) -> Future[Done[R]]:
        """Hand an item to the next free worker."""
        return self._executor.submit(_attempt, item, self._do, name, self._timeout_s)

    def close(self) -> None:
        """Let the workers finish what was submitted, and end them."""
        self._executor.shutdown()

    def kill(self) -> None:
        """End the workers at once, whatever they do."""
        # A dead worker's slot is still listed, and killing a process that is gone raises nothing.
        for process in list((self._executor._processes or {}).values()):
            process.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)


def _begin(start: Callable[[], None] | None) -> None:
    # Ctrl-C reaches the whole group of processes; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    if start is not None:
        start()


def _attempt(item: T, do: Callable[[T], R], name: str, timeout_s: float | None) -> Done[R]:
    done = attempt(item, do, name, timeout_s)
    if not gc.get_freeze_count():
        # The model and the names that the first item loaded stay: looking through them for garbage takes
        # 100 ms each time, a twentieth of all time.
        gc.freeze()
    return done


def _die_with_parent() -> None:
    """Wait for the parent to be gone: a worker of a killed parent would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
