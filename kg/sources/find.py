"""Find the documents that inputs name: files, folders, tables, archives, feeds, addresses, standard input."""

from __future__ import annotations

import io
import logging
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.sources.kinds import kind_of, kind_of_bytes
from kg.sources.names import file_ids
from kg.sources.raw import Failure, Limits, Raw
from kg.sources.records import find_lines

Container = Callable[[Raw, BinaryIO, Limits], Iterator[Raw | Failure]]
CONTAINERS: dict[str, Container] = {"jsonl": find_lines}
"""What holds more than one document."""

_log = logging.getLogger(__name__)
_STDIN = Path("-")


def find(inputs: Iterable[str | Path], *, limits: Limits | None = None) -> Iterator[Raw | Failure]:
    """Yield what the inputs name, the files of a folder sorted by path, each with an id of its own.

    Args:
        inputs: Paths of files and folders, and ``-`` for standard input.
        limits: Sizes above which something is set aside; None for the usual ones.
    """
    limits = limits or Limits()
    found: list[tuple[Path, Path] | Failure] = []
    for name in inputs:
        found += [(_STDIN, _STDIN)] if str(name) == "-" else _files(Path(name))
    files = list(dict.fromkeys(entry for entry in found if isinstance(entry, tuple)))
    ids = dict(zip(files, file_ids(files), strict=True))
    seen: set[str] = set()
    for entry in dict.fromkeys(found):
        for raw in [entry] if isinstance(entry, Failure) else _expand(entry[1], ids[entry], limits):
            if isinstance(raw, Raw):
                if raw.id in seen:
                    yield Failure(raw.origin, f"a second document with the id {raw.id!r}; ids must differ")
                    continue
                seen.add(raw.id)
            yield raw


def _files(path: Path) -> list[tuple[Path, Path] | Failure]:
    """Return a file, or the files below a folder, each with the folder that was named."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        dangling = missing and path.is_symlink()
        reason = (
            "a link that leads nowhere"
            if dangling
            else "no such file or folder"
            if missing
            else _reason(error)
        )
        return [Failure(_shown(path), reason)]
    if stat.S_ISREG(mode):
        return [(path.parent, path)]
    if not stat.S_ISDIR(mode):
        return [Failure(_shown(path), "neither a file nor a folder")]
    files: list[Path] = []
    # Links to folders are not followed: one may lead back up.
    unreadable: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += (Path(folder, name) for name in names if not name.startswith("."))
    found: list[tuple[Path, Path] | Failure] = []
    for file in sorted(files):
        if kind_of(file.name) is None:
            _log.info("%s: passed over, its ending is none that kg reads", _shown(file))
        else:
            found += [(path, file)] if file.is_file() else _files(file)
    found += (Failure(_shown(Path(error.filename)), _reason(error)) for error in unreadable)
    return found or [Failure(_shown(path), "no document in this folder")]


def _expand(path: Path, id: str, limits: Limits) -> Iterator[Raw | Failure]:
    if path == _STDIN:
        data = sys.stdin.buffer.read(limits.file_bytes + 1)
        raw = Raw("stdin", kind_of_bytes(data), "-", data=data)
        if len(data) > limits.file_bytes:
            yield Failure("-", f"more than {limits.file_bytes:,} bytes on standard input")
            return
    else:
        try:
            raw = Raw(id, kind_of(path.name) or _sniff(path), _shown(path), path=path)
        except OSError as error:
            yield Failure(_shown(path), _reason(error))
            return
    yield from expand(raw, limits)


def expand(raw: Raw, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield the documents of a container, or the document itself."""
    container = CONTAINERS.get(raw.kind)
    if container is None:
        yield raw
        return
    try:
        with raw.path.open("rb") if raw.path else io.BytesIO(raw.data or b"") as file:
            yield from container(raw, file, limits)
    except OSError as error:
        yield Failure(raw.origin, _reason(error))


def _sniff(path: Path) -> str:
    with path.open("rb") as file:
        return kind_of_bytes(file.read(512))


def _reason(error: OSError | ValueError) -> str:
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _shown(path: Path) -> str:
    """Return a path for messages and JSON: bytes that are no UTF-8 as question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
