"""Find the entries of RSS and Atom feeds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, BinaryIO

from kg.sources.html import text_of
from kg.sources.raw import Failure, Limits, Raw

# A document type is harmless alone; with a subset in brackets it may define entities that grow without end.
_ENTITIES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]{0,500}\[", re.IGNORECASE)


def find_feed(raw: Raw, file: BinaryIO, limits: Limits) -> Iterator[Raw | Failure]:
    """Yield a document an entry: its whole text where the feed has it, else its summary."""
    data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        yield Failure(raw.origin, f"feed of more than {limits.file_bytes:,} bytes")
        return
    if _ENTITIES.search(data):
        yield Failure(raw.origin, "feed that defines entities; refused, they may grow without end")
        return
    # Loaded here: 0.1 s that other files need not pay.
    import feedparser

    # A stream of bytes: given a name or an address, feedparser would open it.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    # A page of HTML and an empty file give no entry and no error, only no version.
    if not feed.get("version"):
        yield Failure(raw.origin, "no RSS or Atom feed")
        return
    if not feed.entries:
        yield Failure(raw.origin, "feed without entries")
    for entry in feed.entries:
        yield _entry(raw, entry, str(feed.feed.get("title", "")))


def _entry(raw: Raw, entry: Any, outlet: str) -> Raw | Failure:  # noqa: ANN401 - feedparser has no types
    title, link = text_of(str(entry.get("title", ""))), str(entry.get("link", ""))
    contents = [str(part.get("value", "")) for part in entry.get("content", [])]
    text = text_of(max([*contents, str(entry.get("summary", ""))], key=len))
    name = str(entry.get("id") or link or title)
    digest = sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
    origin = link or f"{raw.origin}!{name[:100]}"
    if not text.strip():
        return Failure(origin, "entry without text")
    known = {"text": text, "title": title, "url": link, "outlet": outlet, "published": _day(entry)}
    return Raw(
        f"{raw.id}/{digest}", "record", origin, known={key: value for key, value in known.items() if value}
    )


def _day(entry: Any) -> str | None:  # noqa: ANN401 - feedparser has no types
    found = entry.get("published_parsed")
    try:
        return date(*found[:3]).isoformat() if found else None
    except (ValueError, TypeError):
        return None
