"""Find the documents that inputs name: files, folders, tables, archives, feeds, addresses, standard input."""

from __future__ import annotations

import io
import logging
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
from kg.sources.listing import Listing, walk
from kg.sources.names import safe_id
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
    listing = Listing()
    named: list[Path | str | Failure | range] = []
    for name in inputs:
        if str(name) == "-":
            named.append(_STDIN)
        elif str(name).startswith(("http://", "https://")):
            named.append(str(name))
        elif isinstance(name, str) and "://" in name:
            named.append(Failure(name, "only http and https addresses are read; a file is named by its path"))
        else:
            failures: list[Failure] = []
            named += [listing.add(_files(Path(name), failures)), *failures]
    listing.name()
    for entry in dict.fromkeys(named):
        if isinstance(entry, Failure):
            yield entry
        elif isinstance(entry, range):
            for path, id in listing.files(entry):
                yield from _new(expand_file(path, id, limits), listing)
        else:
            raws = _fetched(entry, limits) if isinstance(entry, str) else _stdin(limits)
            yield from _new(raws, listing)


def _new(raws: Iterable[Raw | Failure], listing: Listing) -> Iterator[Raw | Failure]:
    for raw in raws:
        if isinstance(raw, Raw) and not listing.is_new(raw.id):
            yield Failure(raw.origin, f"a second document with the id {raw.id!r}; ids must differ")
        else:
            yield raw


def find_files(inputs: Iterable[str | Path], listing: Listing) -> Iterator[Failure]:
    """Note the files that inputs name in a listing, which names them; yield what cannot be read.

    Args:
        inputs: Paths of files and folders.
        listing: Gets the files.
    """
    for name in inputs:
        failures: list[Failure] = []
        listing.add(_files(Path(name), failures))
        yield from failures
    listing.name()


def _files(path: Path, failures: list[Failure]) -> Iterator[tuple[Path, Path]]:
    """Yield a file, or the files below a folder, each with the folder that was named."""
    if not _is_folder(path, failures):
        if not failures:
            yield path.parent, path
        return
    count, unreadable = 0, list[OSError]()
    for file in walk(path, unreadable):
        if kind_of(file.name) is None:
            _log.info("%s: passed over, its ending is none that kg reads", _shown(file))
            continue
        count += 1
        bad: list[Failure] = []
        if file.is_file() or (not _is_folder(file, bad) and not bad):
            yield path, file
        failures += bad
    failures.sort(key=lambda failure: failure.origin)
    failures += (Failure(_shown(Path(error.filename)), _reason(error)) for error in unreadable)
    if not count and not failures:
        failures.append(Failure(_shown(path), "no document in this folder"))


def _is_folder(path: Path, failures: list[Failure]) -> bool:
    """Return whether a path is a folder; one that is no file either is a failure."""
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
        failures.append(Failure(_shown(path), reason))
        return False
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        failures.append(Failure(_shown(path), "neither a file nor a folder"))
    return stat.S_ISDIR(mode)


def _stdin(limits: Limits) -> Iterator[Raw | Failure]:
    data = sys.stdin.buffer.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        yield Failure("-", f"more than {limits.file_bytes:,} bytes on standard input")
    else:
        yield from expand(Raw("stdin", kind_of_bytes(data), "-", data=data), limits)


def expand_file(
    path: Path, id: str, limits: Limits, *, folder: Path | None = None, start: int = 0
) -> Iterator[Raw | Failure]:
    """Yield the documents of a file: itself, or what it contains.

    Args:
        path: The file.
        id: What its document is called.
        limits: Sizes above which something is set aside.
        folder: What a relative path is relative to; None for the working folder of this process.
        start: Where to begin: ``Raw.at`` of one of them.
    """
    place = path if folder is None else folder / path
    try:
        raw = Raw(id, kind_of(path.name) or _sniff(place), _shown(path), path=place)
    except OSError as error:
        yield Failure(_shown(path), _reason(error))
    else:
        yield from expand(raw, limits, start=start)


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


def expand(raw: Raw, limits: Limits, *, depth: int = 0, start: int = 0) -> Iterator[Raw | Failure]:
    """Yield the documents of a container, or the document itself.

    Args:
        raw: What was found.
        limits: Sizes above which something is set aside.
        depth: How many containers it stands in; a table in an archive in an archive is too deep.
        start: The byte to begin at.
    """
    if raw.kind not in CONTAINERS and raw.kind not in PACKERS:
        yield raw
    elif depth >= _DEEPEST:
        yield Failure(raw.origin, "archive inside an archive; unpack it yourself")
    else:
        try:
            with raw.path.open("rb") if raw.path else io.BytesIO(raw.data or b"") as file:
                file.seek(start)
                is_empty = True
                for found in _open(raw, file, limits):
                    is_empty = False
                    yield from (
                        [found] if isinstance(found, Failure) else expand(found, limits, depth=depth + 1)
                    )
                if is_empty and not start:
                    yield Failure(raw.origin, f"no document in this {raw.kind} file")
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
