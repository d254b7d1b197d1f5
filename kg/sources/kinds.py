"""Which kind of document a file is: by its ending, else by its first bytes."""

from __future__ import annotations

ENDINGS = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    ".json": "json",
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    **dict.fromkeys((".rss", ".atom", ".xml"), "feed"),
    ".warc": "warc",
    ".zip": "zip",
    ".tar": "tar",
    **dict.fromkeys((".gz", ".tgz"), "gzip"),
    **dict.fromkeys((".bz2", ".tbz2"), "bzip2"),
    **dict.fromkeys((".xz", ".txz"), "xz"),
}
"""Kinds by ending, lower case."""

_BEGINNINGS = (
    (b"%pdf-", "pdf"),
    (b"pk\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"bzh", "bzip2"),
    (b"\xfd7zxz\x00", "xz"),
    (b"par1", "parquet"),
    (b"warc/", "warc"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<?xml", "feed"),
    (b"<rss", "feed"),
    (b"<feed", "feed"),
)
_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "message/rfc822": "mail",
}
SNIFFED = 512
"""Bytes that tell the kind of what has no ending."""


def kind_of(name: str) -> str | None:
    """Return the kind that a file name tells, None for an ending that is not known."""
    lower = name.lower()
    return next((kind for ending, kind in ENDINGS.items() if lower.endswith(ending)), None)


def kind_of_type(content_type: str) -> str | None:
    """Return the kind that a server names; None for types that say little, such as text/xml."""
    return _TYPES.get(content_type)


def kind_of_bytes(data: bytes) -> str:
    """Return the kind that the first bytes tell; what is nothing else is taken for text."""
    if data[257:262] == b"ustar":
        return "tar"
    start = data[:SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = next((kind for beginning, kind in _BEGINNINGS if start.startswith(beginning)), "text")
    return "html" if found == "feed" and b"<html" in start else found
