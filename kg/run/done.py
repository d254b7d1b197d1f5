"""What became of an item, and doing it under a time limit."""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from logging import getLogger
from time import perf_counter
from typing import Generic, TypeVar

from kg.errors import KGError, ModelError, OntologyError, StoreError

T = TypeVar("T")
R = TypeVar("R")
_log = getLogger(__name__)

FATAL = (OntologyError, ModelError, StoreError)
"""Errors that every other item would meet as well: they end the run."""


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """The result of one item, or why there is none."""

    name: str
    value: R | None = None
    reason: str | None = None
    """In one line; None when ``value`` stands."""
    seconds: float = 0.0
    is_fatal: bool = False


class _TooSlowError(Exception):
    """Raised by the alarm inside of what takes too long."""


def attempt(item: T, do: Callable[[T], R], name: str, timeout_s: float | None) -> Done[R]:
    """Do one item; whatever it raises becomes the reason.

    The time limit holds where signals reach: in the main thread, between two instructions of Python. A single
    call into C ends when it ends; ``kg.run.engine`` kills a worker for that.
    """
    begun = perf_counter()
    try:
        with _alarm(timeout_s):
            value = do(item)
    except _TooSlowError:
        return Done(name, reason=too_slow(timeout_s), seconds=perf_counter() - begun)
    except FATAL as error:
        return Done(name, reason=str(error), is_fatal=True)
    except KGError as error:
        return Done(name, reason=str(error), seconds=perf_counter() - begun)
    except MemoryError:
        return Done(name, reason="needs more memory than there is", seconds=perf_counter() - begun)
    except Exception as error:  # noqa: BLE001 - one bad document never stops a run; the traceback is logged
        _log.info("%s failed\n%s", name, traceback.format_exc())
        words = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}".removesuffix(": ")
        return Done(name, reason=words, seconds=perf_counter() - begun)
    return Done(name, value, seconds=perf_counter() - begun)


def too_slow(timeout_s: float | None) -> str:
    """Return the reason of an item that took too long."""
    return f"took longer than {timeout_s:g} s"


@contextmanager
def _alarm(timeout_s: float | None) -> Iterator[None]:
    """Raise _TooSlowError in the body after ``timeout_s``, where the platform and the thread allow it."""
    if (
        timeout_s is None
        or threading.current_thread() is not threading.main_thread()
        or not hasattr(signal, "SIGALRM")
    ):
        yield
        return

    def ring(signum: int, frame: object) -> None:
        raise _TooSlowError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, timeout_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
