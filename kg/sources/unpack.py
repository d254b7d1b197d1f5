"""Unpack gzip, bzip2 and xz as a stream that stops a bomb."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import BinaryIO, cast

from kg.errors import SourceError
from kg.sources.raw import Limits

PACKERS = ("gzip", "bzip2", "xz")
BROKEN = (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError)
"""What the libraries raise on broken files."""
_SMALL = 10_000_000
"""Unpacked bytes below which no ratio is suspicious."""


class Unpacked(io.RawIOBase):
    """The bytes that a packed file holds, as many as the limits allow.

    Raises:
        SourceError: From ``read``, when it unpacks to far more than it is.
    """

    def __init__(self, file: BinaryIO, kind: str, limits: Limits) -> None:
        self._packed = file
        self._inner: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
        if kind == "gzip":
            self._inner = gzip.GzipFile(fileobj=file)
        else:
            # Closed with the file that it reads from, by whoever opened that.
            self._inner = bz2.BZ2File(file) if kind == "bzip2" else lzma.LZMAFile(file)  # noqa: SIM115
        self._limits = limits
        self._count = 0

    def readable(self) -> bool:
        """Return True: it is read, never written."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer; the number of bytes, 0 at the end."""
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._inner.read(len(view))
        except EOFError as error:
            # Readers take an EOFError for the end; it is the middle.
            raise OSError("the file is cut off") from error
        view[: len(data)] = data
        self._count += len(data)
        read = max(self._packed.tell(), 1)
        if self._count > self._limits.unpacked_bytes or self._count > max(_SMALL, self._limits.ratio * read):
            raise SourceError(f"packed bomb: {read:,} bytes unpack to more than {self._count:,}")
        return len(data)


def unpacked(file: BinaryIO, kind: str, limits: Limits) -> BinaryIO:
    """Return the bytes that a packed file holds, for reading."""
    return cast(BinaryIO, io.BufferedReader(Unpacked(file, kind, limits)))
