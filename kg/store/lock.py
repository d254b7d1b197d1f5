"""One writer a project: a lock that the operating system releases when its holder dies."""

from __future__ import annotations

import fcntl
import os
import sys
from pathlib import Path

from kg.errors import StoreError


def holder_of(path: Path) -> str:
    """Return who holds a lock, or died holding it; empty for nobody."""
    return path.read_text(encoding="utf-8", errors="replace").strip() if path.is_file() else ""


class Lock:
    """An exclusive lock on a file that also names its holder.

    Args:
        path: The lock file; made if absent, never removed, because another process may wait on it.

    Raises:
        StoreError: If another process or store holds it; names the holder.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(self._file, 500).decode("utf-8", "replace").strip() or "another process"
            os.close(self._file)
            what = (
                f"{path.parent} is being written by {holder}; wait until it is done, reading works meanwhile"
            )
            raise StoreError(what) from error
        command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200]
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"process {os.getpid()} ({command})\n".encode("utf-8", "replace"), 0)

    def release(self) -> None:
        """Let others write."""
        os.ftruncate(self._file, 0)
        os.close(self._file)
