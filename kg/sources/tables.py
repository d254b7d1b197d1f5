"""Find documents in tables with named columns: CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import MissingExtra
from kg.sources.raw import Failure, Limits, Raw
from kg.sources.records import COLUMNS, find_record

_SAMPLE = 65_536
_BATCH = 64
"""Rows of a Parquet file in memory at once."""


def find_csv(raw: Raw, file: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield a document a row; the first row names the columns."""
    csv.field_size_limit(limits.file_bytes)
    buffered = io.BufferedReader(file, _SAMPLE) if isinstance(file, io.RawIOBase) else file
    sample = buffered.peek(_SAMPLE)[:_SAMPLE] if isinstance(buffered, io.BufferedReader) else b""
    lines = io.TextIOWrapper(buffered, encoding=_encoding(sample), errors="replace", newline="")
    try:
        rows = csv.DictReader(lines, delimiter=_delimiter(sample), restkey="", strict=True)
        for number, row in enumerate(rows, start=2):
            origin = f"{raw.origin}:{number}"
            if row.get(""):
                yield Failure(origin, "more fields than columns")
            else:
                yield find_record(raw, dict(row), str(number), origin)
    except csv.Error as error:
        yield Failure(raw.origin, f"broken CSV: {error}")
    finally:
        lines.detach()


def find_parquet(raw: Raw, file: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield a document a row.

    Raises:
        MissingExtra: If pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    try:
        table = pyarrow.parquet.ParquetFile(file)
        wanted = {column for columns in COLUMNS.values() for column in columns}
        columns = [name for name in table.schema_arrow.names if name.strip().lower() in wanted]
        number = 0
        for batch in table.iter_batches(_BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield find_record(raw, row, str(number), f"{raw.origin}:{number}")
    except (pyarrow.ArrowException, OSError) as error:
        yield Failure(raw.origin, f"broken Parquet file: {' '.join(str(error).split())[:200]}")


def _encoding(sample: bytes) -> str:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        # The sample may end inside a character.
        sample[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(sample: bytes) -> str:
    head = sample.split(b"\n", 1)[0]
    return max(",;\t|", key=lambda mark: head.count(mark.encode()))
