"""Workers of a Dask cluster: started on this machine, or of a scheduler that runs already."""

from __future__ import annotations

import ipaddress
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from logging import getLogger
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit

from kg.errors import KGError, MissingExtra
from kg.run.done import Done, attempt
from kg.run.engine import WINDOW

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")
_DEATHS = 1
"""Deaths that a part survives on workers we start; a second one is no accident."""
_CONNECT_S = 30
_log = getLogger(__name__)


class Cluster:
    """Dask workers.

    Args:
        address: Of a scheduler; None starts workers on this machine, which nobody else can reach.
        jobs: Workers to start.

    Raises:
        KGError: If the address leads to another machine without TLS: whoever reaches a scheduler runs code.
    """

    def __init__(self, address: str | None, jobs: int) -> None:
        self._address = address and checked(address)
        self._jobs = jobs
        self._opened = ExitStack()
        self._client: Client | None = None

    def __enter__(self) -> Self:
        try:
            import dask
            from distributed import Client, LocalCluster
        except ImportError as error:
            raise MissingExtra("distributed", "dask") from error
        try:
            if self._address is None:
                # Workers that die tell so themselves; Dask's own lines come on top of ours.
                getLogger("distributed").setLevel("CRITICAL")
                settings = {
                    "distributed.scheduler.allowed-failures": _DEATHS,
                    "distributed.worker.memory.terminate": False,
                }
                self._opened.enter_context(dask.config.set(settings))
                local = LocalCluster(
                    n_workers=self._jobs,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address=None,
                    memory_limit=0,
                    silence_logs=50,
                )
                self._opened.enter_context(local)
                self._client = self._opened.enter_context(Client(local))
            else:
                self._client = self._opened.enter_context(
                    Client(self._address, timeout=_CONNECT_S, security=_security(self._address))
                )
        except (OSError, TimeoutError, ValueError) as error:
            self._opened.close()
            raise KGError(f"no Dask scheduler at {self._address}: {error}") from error
        except BaseException:
            self._opened.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._client = None
        self._opened.close()

    def greet(self, check: Callable[[], None]) -> None:
        """As ``Engine.greet``; a worker that joins later is asked by the parts that it gets."""
        assert self._client is not None, "use it in a with statement"
        self._client.run(check)

    def run(
        self, items: Iterable[T], do: Callable[[T], R], *, name: Callable[[T], str] = str, alone: bool = False
    ) -> Iterator[Done[R]]:
        """As ``Engine.run``; Dask does again what a worker had that died."""
        assert self._client is not None, "use it in a with statement"
        flight: deque[tuple[str, Any]] = deque()
        source = iter(items)
        try:
            while True:
                wanted = 1 if alone else WINDOW * self._workers()
                for item in islice(source, max(wanted - len(flight), 0)):
                    called = name(item)
                    flight.append(
                        (called, self._client.submit(attempt, item, do, called, None, pure=False, retries=0))
                    )
                if not flight:
                    return
                done = _result(*flight.popleft())
                if done.is_fatal:
                    raise KGError(done.reason)
                yield done
        finally:
            for _, future in flight:
                future.cancel()

    def _workers(self) -> int:
        assert self._client is not None
        known: dict[str, Any] = self._client.scheduler_info(n_workers=-1)["workers"]
        return max(sum(int(worker["nthreads"]) for worker in known.values()), 1)


def _result(name: str, future: Any) -> Done[Any]:  # noqa: ANN401 - a future of Dask
    from distributed import CancelledError
    from distributed.scheduler import KilledWorker

    try:
        done: Done[Any] = future.result()
    except KilledWorker:
        return Done(name, reason="its worker processes died: killed, or out of memory")
    except (CancelledError, OSError, TimeoutError) as error:
        raise KGError(f"the Dask cluster is gone: {error}; the same command goes on from here") from error
    return done


def checked(address: str) -> str:
    """Return an address that may be used.

    Raises:
        KGError: If it is none, or leads to another machine without TLS.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"tcp", "tls"} or not parts.hostname:
        raise KGError(
            f"{address}: no address of a Dask scheduler; write tcp://127.0.0.1:8786 or tls://HOST:8786"
        )
    if parts.scheme == "tcp" and not _is_loopback(parts.hostname):
        raise KGError(
            f"{address}: a scheduler on another machine runs whatever reaches it; start it with certificates "
            f"(docs/scale.md) and use tls://{parts.netloc}"
        )
    return address


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _security(address: str) -> Any:  # noqa: ANN401 - Security of distributed
    """Return the certificates that Dask's configuration names (``distributed.comm.tls``).

    Raises:
        KGError: If it names none.
    """
    if not address.startswith("tls"):
        return None
    import dask
    from distributed.security import Security

    if not dask.config.get("distributed.comm.tls.ca-file", None):
        raise KGError(
            f"{address}: no certificates; name them in ~/.config/dask/tls.yaml under distributed.comm.tls "
            "(docs/scale.md)"
        )
    return Security(require_encryption=True)
