"""RDF terms as pyoxigraph holds them: short ways to make nodes and literals and to read them back."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pyoxigraph as ox

from kg.errors import StoreError
from kg.iris import KG, PREFIXES

Graph = ox.NamedNode | ox.DefaultGraph
DEFAULT = ox.DefaultGraph()


def node(iri: str) -> ox.NamedNode:
    """Return the node of an IRI.

    Raises:
        StoreError: If it is no absolute IRI.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise StoreError(f"{iri!r} is no IRI: {error}") from error


@lru_cache(maxsize=4096)
def kg(name: str) -> ox.NamedNode:
    """Return a term of the vocabulary, such as ``kg:polarity``."""
    return node(KG + name)


@lru_cache(maxsize=256)
def term(curie: str) -> ox.NamedNode:
    """Return the node of a prefixed name such as ``rdf:type``."""
    prefix, _, name = curie.partition(":")
    return node(PREFIXES[prefix] + name)


IDENTITY = term("g:identity")
PROVENANCE = term("g:provenance")
REVIEW = term("g:review")
INFERRED = term("g:inferred")
ONTOLOGY = term("g:ontology")
SHARED = (IDENTITY, PROVENANCE, REVIEW, INFERRED, ONTOLOGY)
"""The graphs that are no document's."""


def text(value: str) -> ox.Literal:
    """Return a plain string; a lone surrogate, which RDF cannot hold, becomes U+FFFD."""
    if not value.isascii():
        value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return ox.Literal(value)


def number(value: float) -> ox.Literal:
    """Return an integer or a double; Python's shortest form of a double comes back unchanged."""
    return ox.Literal(value)


def day(value: date) -> ox.Literal:
    """Return an ``xsd:date``."""
    return ox.Literal(value.isoformat(), datatype=term("xsd:date"))


def to_number(literal: str, datatype: str) -> float:
    """Return the number of a literal: int for an ``xsd:integer``, else float."""
    return int(literal) if datatype == PREFIXES["xsd"] + "integer" else float(literal)
