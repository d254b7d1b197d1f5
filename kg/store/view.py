"""The simple view: flat edges and described actors, what a beginner's query finds in the default graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.iris import local_name, term_iri
from kg.model import Actor
from kg.ontology import Ontology
from kg.store.terms import DEFAULT, IDENTITY, kg, node, term, text


@dataclass(frozen=True, slots=True)
class Statement:
    """What one claim says of a proposition, and in which story."""

    subject: str
    relation: str
    object: str
    polarity: str
    modality: str
    story: str


def edge_quads(statements: Iterable[Statement], symmetric: bool) -> Iterator[ox.Quad]:
    """Return the flat edge of one proposition, both ways if symmetric, or nothing.

    The edge stands when more stories assert it than deny it: an even dispute is left to the claims,
    because an invented edge is worse than a missing one. Possible, planned and hypothetical claims never
    count for it.

    Args:
        statements: All claims of one proposition.
        symmetric: Whether the relation holds both ways.
    """
    asserted = [one for one in statements if one.modality == "asserted"]
    pro = {one.story for one in asserted if one.polarity == "positive"}
    contra = {one.story for one in asserted if one.polarity == "negative"}
    if len(pro) <= len(contra):
        return
    for one in asserted:
        if one.polarity == "positive":
            subject, predicate, object = node(one.subject), node(term_iri(one.relation)), node(one.object)
            yield ox.Quad(subject, predicate, object, DEFAULT)
            if symmetric:
                yield ox.Quad(object, predicate, subject, DEFAULT)


def actor_quads(seen: Iterable[tuple[Actor, int]], ontology: Ontology) -> Iterator[ox.Quad]:
    """Describe one actor: by the registry if it knows it, else as most mentions have it.

    Args:
        seen: The descriptions that documents give of one actor, with how many mentions have each.
        ontology: Its registry wins over what documents say.
    """
    counted = sorted(seen, key=lambda one: (-one[1], one[0].name, repr(one[0])))
    if not counted:
        return
    actor = counted[0][0]
    entry = ontology.registry.get(actor.id)
    name = entry.name if entry else actor.name
    country, sector = (entry.country, entry.sector) if entry else (actor.country, actor.sector)
    subject = node(actor.id)
    yield ox.Quad(subject, term("rdf:type"), kg(local_name(entry.type if entry else actor.type)), DEFAULT)
    yield ox.Quad(subject, term("rdfs:label"), ox.Literal(text(name).value, language="en"), DEFAULT)
    yield ox.Quad(subject, kg("name"), text(name), DEFAULT)
    if country is not None:
        yield ox.Quad(subject, kg("country"), text(country), DEFAULT)
    if sector is not None:
        yield ox.Quad(subject, kg("sector"), text(sector), DEFAULT)
    if entry is None:
        return
    for alias in sorted({*entry.aliases, *entry.acronyms} - {name}):
        yield ox.Quad(subject, kg("alias"), text(alias), IDENTITY)
    if entry.wikidata is not None:
        yield ox.Quad(subject, term("skos:exactMatch"), term(f"wd:{entry.wikidata}"), IDENTITY)
