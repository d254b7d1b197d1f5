"""Read what was found: one function a kind, one document or failure for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kg.errors import MissingExtra, SourceError
from kg.model import Document
from kg.sources.docx import read_docx
from kg.sources.html import read_html
from kg.sources.language import language
from kg.sources.mail import read_mail
from kg.sources.pdf import read_pdf
from kg.sources.plain import read_text
from kg.sources.raw import Failure, Limits, Raw, one_line
from kg.sources.records import read_record
from kg.text import clean

Reader = Callable[[Raw, bytes, Limits], tuple[Document, dict[str, str]]]
READERS: dict[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
    "mail": read_mail,
    "record": read_record,
}

_HEAD = 3_000
"""Characters in which a title, a byline or a dateline is looked for."""


def load(raw: Raw, limits: Limits | None = None) -> Document | Failure:
    """Read one document.

    Args:
        raw: What ``find`` found.
        limits: Sizes above which it is set aside; None for the usual ones.

    Returns:
        The document, or why there is none: it cannot be read, is too large, has no text or is not in English.
    """
    limits = limits or Limits()
    try:
        document, fields = READERS[raw.kind](raw, _bytes(raw, limits), limits)
        return _described(_checked(document, limits), {**fields, **raw.known})
    except (SourceError, MissingExtra) as error:
        return Failure(raw.origin, str(error))
    except OSError as error:
        return Failure(raw.origin, f"cannot be read: {error.strerror or error}")
    except MemoryError:
        return Failure(raw.origin, "needs more memory than there is")
    except Exception as error:  # noqa: BLE001 - parsers of hostile files raise anything; one never stops a run
        return Failure(raw.origin, f"broken {raw.kind}: {one_line(error)}")


def _bytes(raw: Raw, limits: Limits) -> bytes:
    if raw.data is not None:
        return raw.data
    if raw.path is None:
        return b""
    with raw.path.open("rb") as file:
        data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise SourceError(f"file of more than {limits.file_bytes:,} bytes; split it")
    return data


def _checked(document: Document, limits: Limits) -> Document:
    text = document.text
    if not any(char.isalnum() for char in text):
        raise SourceError("empty file" if not text.strip() else "no words in it")
    if len(text) > limits.characters:
        raise SourceError(f"text of {len(text):,} characters; at most {limits.characters:,}; split it")
    spoken = language(text)
    if spoken not in {"en", None}:
        raise SourceError(f"not in English (language: {spoken})" if spoken != "und" else "not in English")
    return replace(document, language=spoken)


def _described(document: Document, fields: dict[str, str]) -> Document:
    """Fill in what the source says about a document, then what its first lines say."""
    document = replace(
        document,
        title=_line(fields.get("title")),
        published=parse_day(fields.get("published") or fields.get("date")),
        url=_line(fields.get("url")),
        outlet=_line(fields.get("outlet")),
        author=_line(fields.get("author")),
    )
    head = clean(replace(document, text=document.text[:_HEAD], published=None))
    line = head.dateline
    title = document.title
    if (
        not title
        and head.headings
        and head.headings[0][0] == 0
        and head.text[: head.headings[0][1]] != head.text
    ):
        title = head.text[: head.headings[0][1]]
    return replace(
        document,
        title=title,
        published=document.published or (line.day if line else None),
        outlet=document.outlet or (line.outlet if line else None),
        author=document.author or head.byline,
    )


def _line(text: str | None) -> str | None:
    return " ".join((text or "").split())[:500] or None


def parse_day(text: str | None) -> date | None:
    """Return the day that an ISO date or time begins with, None for anything else."""
    match = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", text or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
