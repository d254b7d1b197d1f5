"""What the tests let workers do; a module of its own, because workers import it."""

from __future__ import annotations

import gc
import os
import signal
import time
from pathlib import Path

from kg.errors import OntologyError, SourceError


def double(number: int) -> int:
    """Return twice the number; 13 kills its worker, 14 is a bad document, 15 never ends."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 14:
        raise SourceError("no text in it")
    if number == 15:
        time.sleep(60)
    if number == 16:
        raise OntologyError("no such relation", path="wording.toml", line=3)
    if number == 17:
        raise ZeroDivisionError
    return 2 * number


def once(folder: Path, number: int) -> int:
    """Return the number; the first who does it dies on the way."""
    mark = folder / str(number)
    if number % 5 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def stall(folder: Path, number: int) -> int:
    """Leave a note of this process and take long."""
    (folder / str(os.getpid())).touch()
    time.sleep(60)
    return number


def noted(folder: Path) -> None:
    """Leave a note of the process that starts."""
    (folder / f"start-{os.getpid()}").touch()


def stubborn(number: int) -> int:
    """Take for ever where no alarm reaches, if the number is 3."""
    if number == 3:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(600)
    return number


def kept(number: int) -> int:
    """Return how many objects the process never looks through for garbage."""
    return gc.get_freeze_count()
