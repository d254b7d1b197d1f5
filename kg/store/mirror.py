"""The RDF side of a project: bring the quads of a store in line with the records."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice

import pyoxigraph as ox

from kg.iris import document_iri, fact_iri, local_name
from kg.ontology import Ontology
from kg.store.provenance import document_quads, run_quads
from kg.store.rdf import claims_to_quads
from kg.store.records import Records
from kg.store.run import Run
from kg.store.terms import DEFAULT, IDENTITY, PROVENANCE, Graph, kg, node, term
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


def target(records: Records, ontology: Ontology) -> State:
    """Return the state that a store has when it agrees with the records."""
    stories = {document: story for document, story in records.stories().items() if story != document}
    return State(LAYOUT, ontology.digest, records.revision, records.hashes(), stories)


def rebuild(quads: ox.Store, records: Records, ontology: Ontology) -> None:
    """Fill an empty store from the records."""
    found = _all(records, ontology)
    # Oxigraph sorts what it is given at once in memory, 1 kB a quad.
    while batch := list(islice(found, BATCH)):
        quads.bulk_extend(batch)


def update(quads: ox.Store, records: Records, ontology: Ontology, old: State, new: State) -> None:
    """Replace the graphs of the documents that changed and what is derived from them."""
    changed = _differing(old.records, new.records)
    retold = _differing(old.stories, new.stories)
    facts: set[ox.NamedNode] = set()
    actors: set[str] = set()
    symmetric = symmetric_relations(ontology)
    quads.extend(vocabulary_quads(ontology))
    _collect(quads, changed | retold, symmetric, facts, actors)
    for document in sorted(changed):
        quads.remove_graph(node(document_iri(document)))
    for document in sorted(changed | retold):
        _drop(quads, node(document_iri(document)), None, PROVENANCE)
    for document in sorted(changed):
        quads.extend(claims_to_quads(records.claims(document=document), symmetric))
    _collect(quads, changed, symmetric, facts, actors)
    quads.extend(_provenance(records, new.stories, changed | retold))
    _drop_unused_runs(quads)
    _renew_view(quads, records, ontology, facts, actors)


def _differing(old: dict[str, str], new: dict[str, str]) -> set[str]:
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def symmetric_relations(ontology: Ontology) -> frozenset[str]:
    """Return the names of the relations that hold both ways."""
    return frozenset(name for name, relation in ontology.relations.items() if relation.symmetric)


def _all(records: Records, ontology: Ontology) -> Iterator[ox.Quad]:
    symmetric = symmetric_relations(ontology)
    yield from vocabulary_quads(ontology)
    yield from claims_to_quads(records.claims(), symmetric)
    stories = records.stories()
    yield from _provenance(records, stories, records.hashes())
    for statements in records.statements(None):
        yield from edge_quads(statements, statements[0].relation in symmetric)
    for seen in records.seen_actors(None):
        yield from actor_quads(seen, ontology)


def _provenance(records: Records, stories: dict[str, str], documents: Collection[str]) -> Iterator[ox.Quad]:
    runs: set[Run] = set()
    for document, run in records.documents(documents):
        runs.add(run)
        yield from document_quads(document, run, stories.get(document.id, document.id))
    for run in runs:
        yield from run_quads(run)


def _collect(
    quads: ox.Store,
    documents: set[str],
    symmetric: frozenset[str],
    facts: set[ox.NamedNode],
    actors: set[str],
) -> None:
    """Add the propositions and actors of document graphs, and remove the flat edges they may have given."""
    for document in documents:
        graph = node(document_iri(document))
        for name in ("mentions", "speaker", "place"):
            found = quads.quads_for_pattern(None, kg(name), None, graph)
            actors.update(_node(quad.object).value for quad in found)
        for quad in list(quads.quads_for_pattern(None, kg("states"), None, graph)):
            facts.add(_node(quad.object))
            subject, predicate, object = (
                _node(next(quads.quads_for_pattern(quad.subject, term(f"rdf:{part}"), None, graph)).object)
                for part in ("subject", "predicate", "object")
            )
            quads.remove(ox.Quad(subject, predicate, object, DEFAULT))
            if local_name(predicate.value) in symmetric:
                quads.remove(ox.Quad(object, predicate, subject, DEFAULT))


def _node(found: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode:
    assert isinstance(found, ox.NamedNode), found
    return found


def _renew_view(
    quads: ox.Store, records: Records, ontology: Ontology, facts: set[ox.NamedNode], actors: set[str]
) -> None:
    symmetric = symmetric_relations(ontology)
    start = len(fact_iri(""))
    for statements in records.statements({fact.value[start:] for fact in facts}):
        quads.extend(edge_quads(statements, statements[0].relation in symmetric))
    described = ("rdf:type", "rdfs:label", "kg:name", "kg:country", "kg:sector")
    for actor in actors:
        for predicate in described:
            _drop(quads, node(actor), term(predicate), DEFAULT)
        _drop(quads, node(actor), None, IDENTITY)
    for seen in records.seen_actors(actors):
        quads.extend(actor_quads(seen, ontology))


def _drop_unused_runs(quads: ox.Store) -> None:
    made, activity = term("prov:wasGeneratedBy"), term("prov:Activity")
    for quad in list(quads.quads_for_pattern(None, term("rdf:type"), activity, PROVENANCE)):
        run = _node(quad.subject)
        if next(quads.quads_for_pattern(None, made, run, PROVENANCE), None) is None:
            _drop(quads, run, None, PROVENANCE)


def _drop(quads: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode | None, graph: Graph) -> None:
    for quad in list(quads.quads_for_pattern(subject, predicate, None, graph)):
        quads.remove(quad)
