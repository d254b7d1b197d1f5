"""Which passages of the evidence are marked: offsets only, never a search for the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Claim

ROLES = ("subject", "object", "relation", "speaker")
"""Roles, the one that wins where passages overlap first."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A passage of the evidence, in code points from its first character, and what it names."""

    start: int
    end: int
    role: str


def marks(claim: Claim) -> list[Mark]:
    """Return the marks of a claim's evidence, in text order, not overlapping.

    A passage outside the evidence ("They …", named a sentence earlier) has no mark. Where two overlap, the
    actor keeps the passage and the relation words keep what is left of theirs.
    """
    length = len(claim.evidence.text)
    found: list[Mark] = []
    wanted = sorted(_passages(claim), key=lambda mark: (ROLES.index(mark.role), mark.start))
    for mark in wanted:
        if 0 <= mark.start < mark.end <= length:
            found += [
                piece for piece in _free(mark, found) if claim.evidence.text[piece.start : piece.end].strip()
            ]
    return sorted(found)


def _passages(claim: Claim) -> Iterator[Mark]:
    first = claim.evidence.start
    for role, mention in (("subject", claim.subject), ("object", claim.object)):
        yield Mark(mention.start - first, mention.end - first, role)
    if claim.cue:
        yield Mark(claim.cue.start - first, claim.cue.end - first, "relation")
    for said in claim.attribution:
        yield Mark(said.start - first, said.end - first, "speaker")


def _free(mark: Mark, taken: list[Mark]) -> list[Mark]:
    """Return the pieces of a mark that no earlier mark covers."""
    pieces = [(mark.start, mark.end)]
    for other in taken:
        cut: list[tuple[int, int]] = []
        for start, end in pieces:
            cut += [(start, min(end, other.start)), (max(start, other.end), end)]
        pieces = [(start, end) for start, end in cut if start < end]
    return [Mark(start, end, mark.role) for start, end in pieces]
