"""Read the text layer of a PDF, without the lines that every page repeats."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from kg.errors import SourceError
from kg.model import Document
from kg.sources.raw import Limits, Raw

_NUMBER = re.compile(r"\d+")
_REPEATED = 0.6
"""Share of the pages on which a line is a running header or footer."""
_SENTENCE = 8
"""Words from which a line with a full stop is taken for a sentence."""
_EDGE = 3
"""Lines at the top and the bottom of a page among which they are looked for."""


def read_pdf(raw: Raw, data: bytes, limits: Limits) -> tuple[Document, dict[str, str]]:
    """Return the text of all pages; the date of the file is no day of publication and is not read.

    Raises:
        SourceError: If it is encrypted, has too many pages or holds pictures of text only.
    """
    # Loaded here: 0.2 s that other files need not pay.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError("encrypted PDF; save a copy without password")
        if len(reader.pages) > limits.pages:
            raise SourceError(f"PDF of {len(reader.pages):,} pages; at most {limits.pages:,}")
        pages: list[str] = []
        characters = 0
        for page in reader.pages:
            pages.append(page.extract_text())
            characters += len(pages[-1])
            if characters > limits.characters:
                raise SourceError(f"text of more than {limits.characters:,} characters; split it")
        title = reader.metadata.title if reader.metadata else None
    except PyPdfError as error:
        raise SourceError(f"broken PDF: {' '.join(str(error).split())[:200]}") from error
    text = "\n".join(_without_running_lines(pages))
    if not text.strip():
        raise SourceError("PDF without text: scanned, or empty; run OCR first")
    return Document(id=raw.id, text=text.replace("\0", ""), origin=raw.origin), {
        "title": title
    } if title else {}


def _without_running_lines(pages: list[str]) -> list[str]:
    """Return the pages without headers, footers and page numbers that most of them share."""
    split = [page.splitlines() for page in pages]
    if len(pages) < 3:
        return pages
    counts = Counter(
        line
        for lines in split
        for line in {_shape(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])}
        if line
    )
    # A sentence that stands on every page is no header.
    shared = {line for line, count in counts.items() if count >= _REPEATED * len(pages)}
    running = {line for line in shared if len(line.split()) < _SENTENCE or not line.endswith(".")}
    return [
        "\n".join(
            line
            for place, line in enumerate(lines)
            if not (_shape(line) in running and (place < _EDGE or place >= len(lines) - _EDGE))
        )
        for lines in split
    ]


def _shape(line: str) -> str:
    """Return a line with its numbers made equal: "Page 3 of 12" is "Page # of #"."""
    return _NUMBER.sub("#", " ".join(line.split()))
