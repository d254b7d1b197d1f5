"""Choose what the map draws: actors by weight, and one line for all claims of one kind between two actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.iris import PREFIXES
from kg.model import Actor, Claim, Polarity
from kg.ontology import Ontology
from kg.views.words import SIGNS, is_symmetric, sign_of

MOST_LINES = 500
"""Lines drawn at first; more take over 100 ms to draw, and nobody can follow them."""


@dataclass(frozen=True, slots=True)
class Line:
    """All claims of one sign and polarity from one actor to another: drawn as one line."""

    subject: str
    object: str
    sign: int
    denied: bool
    mutual: bool
    """Whether all its relations are symmetric; such a line stands for both directions."""
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """The claims of a map, its actors by weight, and which of them are drawn at first."""

    claims: tuple[Claim, ...]
    actors: dict[str, Actor]
    """By id; the one with most claims, weighed by confidence, first."""
    drawn: tuple[str, ...]
    lines: tuple[Line, ...]
    """Lines between drawn actors, at most ``MOST_LINES`` of them."""
    degree: dict[str, int]
    """Number of claims in which an actor is subject or object."""


def scene(
    claims: Sequence[Claim], ontology: Ontology, *, around: str | None = None, hops: int = 1, limit: int = 300
) -> Scene:
    """Choose actors and lines.

    Args:
        claims: Claims in any order; a claim that stands there twice counts once.
        ontology: Tells sign and symmetry of the relations.
        around: Id of an actor; only actors within ``hops`` of it are kept. None keeps all.
        hops: Number of claims that may lie between ``around`` and a kept actor.
        limit: Number of actors drawn at first; the others are found by search.
    """
    unique = {claim.id: claim for claim in claims}
    ordered = sorted(unique.values(), key=_reading_order)
    if around is not None:
        near = _within(around, hops, ordered)
        ordered = [c for c in ordered if c.subject.actor.id in near and c.object.actor.id in near]
    actors: dict[str, Actor] = {}
    weight: dict[str, float] = defaultdict(float)
    degree: dict[str, int] = defaultdict(int)
    for claim in ordered:
        for actor in {mention.actor.id: mention.actor for mention in (claim.subject, claim.object)}.values():
            actors.setdefault(actor.id, actor)
            weight[actor.id] += 0.2 + claim.confidence
            degree[actor.id] += 1
    # Rounded, because sums of floats depend on the order of the claims.
    ranked = sorted(actors, key=lambda iri: (iri != around, -round(weight[iri], 6), iri))
    drawn = tuple(ranked[:limit])
    return Scene(
        tuple(ordered),
        {iri: actors[iri] for iri in ranked},
        drawn,
        tuple(_strongest(_lines(ordered, ontology, frozenset(drawn)))),
        dict(degree),
    )


def _reading_order(claim: Claim) -> tuple[str, int, int, str, str]:
    return (claim.evidence.document, claim.evidence.start, claim.subject.start, claim.relation, claim.id)


def _within(around: str, hops: int, claims: Iterable[Claim]) -> set[str]:
    neighbours: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        neighbours[claim.subject.actor.id].add(claim.object.actor.id)
        neighbours[claim.object.actor.id].add(claim.subject.actor.id)
    near = {around}
    for _ in range(hops):
        near |= {other for iri in near for other in neighbours[iri]}
    return near


def _lines(claims: Sequence[Claim], ontology: Ontology, drawn: frozenset[str]) -> list[Line]:
    """Group claims to lines; where all are symmetric, both directions share one."""
    pairs: dict[tuple[str, str, int, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        subject, object = claim.subject.actor.id, claim.object.actor.id
        if subject in drawn and object in drawn and subject != object:
            first, second = sorted((subject, object), key=actor_key)
            key = (first, second, sign_of(claim.relation, ontology), claim.polarity is Polarity.NEGATIVE)
            pairs[key].append(claim)
    lines: list[Line] = []
    for (first, second, sign, denied), group in sorted(pairs.items()):
        if all(is_symmetric(claim.relation, ontology) for claim in group):
            lines.append(Line(first, second, sign, denied, True, tuple(group)))
            continue
        for subject, object in ((first, second), (second, first)):
            own = tuple(claim for claim in group if claim.subject.actor.id == subject)
            if own:
                lines.append(Line(subject, object, sign, denied, False, own))
    return lines


def _strongest(lines: list[Line]) -> list[Line]:
    """Return the lines with most claims, in their old order; the page draws no more at once."""
    best = sorted(range(len(lines)), key=lambda i: (-len(lines[i].claims), i))[:MOST_LINES]
    return [lines[i] for i in sorted(best)]


def actor_key(iri: str) -> str:
    """Return a short name for an actor, for addresses; a foreign IRI keeps its own, marked by ``=``."""
    base = PREFIXES["a"]
    return iri.removeprefix(base) if iri.startswith(base) else "=" + iri


def line_id(line: Line) -> str:
    """Return the id of a line, made of its actors' keys: the same in every build, so that links hold."""
    denied = ["denied"] if line.denied else []
    return ">".join((actor_key(line.subject), actor_key(line.object), SIGNS[line.sign], *denied))
