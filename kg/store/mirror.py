"""The RDF side of a project as a whole: what it is made from, and how it is made anew from the records."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice

import pyoxigraph as ox

from kg.ontology import Ontology
from kg.store.provenance import document_quads, run_quads
from kg.store.rdf import claims_to_quads
from kg.store.records import Records
from kg.store.reviews import Reviews, review_quads
from kg.store.run import Run
from kg.store.view import actor_quads, edge_quads
from kg.store.vocabulary import vocabulary_quads

LAYOUT = 1
"""Raised when the same claims give other quads; older stores are then made anew."""

BATCH = 100_000
"""Quads loaded at once when a store is made anew: 200 MB, however large it gets."""


@dataclass
class State:
    """What the quads of a store were made from."""

    layout: int = LAYOUT
    ontology: str = ""
    revision: int = -1
    records: dict[str, str] = field(default_factory=dict)
    """Document → hash of document, claims and run."""
    stories: dict[str, str] = field(default_factory=dict)
    decisions: str = ""
    """Hash of what people decided."""


def target(records: Records, ontology: Ontology, reviews: Reviews) -> State:
    """Return the state that a store has when it agrees with the records and decisions."""
    stories = {document: story for document, story in records.stories().items() if story != document}
    return State(LAYOUT, ontology.digest, records.revision, records.hashes(), stories, reviews.digest)


def rebuild(quads: ox.Store, records: Records, ontology: Ontology, reviews: Reviews) -> None:
    """Fill an empty store from the records."""
    found = _all(records, ontology, reviews)
    # Oxigraph sorts what it is given at once in memory, 1 kB a quad.
    while batch := list(islice(found, BATCH)):
        quads.bulk_extend(batch)


def symmetric_relations(ontology: Ontology) -> frozenset[str]:
    """Return the names of the relations that hold both ways."""
    return frozenset(name for name, relation in ontology.relations.items() if relation.symmetric)


def provenance_of(records: Records, stories: dict[str, str], documents: Collection[str]) -> Iterator[ox.Quad]:
    """Describe documents, as far as they are there, and the runs that read them.

    Args:
        records: Where they are.
        stories: Document → the earliest of its near-duplicates, where it is not the document itself.
        documents: Ids.
    """
    runs: set[Run] = set()
    for document, run in records.documents(documents):
        runs.add(run)
        yield from document_quads(document, run, stories.get(document.id, document.id))
    for run in runs:
        yield from run_quads(run)


def _all(records: Records, ontology: Ontology, reviews: Reviews) -> Iterator[ox.Quad]:
    symmetric = symmetric_relations(ontology)
    yield from vocabulary_quads(ontology)
    yield from review_quads(reviews)
    yield from claims_to_quads(records.claims(), symmetric)
    stories = records.stories()
    yield from provenance_of(records, stories, records.hashes())
    for statements in records.statements(None, rejected=reviews.rejected):
        yield from edge_quads(statements, statements[0].relation in symmetric)
    for seen in records.seen_actors(None):
        yield from actor_quads(seen, ontology)
