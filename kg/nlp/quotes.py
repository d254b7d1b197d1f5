"""Which tokens stand inside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 120
"""Tokens after which an open quotation is taken for a missing closing mark, where no curly pair closes it."""
_MARK = re.compile(r"[“«„”»\"]|\n")
_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")


def quoted(doc: Doc, text: str) -> list[bool]:
    """Return for each token whether it is quoted, marks included.

    A mark without its partner ends with the paragraph; a quotation of several paragraphs opens each of them.
    """
    inside = [False] * len(doc)
    starts: list[int] = doc.to_array("IDX").tolist()
    opened: int | None = None
    curly = False
    for match in _MARK.finditer(text):
        mark, token = match.group(), bisect_right(starts, match.start()) - 1
        if mark in _OPENING or (mark == '"' and opened is None):
            opened, curly = token, mark in _OPENING
        elif opened is not None:
            # Only a closing mark belongs to what is quoted; a new paragraph does not.
            end = token + (mark != "\n")
            if not curly or (
                mark == "\n" and text[match.end() : match.end() + 9].lstrip()[:1] not in _OPENING
            ):
                end = min(end, opened + LONGEST)
            inside[opened:end] = [True] * (end - opened)
            opened = None
    if opened is not None:
        end = min(len(doc), opened + LONGEST)
        inside[opened:end] = [True] * (end - opened)
    return inside
