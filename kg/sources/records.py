"""Make documents of rows: which column is the text, which the title, the day, the address."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Document
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
"""Names that a column may bear, best first, whatever their case."""


def find_record(raw: Raw, value: Mapping[object, object], name: str, origin: str) -> Raw | Failure:
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
        return Failure(origin, f"no column 'text'; it has {', '.join(sorted(lower)[:8])[:200] or 'none'}")
    # Ids of records are kept as they are: they must lead back to the user's table.
    document_id = known.pop("id", "").replace("\0", "")[:500] or safe_id(f"{raw.id}/{name}")
    return Raw(document_id, "record", origin, known=known)


def read_record(raw: Raw, data: bytes, limits: Limits) -> tuple[Document, dict[str, str]]:
    """Return the document of a row: its text as the table has it."""
    return Document(id=raw.id, text=raw.known["text"].replace("\0", ""), origin=raw.origin), {}
