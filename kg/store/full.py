"""A full disk is told in one line; what landed before stays."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SQLITE_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class DiskFullError(StoreError):
    """There is no space left."""


@contextmanager
def told_when_full(path: Path | None) -> Iterator[None]:
    """Turn what SQLite, Oxigraph and Python say of a full disk into one error.

    Args:
        path: The project; None for a store in memory, whose errors pass.

    Raises:
        DiskFullError: If the block found no space.
    """
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        if path is None or not is_full(error):
            raise
        what = f"{path} has no space left; free some and run again, what landed stays"
        raise DiskFullError(what) from error


def is_full(error: Exception) -> bool:
    """Return whether a disk, a quota or a limit of file size is used up."""
    if isinstance(error, sqlite3.Error):
        # The low byte is the kind; the journal's index on a full disk is an I/O error with a detail.
        return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _SQLITE_FULL
    # Oxigraph's errors bear the words of RocksDB and no number.
    words = str(error)
    return getattr(error, "errno", None) in _FULL or "No space left" in words or "File too large" in words
