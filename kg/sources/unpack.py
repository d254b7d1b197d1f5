"""Unpack gzip, bzip2 and xz as a stream that stops a bomb."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from typing import BinaryIO, cast

from kg.errors import SourceError
from kg.sources.raw import Limits

PACKERS = ("gzip", "bzip2", "xz")
BROKEN = (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError)
"""What the libraries raise on broken files."""
_BLOCK = 16_384
_MEMBERS = 10_000
"""Members whose beginnings are remembered: far more than a reader reads ahead."""
_SMALL = 10_000_000
"""Unpacked bytes below which no ratio is suspicious."""


class Gunzip:
    """The bytes of a gzip file, and where its members begin: a WARC file has one for each record.

    ``gzip.GzipFile`` reads the same and does not tell where.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = file.tell()
        self._rest = b""
        self._member: zlib._Decompress | None = None
        self._count = 0
        self.members: dict[int, int] = {}

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes; none at the end.

        Raises:
            EOFError: If the file ends in the middle of a member.
        """
        while True:
            if not self._rest:
                self._rest = self._file.read(_BLOCK)
                self._at += len(self._rest)
            if self._member is None:
                self._rest = self._rest.lstrip(b"\0")  # padding, as tapes have it
                if not self._rest:
                    return b""
                if len(self.members) > _MEMBERS:
                    del self.members[next(iter(self.members))]
                self.members[self._count] = self._at - len(self._rest)
                self._member = zlib.decompressobj(wbits=31)
            elif not self._rest:
                raise EOFError
            data = self._member.decompress(self._rest, size)
            self._rest = self._member.unconsumed_tail
            if self._member.eof:
                self._rest, self._member = self._member.unused_data, None
            if data:
                self._count += len(data)
                return data


class Unpacked(io.RawIOBase):
    """The bytes that a packed file holds, as many as the limits allow.

    Raises:
        SourceError: From ``read``, when it unpacks to far more than it is.
    """

    def __init__(self, file: BinaryIO, kind: str, limits: Limits) -> None:
        self._packed = file
        self._inner: Gunzip | bz2.BZ2File | lzma.LZMAFile
        if kind == "gzip":
            self._inner = Gunzip(file)
        else:
            # Closed with the file that it reads from, by whoever opened that.
            self._inner = bz2.BZ2File(file) if kind == "bzip2" else lzma.LZMAFile(file)  # noqa: SIM115
        self._limits = limits
        self._count = 0

    @property
    def members(self) -> dict[int, int]:
        """Where the members of a gzip file begin: in what is unpacked → in the file."""
        return self._inner.members if isinstance(self._inner, Gunzip) else {}

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
