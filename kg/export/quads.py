"""RDF: TriG and N-Quads with all graphs, Turtle without them, JSON-LD, and RDF 1.2 with reifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.export.source import Source
from kg.iris import PREFIXES
from kg.store.dump import serialize, sort_prefixes
from kg.store.terms import kg, term


def trig(source: Source) -> dict[str, bytes]:
    """Write all graphs, readable."""
    return {"graph.trig": serialize(source.quads, "trig")}


def nquads(source: Source) -> dict[str, bytes]:
    """Write all graphs, a quad a line, sorted."""
    return {"graph.nq": serialize(source.quads, "nq")}


def turtle(source: Source) -> dict[str, bytes]:
    """Write all triples without their graphs; none is in two, so nothing is lost but where it stood."""
    return {"graph.ttl": _turtle(quad.triple for quad in source.quads)}


def jsonld(source: Source) -> dict[str, bytes]:
    """Write all graphs as expanded JSON-LD, which needs no context from elsewhere."""
    ordered = sorted(source.quads, key=str)
    return {"graph.jsonld": ox.serialize(ordered, format=ox.RdfFormat.JSON_LD) or b""}


def rdf12(source: Source) -> dict[str, bytes]:
    """Write Turtle 1.2, in which a claim reifies its triple: ``c:… rdf:reifies <<( a:china … )>>``.

    Source:
        W3C, RDF 1.2 Turtle, https://www.w3.org/TR/rdf12-turtle/
    """
    return {"graph-1.2.ttl": _turtle(_reified(source.quads))}


def _turtle(triples: Iterable[ox.Triple]) -> bytes:
    ordered = sorted(set(triples), key=str)
    return sort_prefixes(ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"")


def _reified(quads: ox.Store) -> Iterator[ox.Triple]:
    parts = {term("rdf:subject"), term("rdf:predicate"), term("rdf:object")}
    claims = {quad.subject for quad in quads.quads_for_pattern(None, term("rdf:type"), kg("Claim"), None)}
    for quad in quads:
        if quad.subject not in claims or quad.predicate not in parts | {term("rdf:type")}:
            yield quad.triple
        elif quad.object == kg("Claim"):
            yield quad.triple
            subject, predicate, object_ = (
                next(quads.quads_for_pattern(quad.subject, part, None, quad.graph_name)).object
                for part in (term("rdf:subject"), term("rdf:predicate"), term("rdf:object"))
            )
            assert isinstance(subject, ox.NamedNode)
            assert isinstance(predicate, ox.NamedNode)
            yield ox.Triple(quad.subject, term("rdf:reifies"), ox.Triple(subject, predicate, object_))
