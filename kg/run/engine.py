"""Do one thing to many items: here or in several processes, in order, whatever dies on the way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import TimeoutError as OvertimeError
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from kg.errors import KGError
from kg.run.done import Done, attempt, too_slow
from kg.run.pool import Pool

T = TypeVar("T")
R = TypeVar("R")

WINDOW = 4
"""Items in flight per worker: the slowest holds back so many results, and no more memory than theirs."""
GENERATION = 5_000
"""Items per worker before it is replaced: spaCy keeps every new word for ever."""
_GRACE_S = 30.0
"""Seconds above the time limit after which a worker that no alarm reaches is killed; one may still start."""
_DIED = "its worker process died twice: killed, or out of memory"


def run(
    items: Iterable[T],
    do: Callable[[T], R],
    *,
    jobs: int = 1,
    timeout_s: float | None = None,
    start: Callable[[], None] | None = None,
    name: Callable[[T], str] = str,
) -> Iterator[Done[R]]:
    """Yield what ``do`` makes of each item, in the order of the items.

    An item that raises, takes too long or kills its worker is Done with a reason, and the others go on:
    when a worker dies, what was in flight is done again item by item: none is lost, and the culprit is found.

    Args:
        items: Read as needed, never all at once.
        do: A function of a module (or a partial of one): workers import it.
        jobs: Worker processes; 1 works in this process, where only an alarm can stop what takes too long.
        timeout_s: Seconds an item may take; None for no limit.
        start: Called once in each worker before its first item.
        name: What an item is called in messages.

    Raises:
        KGError: If an item shows that all others would fail: a broken ontology, model or store.
    """
    task = _Task(do, timeout_s, start, name)
    for done in task.here(items) if jobs <= 1 else _Crew(task, iter(items), jobs).results():
        if done.is_fatal:
            raise KGError(done.reason)
        yield done


@dataclass(frozen=True)
class _Task(Generic[T, R]):
    """What is to be done to an item, and how."""

    do: Callable[[T], R]
    timeout_s: float | None
    start: Callable[[], None] | None
    name: Callable[[T], str]

    def here(self, items: Iterable[T]) -> Iterator[Done[R]]:
        """Do the items in this process."""
        if self.start is not None:
            self.start()
        for item in items:
            yield attempt(item, self.do, self.name(item), self.timeout_s)

    def pool(self, jobs: int) -> Pool[T, R]:
        """Return workers for it."""
        return Pool(self.do, jobs=jobs, timeout_s=self.timeout_s, start=self.start)

    def wait(self, future: Future[Done[R]]) -> Done[R]:
        """Return the result of an item that a worker does.

        Raises:
            OvertimeError: If it takes so long that no alarm can have reached it.
            BrokenExecutor: If a worker died.
        """
        return future.result(None if self.timeout_s is None else self.timeout_s + _GRACE_S)


@dataclass
class _Crew(Generic[T, R]):
    """Workers and the items they were given."""

    task: _Task[T, R]
    items: Iterator[T]
    jobs: int
    flight: deque[tuple[T, Future[Done[R]] | None]] = field(default_factory=deque)

    def results(self) -> Iterator[Done[R]]:
        """Yield the results in the order of the items, with new workers whenever the old ones are used up."""
        waiting: list[T] = list(islice(self.items, 1))
        while waiting:
            pool = self.task.pool(self.jobs)
            try:
                yield from self._generation(pool, waiting)
            except BrokenExecutor:
                pool.kill()
                yield from self._alone(None)
            except OvertimeError:
                pool.kill()
                yield from self._alone(too_slow(self.task.timeout_s))
            finally:
                # Also on Ctrl-C and when the caller stops listening; after a clean end the workers are idle.
                pool.kill()
            waiting = list(islice(self.items, 1))

    def _generation(self, pool: Pool[T, R], waiting: list[T]) -> Iterator[Done[R]]:
        left = GENERATION * self.jobs
        for item in waiting:
            self._submit(pool, item)
        while self.flight:
            for item in islice(self.items, min(left, WINDOW * self.jobs - len(self.flight))):
                left -= 1
                self._submit(pool, item)
            future = self.flight[0][1]
            assert future is not None
            done = self.task.wait(future)
            self.flight.popleft()
            yield done

    def _submit(self, pool: Pool[T, R], item: T) -> None:
        # Noted before it is handed over: a pool that is broken refuses, and the item must not be lost.
        self.flight.append((item, None))
        self.flight[-1] = (item, pool.submit(item, self.task.name(item)))

    def _alone(self, reason: str | None) -> Iterator[Done[R]]:
        """Yield what was in flight, each done alone that has no result; ``reason`` is the first one's."""
        solo = self.task.pool(1)
        try:
            while self.flight:
                item, future = self.flight.popleft()
                name = self.task.name(item)
                if reason is not None:
                    yield Done(name, reason=reason)
                    reason = None
                elif future and future.done() and not future.cancelled() and not future.exception():
                    yield future.result()
                else:
                    for _ in range(2):
                        try:
                            done = self.task.wait(solo.submit(item, name))
                            break
                        except (BrokenExecutor, OvertimeError) as error:
                            solo.kill()
                            solo = self.task.pool(1)
                            is_late = isinstance(error, OvertimeError)
                            done = Done(name, reason=too_slow(self.task.timeout_s) if is_late else _DIED)
                            # A worker may die once by accident; an item that took too long will again.
                            if is_late:
                                break
                    yield done
        finally:
            solo.kill()
