"""Texts cut into pieces by offsets: what is marked in a page, and which claims a passage bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Claim, Document
from kg.views.marks import marks


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is marked in one way."""

    text: str
    role: str = ""
    """Role in a claim, or ``passage`` in a document; empty for plain text."""
    claims: tuple[str, ...] = ()
    """Ids of the claims whose evidence covers it."""
    start: int = 0


def evidence_pieces(claim: Claim) -> list[Piece]:
    """Return the evidence of a claim with subject, relation words, object and speakers marked."""
    text, at, pieces = claim.evidence.text, 0, []
    for mark in marks(claim):
        pieces.append(Piece(text[at : mark.start]))
        pieces.append(Piece(text[mark.start : mark.end], mark.role))
        at = mark.end
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.text]


def document_pieces(document: Document, claims: Sequence[Claim]) -> list[Piece]:
    """Return a document's text with every passage marked that is evidence, by offsets alone."""
    ends = {0, len(document.text)}
    for claim in claims:
        ends |= {claim.evidence.start, claim.evidence.end}
    cuts = sorted(end for end in ends if 0 <= end <= len(document.text))
    pieces = []
    for start, end in pairwise(cuts):
        covering = tuple(
            claim.id for claim in claims if claim.evidence.start <= start and end <= claim.evidence.end
        )
        text = document.text[start:end]
        pieces.append(Piece(text, "passage" if covering else "", covering, start))
    return pieces
