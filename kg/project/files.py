"""Write a result whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kg.errors import OutputError


def write_text(path: Path, text: str | Iterable[str]) -> None:
    """Write a file by way of a temporary one beside it, so that no reader ever sees half of it.

    A text may come in pieces, which are never all held at once.

    Lone surrogates, which a document may hold and UTF-8 may not, are written as ``?``.

    Raises:
        OutputError: If the file cannot be written; what stood there before is untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OutputError(f"cannot write {str(path)!r}: {_reason(error)}") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only their owner can read; a result is as readable as any other file.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {str(path)!r}: {_reason(error)}") from error
    finally:
        temporary.unlink(missing_ok=True)


def check_folder(path: Path) -> None:
    """Raise an OutputError unless a folder stands at ``path`` or can be made there; makes nothing."""
    if path.exists() and not path.is_dir():
        raise OutputError(f"cannot write to {str(path)!r}: it is a file, name a folder")
    nearest = next(folder for folder in (path, *path.absolute().parents) if folder.exists())
    if not nearest.is_dir():
        raise OutputError(f"cannot write to {str(path)!r}: {str(nearest)!r} is a file")
    try:
        # Asking by trying: access rights say yes on read-only file systems and to root.
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        raise OutputError(f"cannot write to {str(path)!r}: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
