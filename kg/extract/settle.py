"""Of several readings of the same words, keep the best; say a standing fact once."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.candidate import Candidate
from kg.ontology import Ontology

ONCE = frozenset({"leads", "affiliatedWith", "partOf"})
"""Relations that a document states by a title or a name's form; said again, they add nothing."""
IMPLIED = {"affiliatedWith": "leads", "locatedIn": "deploysTroopsTo"}
"""The weaker relation of a pair goes where the stronger one stands in the same place."""


def settle(candidates: Iterable[Candidate], ontology: Ontology) -> list[Candidate]:
    """Return one candidate for each relation of a pair in a sentence, surest first taken, in text order.

    Args:
        candidates: What the frames found.
        ontology: Tells which relations have no direction.
    """
    best: dict[tuple[str, str, str, int], Candidate] = {}
    ranked = sorted(candidates, key=lambda c: (-c.confidence, c.predicate.i, c.frame.rule, *_mentions(c)))
    for candidate in ranked:
        best.setdefault(_key(candidate, ontology), candidate)
    kept = [candidate for key, candidate in best.items() if not _is_implied(key, best)]
    return sorted(kept, key=lambda c: (c.predicate.i, *_mentions(c), c.frame.rule))


def _mentions(candidate: Candidate) -> tuple[int, int]:
    return candidate.subject.span.start, candidate.object.span.start


def _key(candidate: Candidate, ontology: Ontology) -> tuple[str, str, str, int]:
    relation = candidate.frame.relation
    pair = candidate.subject.span.actor.id, candidate.object.span.actor.id
    if ontology.relations[relation].symmetric:
        pair = min(pair), max(pair)
    place = -1 if relation in ONCE else candidate.predicate.sent.start
    return *pair, relation, place


def _is_implied(key: tuple[str, str, str, int], known: dict[tuple[str, str, str, int], Candidate]) -> bool:
    subject, other, relation, place = key
    stronger = IMPLIED.get(relation)
    return stronger is not None and (subject, other, stronger, place) in known
