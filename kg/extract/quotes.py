"""Find the quotations of a Doc, across sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»", "''"})
STRAIGHT = frozenset({'"', "＂"})
SINGLE_OPENING = "‘"
SINGLE_CLOSING = "’"
LOOK_AHEAD = 250
"""Tokens within which a quotation of several paragraphs must find its closing mark."""
MAX_PARAGRAPHS = 12
"""Longest quotation; a mark that is never closed must not swallow the rest of an article."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens from the opening to behind the closing mark."""

    start: int
    end: int
    closed: bool
    """False where the mark is missing and the end of the paragraph was taken."""

    def holds(self, token: Token) -> bool:
        """Return whether a token stands between the marks."""
        return self.start < token.i < self.end


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Return the quotations of a Doc in text order; nested ones are left to the outer one.

    A paragraph that opens with a mark while one is open continues the quotation, as newspapers print it.
    """
    found: list[Quotation] = []
    start: int | None = None
    closing: frozenset[str] = CLOSING
    paragraphs = 0
    for token in doc:
        kind = _kind(token)
        if start is None:
            if kind == "open":
                start, paragraphs = token.i, 0
                closing = _closing(token)
            continue
        if token.i > start and _starts_paragraph(token):
            paragraphs += 1
            if (kind != "open" and not _closes_later(token)) or paragraphs > MAX_PARAGRAPHS:
                found.append(Quotation(start, _trim(doc, start, token.i), closed=False))
                start = token.i if kind == "open" else None
                closing = _closing(token)
                continue
            if kind == "open":
                continue
        if kind == "close" and (token.text in closing or token.text in OPENING):
            if token.text == SINGLE_CLOSING and not _ends_quote(token):
                continue
            found.append(Quotation(start, token.i + 1, closed=True))
            start = None
    if start is not None:
        found.append(Quotation(start, len(doc), closed=False))
    return tuple(quote for quote in found if quote.end - quote.start > 1)


def _closing(token: Token) -> frozenset[str]:
    """Return the marks that end what this one begins; a typist may mix curly and straight."""
    if token.text == SINGLE_OPENING:
        return frozenset({SINGLE_CLOSING})
    return STRAIGHT | CLOSING


def _kind(token: Token) -> str:
    """Return "open", "close" or "" for a token; a straight mark opens after a blank and before a letter."""
    if token.text in OPENING:
        behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        at_end = behind is None or bool(token.whitespace_) or behind.is_space
        return "close" if at_end and token.i and token.doc[token.i - 1].is_punct else "open"
    if token.text == SINGLE_OPENING:
        return "open" if not token.whitespace_ and token.i + 1 < len(token.doc) else ""
    if token.text in CLOSING or token.text == SINGLE_CLOSING:
        return "close"
    if token.text not in STRAIGHT:
        return ""
    before = token.doc[token.i - 1] if token.i else None
    after_blank = before is None or bool(before.whitespace_) or before.is_space or before.text in "([-–—:"
    return "open" if after_blank and not token.whitespace_ else "close"


def _closes_later(token: Token) -> bool:
    """Return whether the next mark from a token on closes, as in a quotation marked at its ends alone."""
    for later in token.doc[token.i : token.i + LOOK_AHEAD]:
        kind = _kind(later) if later.text != SINGLE_CLOSING else ""
        if kind:
            return kind == "close"
    return False


def _ends_quote(token: Token) -> bool:
    """Return whether a single mark closes; in "workers’ rights" it is an apostrophe."""
    before = token.doc[token.i - 1].text
    return before[-1] in ".,!?…" or token.i + 1 == len(token.doc) or token.doc[token.i + 1].is_punct


def _starts_paragraph(token: Token) -> bool:
    """Return whether a blank line stands before a token."""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and before.is_space and before.text.count("\n") >= 2


def _trim(doc: Doc, start: int, end: int) -> int:
    """Return the end without trailing white space."""
    while end > start + 1 and doc[end - 1].is_space:
        end -= 1
    return end
