"""What people decided about claims: read right, or wrong; and the graph ``g:review`` that says so.

A decision is about the claim with this id, so it survives every re-reading that gives the claim again. Its
line holds the claim itself: a later merge of actors changes the id, and the decision follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kg.actors.decisions import CLAIM_KINDS, FILE, append, no_decision, read_decisions, read_lines
from kg.codec import claim_from_dict, claim_to_dict
from kg.errors import ClaimError, StoreError
from kg.iris import claim_iri
from kg.model import Claim
from kg.store.terms import REVIEW, kg, node, number, term, text


class Verdict(StrEnum):
    """What was decided; a withdrawn decision leaves the claim without one."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


_KINDS = dict(zip(CLAIM_KINDS, Verdict, strict=True))


@dataclass(frozen=True, slots=True)
class Review:
    """One decision about one claim."""

    claim: Claim
    verdict: Verdict
    note: str | None
    who: str | None
    order: int
    """1 for the first decision about this claim."""


class Reviews:
    """The decisions of a project, read when first asked for.

    Args:
        folder: The project; None for a store in memory, which has none.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @cached_property
    def digest(self) -> str:
        """Hash of the file of decisions, merges of actors included; empty without one."""
        path = self._folder / FILE if self._folder else None
        return sha256(path.read_bytes()).hexdigest()[:16] if path and path.is_file() else ""

    @cached_property
    def log(self) -> tuple[Review, ...]:
        """Every decision in its order, those that were overruled or withdrawn included.

        Raises:
            StoreError: If a line is no decision; names file and line.
        """
        return tuple(self._read(self._folder)) if self._folder else ()

    @cached_property
    def current(self) -> dict[str, Review]:
        """Id of a claim → what holds of it now."""
        last = {review.claim.id: review for review in self.log}
        return {claim: review for claim, review in last.items() if review.verdict is not Verdict.WITHDRAWN}

    @cached_property
    def rejected(self) -> frozenset[str]:
        """Ids of the claims that are rejected now."""
        found = (claim for claim, review in self.current.items() if review.verdict is Verdict.REJECTED)
        return frozenset(found)

    @cached_property
    def verdicts(self) -> dict[str, str]:
        """Id of a claim → ``accepted`` or ``rejected``."""
        return {claim: review.verdict.value for claim, review in self.current.items()}

    @staticmethod
    def _read(folder: Path) -> Iterator[Review]:
        merged = read_decisions(folder)
        counted: Counter[str] = Counter()
        for place, value in read_lines(folder, CLAIM_KINDS):
            try:
                claims = merged.apply((claim_from_dict(value["claim"]),))
                verdict, note, who = _KINDS[value["decision"]], value.get("note"), value.get("who")
            except (KeyError, TypeError, ValueError, ClaimError) as error:
                raise no_decision(place) from error
            for claim in claims:  # none when a merge left it about one actor and itself
                counted[claim.id] += 1
                yield Review(claim, verdict, note, who, counted[claim.id])


def decide(folder: Path | None, claim: Claim, verdict: Verdict, *, note: str, who: str) -> None:
    """Note a decision about a claim.

    Raises:
        StoreError: If it cannot be written, or there is none to withdraw.
    """
    if folder is None:
        raise StoreError("a store in memory keeps no decisions; build a project")
    if verdict is Verdict.WITHDRAWN and claim.id not in Reviews(folder).current:
        raise StoreError(f"no decision about claim {claim.id!r} to undo")
    kind = next(kind for kind, one in _KINDS.items() if one is verdict)
    told = {name: value for name, value in (("note", note), ("who", who)) if value}
    append(folder, {"decision": kind, "claim": claim_to_dict(claim), **told})


def review_quads(reviews: Reviews) -> Iterator[ox.Quad]:
    """Describe every decision, and say of each claim what holds of it now: ``c:… kg:verdict kg:Rejected``."""
    for review in reviews.log:
        claim = node(claim_iri(review.claim.id))
        subject = node(f"{claim.value}/review/{review.order}")
        pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
            (term("rdf:type"), kg("Review")),
            (kg("reviews"), claim),
            (kg("decision"), kg(review.verdict.capitalize())),
            (kg("order"), number(review.order)),
        ]
        named = {"note": review.note, "reviewer": review.who}
        pairs += [(kg(name), text(value)) for name, value in named.items() if value]
        for predicate, value in pairs:
            yield ox.Quad(subject, predicate, value, REVIEW)
    for claim_id, review in reviews.current.items():
        yield ox.Quad(node(claim_iri(claim_id)), kg("verdict"), kg(review.verdict.capitalize()), REVIEW)
