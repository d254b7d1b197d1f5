"""The namespaces of the RDF and how ids become IRIs."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

BASE = "https://w3id.org/geokg/"
PREFIXES = {
    "kg": BASE + "ns#",
    "a": BASE + "id/actor/",
    "c": BASE + "id/claim/",
    "f": BASE + "id/fact/",
    "doc": BASE + "id/doc/",
    "g": BASE + "id/graph/",
    "run": BASE + "id/run/",
    "wd": "http://www.wikidata.org/entity/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
"""Prefixes bound in every query, in the order in which exports print them."""

KG = PREFIXES["kg"]


def actor_iri(slug: str) -> str:
    """Return the IRI of the actor that ``slug`` names, such as ``north-korea``."""
    return PREFIXES["a"] + quote(slug, safe="-._~")


def claim_iri(claim_id: str) -> str:
    """Return the IRI of a claim from its id."""
    return PREFIXES["c"] + claim_id


def fact_iri(proposition: str) -> str:
    """Return the IRI of a proposition, the node that joins the claims which assert or deny it."""
    return PREFIXES["f"] + proposition


@lru_cache(maxsize=1024)
def document_iri(document_id: str) -> str:
    """Return the IRI of a document, which is also the name of the graph that holds its claims."""
    return PREFIXES["doc"] + quote(document_id, safe="-._~/")


def span_iri(document_id: str, start: int, end: int) -> str:
    """Return the IRI of a passage: the document's, with an RFC 5147 character range."""
    return f"{document_iri(document_id)}#char={start},{end}"


def term_iri(term: str) -> str:
    """Return the IRI of a relation or class of the ontology, such as ``alliedWith``."""
    return KG + term


def local_name(iri: str) -> str:
    """Return what follows the last ``#`` or ``/``."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
