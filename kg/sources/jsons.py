"""Find documents in JSON: one object a line, or one object or list in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import SourceError
from kg.sources.decode import decode
from kg.sources.raw import Failure, Limits, Raw
from kg.sources.records import find_record


def find_lines(raw: Raw, file: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield a document for each line; a broken line is a failure of its own."""
    number = 0
    while line := file.readline(limits.file_bytes + 1):
        number += 1
        origin = f"{raw.origin}:{number}"
        if len(line) > limits.file_bytes:
            while line and not line.endswith(b"\n"):
                line = file.readline(limits.file_bytes)
            yield Failure(origin, f"line of more than {limits.file_bytes:,} bytes")
        elif line.strip():
            yield _record(raw, _parse(line), str(number), origin)


def find_json(raw: Raw, file: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield the document that a file holds, or those of a list."""
    data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        yield Failure(
            raw.origin, f"file of more than {limits.file_bytes:,} bytes; write one object a line (.jsonl)"
        )
        return
    value = _parse(data)
    if not isinstance(value, list):
        record = _record(raw, value, "1", raw.origin)
        # One document in a file is named after the file, unless it says otherwise.
        own = isinstance(record, Raw) and record.id != f"{raw.id}/1"
        yield (
            record
            if own or isinstance(record, Failure)
            else Raw(raw.id, "record", raw.origin, known=record.known)
        )
        return
    for number, item in enumerate(value, start=1):
        yield _record(raw, item, str(number), f"{raw.origin}:{number}")


def _parse(data: bytes) -> Any:  # noqa: ANN401 - JSON of any shape
    try:
        return json.loads(decode(data))
    except (ValueError, RecursionError, SourceError) as error:
        return error


def _record(raw: Raw, value: Any, name: str, origin: str) -> Raw | Failure:  # noqa: ANN401 - JSON of any shape
    if isinstance(value, Exception):
        return Failure(origin, f"no valid JSON: {str(value)[:100]}")
    if not isinstance(value, dict):
        return Failure(
            origin, f"a JSON {type(value).__name__} where an object with 'id' and 'text' is expected"
        )
    return find_record(raw, value, name, origin)
