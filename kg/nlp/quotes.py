"""Which tokens stand inside quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
LONGEST = 120
"""Tokens after which an open quotation is taken for a missing closing mark."""


def quoted(doc: Doc) -> list[bool]:
    """Return for each token whether it is quoted; a mark without its partner ends with the paragraph."""
    inside: list[bool] = []
    is_open, since = False, 0
    for token in doc:
        text = token.text
        if token.is_space and "\n" in text:
            is_open = False
        if text[:1] in OPENING:
            is_open, since = True, token.i
        elif text[:1] == '"':
            is_open, since = not is_open, token.i
        if is_open and token.i - since > LONGEST:
            is_open = False
        inside.append(is_open)
        if text[-1:] in CLOSING:
            is_open = False
    return inside
