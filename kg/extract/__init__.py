"""Read claims out of an annotated Doc: relations, then who says it, how firmly, when, where, how many."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Token

from kg.extract.attributes import Attributes
from kg.extract.candidate import Candidate
from kg.extract.relations import Relations
from kg.extract.scorer import Trees, load_trees
from kg.extract.settle import settle
from kg.extract.valency import read_valency
from kg.model import Claim, Cue, Modality, Polarity, Via
from kg.nlp.annotation import Annotated
from kg.nlp.plain import plain
from kg.ontology import Ontology

__all__ = ["extract"]

INFERRED = {Via.NAME: 1.0, Via.GENERIC: 0.97, Via.NOMINAL: 0.9, Via.PRONOUN: 0.85}
"""How sure a mention of each kind is; multiplies the confidence of a claim."""


@lru_cache(maxsize=4)
def _relations(ontology: Ontology) -> Relations:
    return Relations(ontology, load_trees())


def extract(annotated: Annotated, ontology: Ontology, scorer: Trees | None = None) -> list[Claim]:
    """Return the claims of a document, by evidence, subject, relation and id.

    Args:
        annotated: The document as ``kg.nlp.annotate`` returns it.
        ontology: The ontology that it was annotated with.
        scorer: Finds pairs beyond the grammar; None for the one that the package ships.
    """
    if not annotated.actors:
        return []
    annotated = replace(annotated, doc=plain(annotated.doc, read_valency(ontology)))
    attributes = Attributes(annotated, ontology)
    relations = _relations(ontology) if scorer is None else Relations(ontology, scorer)
    candidates = settle(relations.find(annotated), ontology)
    claims = {claim.id: claim for claim in (_claim(c, annotated, attributes, ontology) for c in candidates)}
    return sorted(
        claims.values(),
        key=lambda claim: (claim.evidence.start, claim.subject.start, claim.relation, claim.id),
    )


def _claim(candidate: Candidate, annotated: Annotated, attributes: Attributes, ontology: Ontology) -> Claim:
    subject, other, predicate = candidate.subject, candidate.object, candidate.predicate
    said = attributes.of(predicate, subject.head, other.head)
    evidence = annotated.evidence(*_sentence(candidate, annotated))
    relation = ontology.relations[candidate.frame.relation]
    sure = candidate.confidence * INFERRED[subject.span.via] * INFERRED[other.span.via]
    return Claim(
        subject=annotated.mention(subject.span),
        relation=candidate.frame.relation,
        object=annotated.mention(other.span),
        evidence=evidence,
        event_type=relation.plover,
        polarity=_opposite(said.polarity) if candidate.frame.polarity == "negative" else said.polarity,
        modality=_modality(
            candidate, said.modality, annotated, attributes, is_event=relation.plover is not None
        ),
        attribution=said.attribution,
        time=said.time,
        place=said.place,
        quantity=said.quantity,
        cue=_cue(predicate, annotated),
        confidence=round(sure, 3),
        rule=candidate.frame.rule,
    )


def _modality(
    candidate: Candidate, said: Modality, annotated: Annotated, attributes: Attributes, *, is_event: bool
) -> Modality:
    """Return how firm a claim is: as its predicate, else as the clause that ties an actor to it.

    "struck buildings where soldiers could have been" asserts the strike, not whom it struck.
    """
    if said is Modality.PLANNED and not is_event and attributes.stays(candidate.predicate):
        return Modality.ASSERTED
    if said is not Modality.ASSERTED:
        return said
    for party in (candidate.subject, candidate.object):
        path = [t for t in annotated.doc[party.span.head].ancestors if candidate.predicate.is_ancestor(t)]
        if any(token.dep_ == "acl:relcl" or token.lower_ in {"where", "which"} for token in path):
            return attributes.modality(path[-1])
    if is_event and attributes.is_ahead(candidate.predicate, candidate.frame.relation):
        return Modality.PLANNED
    return Modality(candidate.frame.modality)


def _sentence(candidate: Candidate, annotated: Annotated) -> tuple[int, int]:
    """Return the tokens of the sentence that words a claim, blanks at its ends left out."""
    sent = candidate.predicate.sent
    start, end = sent.start, sent.end
    while start < end - 1 and annotated.doc[start].is_space:
        start += 1
    while end - 1 > start and annotated.doc[end - 1].is_space:
        end -= 1
    return start, end


def _opposite(polarity: Polarity) -> Polarity:
    return Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE


def _cue(predicate: Token, annotated: Annotated) -> Cue:
    """Return the words of the relation: the predicate and the particle that belongs to it."""
    words = [predicate, *(child for child in predicate.children if child.dep_ == "compound:prt")]
    first, last = min(word.i for word in words), max(word.i for word in words)
    passage = annotated.evidence(first, last + 1)
    return Cue(passage.text, passage.start, passage.end)
