"""Claims as quads: one named graph per document, one node per claim, no blank nodes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256

import pyoxigraph as ox

from kg.iris import claim_iri, document_iri, fact_iri, local_name, span_iri, term_iri
from kg.model import Actor, Attribution, Claim, Cue, Evidence, Mention, proposition_id
from kg.store.terms import day, kg, node, number, term, text

Pairs = Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]


def claims_to_quads(claims: Iterable[Claim], symmetric: Collection[str] = ()) -> Iterator[ox.Quad]:
    """Write claims into the graphs of their documents.

    Passages and mentions that several claims share come more than once; a store keeps one.

    Args:
        claims: Claims of one or more documents.
        symmetric: Relations that hold both ways, whose two directions are one proposition.
    """
    for claim in claims:
        graph = node(document_iri(claim.evidence.document))
        for subject, pairs in _nodes(claim, claim.relation in symmetric):
            for predicate, value in pairs:
                yield ox.Quad(subject, predicate, value, graph)


def proposition_of(claim: Claim, symmetric: bool) -> str:
    """Return the id of the proposition that a claim asserts or denies."""
    return proposition_id(claim.subject.actor.id, claim.relation, claim.object.actor.id, symmetric=symmetric)


def mention_iri(document: str, mention: Mention) -> str:
    """Return the IRI of a mention; the hash keeps two actors of one passage ("they") apart."""
    actor = mention.actor
    parts = (actor.id, actor.name, actor.type, actor.country, actor.sector, mention.text, mention.via)
    digest = sha256(repr(tuple(map(str, parts))).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{document_iri(document)}#mention={mention.start},{mention.end},{digest}"


def _nodes(claim: Claim, symmetric: bool) -> Iterator[tuple[ox.NamedNode, Pairs]]:
    document = claim.evidence.document
    iri = claim_iri(claim.id)
    yield node(iri), _claim(claim, symmetric)
    yield node(_passage_iri(claim.evidence)), _passage(claim.evidence)
    for mention in (claim.subject, claim.object):
        yield node(mention_iri(document, mention)), _mention(document, mention)
    for order, said in enumerate(claim.attribution, start=1):
        yield node(f"{iri}/said/{order}"), _attribution(said, order)


def _claim(claim: Claim, symmetric: bool) -> Pairs:
    document = claim.evidence.document
    yield term("rdf:type"), kg("Claim")
    yield term("rdf:type"), term("rdf:Statement")
    yield term("rdf:subject"), node(claim.subject.actor.id)
    yield term("rdf:predicate"), node(term_iri(claim.relation))
    yield term("rdf:object"), node(claim.object.actor.id)
    yield kg("states"), node(fact_iri(proposition_of(claim, symmetric)))
    yield kg("polarity"), kg(claim.polarity.capitalize())
    yield kg("modality"), kg(claim.modality.capitalize())
    yield kg("confidence"), number(float(claim.confidence))
    yield kg("rule"), text(claim.rule)
    if claim.event_type is not None:
        yield kg("eventType"), text(claim.event_type)
    yield kg("subjectText"), text(claim.subject.text)
    yield kg("objectText"), text(claim.object.text)
    yield kg("subjectMention"), node(mention_iri(document, claim.subject))
    yield kg("objectMention"), node(mention_iri(document, claim.object))
    yield kg("evidence"), node(_passage_iri(claim.evidence))
    if claim.cue is not None:
        yield from _cue(claim.cue)
    yield from _circumstances(claim)
    for order, said in enumerate(claim.attribution, start=1):
        yield kg("attribution"), node(f"{claim_iri(claim.id)}/said/{order}")
        if said.actor is not None:
            yield kg("attributedTo"), node(said.actor.id)


def _circumstances(claim: Claim) -> Pairs:
    time, place, quantity = claim.time, claim.place, claim.quantity
    if time is not None:
        yield kg("timeText"), text(time.text)
        if time.start is not None:
            yield kg("timeStart"), day(time.start)
        if time.end is not None:
            yield kg("timeEnd"), day(time.end)
    if place is not None:
        yield kg("placeName"), text(place.name)
        if place.id is not None:
            yield kg("place"), node(place.id)
    if quantity is not None:
        yield kg("quantityText"), text(quantity.text)
        for name, value in (("quantity", quantity.value), ("quantityMin", quantity.min)):
            if value is not None:
                yield kg(name), number(value)
        if quantity.max is not None:
            yield kg("quantityMax"), number(quantity.max)
        if quantity.unit is not None:
            yield kg("quantityUnit"), text(quantity.unit)
        if quantity.approximate:
            yield kg("quantityApproximate"), ox.Literal(True)


def _passage_iri(evidence: Evidence) -> str:
    return span_iri(evidence.document, evidence.start, evidence.end)


def _passage(evidence: Evidence) -> Pairs:
    yield term("rdf:type"), term("oa:SpecificResource")
    yield term("oa:hasSource"), node(document_iri(evidence.document))
    yield from _span(evidence.text, evidence.start, evidence.end)


def _mention(document: str, mention: Mention) -> Pairs:
    yield term("rdf:type"), kg("Mention")
    yield term("oa:hasSource"), node(document_iri(document))
    yield kg("mentions"), node(mention.actor.id)
    yield kg("via"), text(mention.via.value)
    yield from _actor(mention.actor)
    yield from _span(mention.text, mention.start, mention.end)


def _attribution(said: Attribution, order: int) -> Pairs:
    yield term("rdf:type"), kg("Attribution")
    yield kg("order"), number(order)
    yield kg("speakerName"), text(said.name)
    if said.actor is not None:
        yield kg("speaker"), node(said.actor.id)
        yield from _actor(said.actor)
    yield from _span(said.mention, said.start, said.end)
    if said.cue is not None:
        yield from _cue(said.cue)


def _actor(actor: Actor) -> Pairs:
    """Describe an actor as this document sees it; the default graph says what all of them agree on."""
    yield kg("actorName"), text(actor.name)
    yield kg("actorType"), kg(local_name(actor.type))
    if actor.country is not None:
        yield kg("actorCountry"), text(actor.country)
    if actor.sector is not None:
        yield kg("actorSector"), text(actor.sector)


def _span(quote: str, start: int, end: int) -> Pairs:
    yield kg("start"), number(start)
    yield kg("end"), number(end)
    yield kg("quote"), text(quote)


def _cue(cue: Cue) -> Pairs:
    yield kg("cue"), text(cue.text)
    yield kg("cueStart"), number(cue.start)
    yield kg("cueEnd"), number(cue.end)
