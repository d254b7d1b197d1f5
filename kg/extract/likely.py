"""What the scorer adds to the grammar: likely pairs of which the sentence says nothing of the kind yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.candidate import Candidate
from kg.extract.parties import Party
from kg.extract.scorer import Pairing, Trees
from kg.extract.setting import crosses_quote
from kg.nlp.annotation import ActorSpan, Annotated
from kg.ontology import Frame, Ontology

MARK = "+scorer"
"""At the end of the rule of such a claim, behind the frame whose word it goes by."""


Saying = tuple[str, str, str, int]
"""The kind of what is said, two actors, and the first token of the sentence."""


def likely(
    pairings: list[Pairing], said: set[Saying], scorer: Trees, annotated: Annotated, ontology: Ontology
) -> Iterator[Candidate]:
    """Yield a candidate for each pairing that the scorer holds likely, likeliest first.

    A sentence seldom says the same of two actors twice or both ways round, so the first one stands.

    Args:
        pairings: What the triggers of the document may mean.
        said: What the grammar found; grows.
        scorer: Gives likelihoods and the threshold.
        annotated: The document.
        ontology: Tells the types of relations.
    """
    odds = scorer.likelihoods([pairing.parts for pairing in pairings])
    ranked = sorted(range(len(pairings)), key=lambda i: (-odds[i], i))
    for i in ranked:
        if odds[i] < scorer.threshold:
            return
        if pairings[i].frame.kind == "preposition":
            continue  # what stands around one the grammar reads whole; "in Amman, Jordan" is no news
        candidate = _candidate(pairings[i], float(odds[i]), annotated)
        keys = sayings([candidate], ontology)
        crossing = crosses_quote(candidate.predicate, candidate.subject, candidate.object)
        if said.isdisjoint(keys) and not crossing:
            said.update(keys)
            yield candidate


def _candidate(pairing: Pairing, likelihood: float, annotated: Annotated) -> Candidate:
    frame = replace(pairing.frame, name=pairing.frame.name + MARK, confidence=round(likelihood, 3))
    first, second = (Party(span, annotated.doc[span.head]) for span in (pairing.subject, pairing.object))
    return Candidate(frame, pairing.token, first, second)


def sayings(found: list[Candidate], ontology: Ontology) -> set[Saying]:
    """Return what candidates say, in both directions."""
    said: set[Saying] = set()
    for each in found:
        kind, a, b, place = saying(each.frame, each.predicate, each.subject.span, each.object.span, ontology)
        said |= {(kind, a, b, place), (kind, b, a, place)}
    return said


def saying(
    frame: Frame, predicate: Token, subject: ActorSpan, other: ActorSpan, ontology: Ontology
) -> Saying:
    """Return what a frame says of two actors."""
    relation = ontology.relations[frame.relation]
    return relation.plover or relation.name, subject.actor.id, other.actor.id, predicate.sent.start
