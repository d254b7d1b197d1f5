"""Read tables of documents: JSON lines with the fields id, text, title, published, url."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg.errors import SourceError
from kg.model import Document
from kg.sources.decode import decode
from kg.sources.names import safe_id
from kg.sources.raw import Failure, Limits, Raw

COLUMNS = {
    "id": ("id", "document_id", "doc_id", "uid"),
    "text": ("text", "body", "content", "article", "maintext", "plain_text", "full_text"),
    "title": ("title", "headline"),
    "published": ("published", "date", "date_publish", "published_at", "publication_date", "pubdate"),
    "url": ("url", "link", "source_url"),
    "author": ("author", "authors", "byline"),
    "outlet": ("outlet", "sitename", "source_name", "publisher"),
}
"""Names that a column may bear, best first."""


def find_lines(raw: Raw, lines: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield a document for each line of JSON; a broken line is a failure of its own."""
    number = 0
    while line := lines.readline(limits.file_bytes + 1):
        number += 1
        origin = f"{raw.origin}:{number}"
        if len(line) > limits.file_bytes:
            while line and not line.endswith(b"\n"):
                line = lines.readline(limits.file_bytes)
            yield Failure(origin, f"line of more than {limits.file_bytes:,} bytes")
        elif line.strip():
            yield _line(raw, line, number, origin)


def _line(raw: Raw, line: bytes, number: int, origin: str) -> Raw | Failure:
    try:
        value = json.loads(decode(line))
    except (ValueError, RecursionError, SourceError) as error:
        return Failure(origin, f"no valid JSON: {str(error)[:100]}")
    if not isinstance(value, dict):
        return Failure(
            origin, f"a JSON {type(value).__name__} where an object with 'id' and 'text' is expected"
        )
    return find_record(raw, value, str(number), origin)


def find_record(raw: Raw, value: Mapping[str, object], name: str, origin: str) -> Raw | Failure:
    """Return the document that a row holds.

    Args:
        raw: The table.
        value: Fields by column name.
        name: Number of the row, for a document without an id.
        origin: Where the row stands, for messages.
    """
    lower = {str(key).strip().lower(): field for key, field in value.items()}
    known: dict[str, str] = {}
    for field, columns in COLUMNS.items():
        found = next((lower[column] for column in columns if lower.get(column) not in (None, "")), None)
        if isinstance(found, list):
            found = ", ".join(str(item) for item in found)
        if found is not None and not isinstance(found, dict):
            known[field] = str(found)
    if "text" not in known:
        return Failure(origin, f"no column 'text'; it has {', '.join(sorted(lower)[:8]) or 'none'}")
    # Ids of records are kept as they are: they must lead back to the user's table.
    document_id = known.pop("id", "").replace("\0", "")[:500] or safe_id(f"{raw.id}/{name}")
    return Raw(document_id, "record", origin, known=known)


def read_record(raw: Raw, data: bytes, limits: Limits) -> tuple[Document, dict[str, str]]:
    """Return the document of a row: its text as the table has it."""
    text = raw.known["text"].replace("\0", "")
    return Document(id=raw.id, text=text, origin=raw.origin), {}
