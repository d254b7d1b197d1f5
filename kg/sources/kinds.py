"""Which kind of document a file is: by its ending, else by its first bytes."""

from __future__ import annotations

ENDINGS = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
}
"""Kinds by ending, lower case."""

_BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<?xml", "feed"),
    (b"<rss", "feed"),
    (b"<feed", "feed"),
)


def kind_of(name: str) -> str | None:
    """Return the kind that a file name tells, None for an ending that is not known."""
    lower = name.lower()
    return next((kind for ending, kind in ENDINGS.items() if lower.endswith(ending)), None)


def kind_of_bytes(data: bytes) -> str:
    """Return the kind that the first bytes tell; what is nothing else is taken for text."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((kind for beginning, kind in _BEGINNINGS if start.startswith(beginning.lower())), "text")
