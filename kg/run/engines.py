"""Where parts are done: in this machine's processes or on a Dask cluster, by one small interface."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, Self, TypeVar

from kg.errors import KGError
from kg.run.done import Done
from kg.run.engine import run

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Does one thing to many items; leaves nothing running when its ``with`` ends."""

    def __enter__(self) -> Self:
        """Start the workers."""
        ...

    def __exit__(self, *_: object) -> None:
        """End them."""
        ...

    def greet(self, check: Callable[[], None]) -> None:
        """Call ``check`` in each worker of another machine that is there already.

        Raises:
            KGError: If one refuses.
        """
        ...

    def run(
        self, items: Iterable[T], do: Callable[[T], R], *, name: Callable[[T], str] = str, alone: bool = False
    ) -> Iterator[Done[R]]:
        """Yield what ``do`` makes of each item, in the order of the items.

        Args:
            items: Read as needed, never all at once.
            do: A function of a module, or a partial or method that can be sent to a worker.
            name: What an item is called in messages.
            alone: Whether one item is done at a time, so that it alone is to blame for its worker's death.
        """
        ...


class Local:
    """This process, or several of this machine."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def greet(self, check: Callable[[], None]) -> None:
        """As ``Engine.greet``; what this machine starts is as this process."""

    def run(
        self, items: Iterable[T], do: Callable[[T], R], *, name: Callable[[T], str] = str, alone: bool = False
    ) -> Iterator[Done[R]]:
        """As ``Engine.run``; ``kg.run.run`` does items in doubt alone by itself."""
        return run(items, do, jobs=self.jobs, name=name)


def engine(name: str = "local", jobs: int = 1) -> Engine:
    """Return an engine by the name that a user gives it.

    Args:
        name: ``local``, ``dask`` for workers of this machine, or ``dask=ADDRESS`` of a scheduler.
        jobs: Worker processes where the engine starts them.

    Raises:
        KGError: If there is no such engine, or the way to the scheduler is not safe.
    """
    if name == "local":
        return Local(jobs)
    kind, _, address = name.partition("=")
    if kind == "dask" and (address or "=" not in name):
        from kg.run.cluster import Cluster

        return Cluster(address or None, jobs)
    raise KGError(f"no engine {name!r}; there is local, dask and dask=tls://HOST:PORT")
