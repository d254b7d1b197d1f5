"""Find the documents in zip and tar archives; nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import SourceError
from kg.sources.kinds import kind_of
from kg.sources.names import safe_id
from kg.sources.raw import Failure, Limits, Raw
from kg.sources.unpack import BROKEN

_SMALL = 1_000_000
"""Bytes below which no ratio is suspicious: a short page of one word packs 1:500."""


def check_zip(data: bytes, limits: Limits) -> None:
    """Raise a SourceError if a zip file is broken or unpacks to more than the limits allow."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist(), limits)
    except zipfile.BadZipFile as error:
        raise SourceError("broken zip file") from error


def find_zip(raw: Raw, file: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield the documents in a zip archive, sorted by name; a Word document is such an archive, too."""
    try:
        with zipfile.ZipFile(file) as archive:
            infos = archive.infolist()
            if any(info.filename == "word/document.xml" for info in infos):
                yield Raw(raw.id, "docx", raw.origin, path=raw.path, data=raw.data)
                return
            _check(infos, limits)
            for info in sorted(infos, key=lambda info: info.filename):
                if info.is_dir():
                    continue
                if info.flag_bits & 1:
                    yield Failure(_origin(raw, info.filename), "encrypted")
                    continue
                with archive.open(info) as entry:
                    yield from _entry(raw, info.filename, entry.read(limits.file_bytes + 1), limits)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, *BROKEN) as error:
        yield Failure(raw.origin, f"broken zip file: {error}")


def find_tar(raw: Raw, file: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield the documents in a tar archive, in its order; links and devices are passed over."""
    count = total = 0
    try:
        with tarfile.open(fileobj=file, mode="r|") as archive:
            for info in archive:
                count, total = count + 1, total + info.size
                if count > limits.entries or total > limits.unpacked_bytes:
                    raise SourceError(_too_much(limits))
                entry = archive.extractfile(info) if info.isreg() else None
                if entry is not None:
                    yield from _entry(raw, info.name, entry.read(limits.file_bytes + 1), limits)
    except (tarfile.TarError, *BROKEN) as error:
        yield Failure(raw.origin, f"broken tar file: {error}")


def _entry(raw: Raw, name: str, data: bytes, limits: Limits) -> Iterator[Raw | Failure]:
    kind = kind_of(name)
    if kind is None or name.rsplit("/", 1)[-1].startswith(".") or "__MACOSX/" in name:
        return
    if len(data) > limits.file_bytes:
        yield Failure(_origin(raw, name), f"file of more than {limits.file_bytes:,} bytes")
    else:
        yield Raw(safe_id(f"{raw.id}/{name.rsplit('.', 1)[0]}"), kind, _origin(raw, name), data=data)


def _origin(raw: Raw, name: str) -> str:
    return f"{raw.origin}!{name[:300]}"


def _check(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(infos) > limits.entries or sum(info.file_size for info in infos) > limits.unpacked_bytes:
        raise SourceError(_too_much(limits))
    for info in infos:
        if info.file_size > _SMALL and info.file_size > limits.ratio * max(info.compress_size, 1):
            raise SourceError(f"zip bomb: {info.filename[:80]!r} unpacks to {info.file_size:,} bytes")


def _too_much(limits: Limits) -> str:
    return f"more than {limits.entries:,} files or {limits.unpacked_bytes:,} bytes in it; unpack it yourself"
