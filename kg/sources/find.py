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
from urllib.parse import urlsplit

from kg.errors import KGError, SourceError
from kg.sources.archive import find_tar, find_zip
from kg.sources.feed import find_feed
from kg.sources.jsons import find_json, find_lines
from kg.sources.kinds import SNIFFED, kind_of, kind_of_bytes, kind_of_type
from kg.sources.names import file_ids, safe_id
from kg.sources.raw import Failure, Limits, Raw, one_line
from kg.sources.tables import find_csv, find_parquet
from kg.sources.unpack import BROKEN, PACKERS, unpacked
from kg.sources.warc import find_warc

Container = Callable[[Raw, BinaryIO, Limits], Iterator[Raw | Failure]]
CONTAINERS: dict[str, Container] = {
    "jsonl": find_lines,
    "json": find_json,
    "csv": find_csv,
    "parquet": find_parquet,
    "feed": find_feed,
    "warc": find_warc,
    "zip": find_zip,
    "tar": find_tar,
}
"""What holds more than one document."""

_log = logging.getLogger(__name__)
_STDIN = Path("-")
_DEEPEST = 2
"""Containers in one another: a table in an archive."""


def find(inputs: Iterable[str | Path], *, limits: Limits | None = None) -> Iterator[Raw | Failure]:
    """Yield what the inputs name, the files of a folder sorted by path, each with an id of its own.

    Args:
        inputs: Paths of files and folders, addresses (``https://...``), and ``-`` for standard input.
        limits: Sizes above which something is set aside; None for the usual ones.
    """
    limits = limits or Limits()
    found: list[tuple[Path, Path] | str | Failure] = []
    for name in inputs:
        if str(name) == "-":
            found.append((_STDIN, _STDIN))
        elif str(name).startswith(("http://", "https://")):
            found.append(str(name))
        else:
            found += _files(Path(name))
    files = list(dict.fromkeys(entry for entry in found if isinstance(entry, tuple)))
    ids = dict(zip(files, file_ids(files), strict=True))
    seen: set[str] = set()
    for entry in dict.fromkeys(found):
        if isinstance(entry, Failure):
            yield entry
            continue
        raws = _fetched(entry, limits) if isinstance(entry, str) else _expand(entry[1], ids[entry], limits)
        for raw in raws:
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


def _fetched(url: str, limits: Limits) -> Iterator[Raw | Failure]:
    # Loaded here, so that nothing that opens the network is loaded unless the user names an address.
    from kg.sources.web import fetch

    try:
        page = fetch(url, limits=limits)
    except SourceError as error:
        yield Failure(url, str(error))
        return
    parts = urlsplit(page.url)
    kind = kind_of_type(page.content_type) or kind_of(parts.path) or kind_of_bytes(page.data)
    known = {"url": page.url} | ({"charset": page.charset} if page.charset else {})
    name = f"{parts.hostname}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    yield from expand(Raw(safe_id(name), kind, url, data=page.data, known=known), limits)


def expand(raw: Raw, limits: Limits, *, depth: int = 0) -> Iterator[Raw | Failure]:
    """Yield the documents of a container, or the document itself.

    Args:
        raw: What was found.
        limits: Sizes above which something is set aside.
        depth: How many containers it stands in; a table in an archive in an archive is too deep.
    """
    if raw.kind not in CONTAINERS and raw.kind not in PACKERS:
        yield raw
    elif depth >= _DEEPEST:
        yield Failure(raw.origin, "archive inside an archive; unpack it yourself")
    else:
        try:
            with raw.path.open("rb") if raw.path else io.BytesIO(raw.data or b"") as file:
                for found in _open(raw, file, limits):
                    yield from (
                        [found] if isinstance(found, Failure) else expand(found, limits, depth=depth + 1)
                    )
        except KGError as error:
            yield Failure(raw.origin, str(error))
        except BROKEN as error:
            yield Failure(raw.origin, _reason(error))
        except Exception as error:  # noqa: BLE001 - parsers of hostile files raise anything; one never stops a run
            yield Failure(raw.origin, f"broken {raw.kind} file: {one_line(error)}")


def _open(raw: Raw, file: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield what a container holds; what is packed is unpacked as it is read."""
    if raw.kind not in PACKERS:
        yield from CONTAINERS[raw.kind](raw, file, limits)
        return
    inner = unpacked(file, raw.kind, limits)
    name = raw.origin.lower().removesuffix(".gz").removesuffix(".bz2").removesuffix(".xz")
    kind = kind_of(name)
    if kind is None or kind in PACKERS:
        assert isinstance(inner, io.BufferedReader)
        kind = kind_of_bytes(inner.peek(SNIFFED))
    if kind in CONTAINERS:
        yield from CONTAINERS[kind](raw, inner, limits)
        return
    data = inner.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        yield Failure(raw.origin, f"file of more than {limits.file_bytes:,} bytes; split it")
    else:
        yield Raw(raw.id, kind, raw.origin, data=data)


def _sniff(path: Path) -> str:
    with path.open("rb") as file:
        return kind_of_bytes(file.read(SNIFFED))


def _reason(error: Exception) -> str:
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _shown(path: Path) -> str:
    """Return a path for messages and JSON: bytes that are no UTF-8 as question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
