"""The RDF side of a project piece by piece: replace what changed and what is derived from it, nothing else.

A quad that stays is not touched: each one written costs a project of a million quads an article's wait later,
when Oxigraph sorts its files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

import pyoxigraph as ox

from kg.iris import claim_iri, document_iri, fact_iri, local_name
from kg.ontology import Ontology
from kg.store.mirror import State, provenance_of, symmetric_relations
from kg.store.rdf import claims_to_quads
from kg.store.records import Records
from kg.store.reviews import Reviews, review_quads
from kg.store.terms import DEFAULT, IDENTITY, PROVENANCE, REVIEW, kg, node, term
from kg.store.view import actor_quads, edge_quads
from kg.store.vocabulary import vocabulary_quads

T = TypeVar("T")

AT_ONCE = 200
"""Documents, propositions or actors whose quads are compared at once; bounds the memory of a large change."""
_DESCRIBED = tuple(term(name) for name in ("rdf:type", "rdfs:label", "kg:name", "kg:country", "kg:sector"))
_ENDS = tuple(term(name) for name in ("rdf:subject", "rdf:predicate", "rdf:object"))


class _Touched:
    """What the claims that come, go or are judged have a part in."""

    def __init__(self, quads: ox.Store, symmetric: Collection[str]) -> None:
        self._quads = quads
        self._symmetric = symmetric
        self.edges: dict[str, set[ox.Quad]] = defaultdict(set)
        """Id of a proposition → the flat edges that its claims may give."""
        self.actors: set[str] = set()

    def add_document(self, graph: ox.NamedNode) -> None:
        """Add what the claims of a document have a part in, as long as they are there."""
        for name in ("mentions", "speaker", "place"):
            found = self._quads.quads_for_pattern(None, kg(name), None, graph)
            self.actors.update(_node(quad.object).value for quad in found)
        self.add_claims(None, graph)

    def add_claims(self, claim: ox.NamedNode | None, graph: ox.NamedNode | None) -> None:
        """Add the propositions of a claim, or of all claims of a graph."""
        for quad in self._quads.quads_for_pattern(claim, kg("states"), None, graph):
            subject, predicate, object_ = (
                _node(next(self._quads.quads_for_pattern(quad.subject, end, None, quad.graph_name)).object)
                for end in _ENDS
            )
            edges = self.edges[_node(quad.object).value.removeprefix(fact_iri(""))]
            edges.add(ox.Quad(subject, predicate, object_, DEFAULT))
            if local_name(predicate.value) in self._symmetric:
                edges.add(ox.Quad(object_, predicate, subject, DEFAULT))


def update(
    quads: ox.Store, records: Records, ontology: Ontology, old: State, new: State, reviews: Reviews
) -> None:
    """Replace the graphs of the documents that changed and what is derived from them and from decisions."""
    changed = _differing(old.records, new.records)
    retold = changed | _differing(old.stories, new.stories)
    symmetric = symmetric_relations(ontology)
    touched = _Touched(quads, symmetric)
    if old.ontology != new.ontology:
        quads.extend(vocabulary_quads(ontology))
    if old.decisions != new.decisions:
        before = _rejected(quads)
        _renew(quads, quads.quads_for_pattern(None, None, None, REVIEW), review_quads(reviews))
        for claim in before ^ _rejected(quads):
            touched.add_claims(node(claim_iri(claim)), None)
    for document in retold:
        touched.add_document(node(document_iri(document)))
    for document in sorted(changed):
        quads.remove_graph(node(document_iri(document)))
    for batch in _batches(sorted(changed), AT_ONCE // 10):
        quads.extend(chain.from_iterable(_claims(records, document, symmetric) for document in batch))
    for document in changed:
        touched.add_document(node(document_iri(document)))
    _renew_provenance(quads, records, new.stories, retold)
    _renew_view(quads, records, ontology, touched)


def distance(old: State, new: State) -> int:
    """Return how many documents ``update`` has to look at; those of another ontology or layout are all."""
    if (old.layout, old.ontology) != (new.layout, new.ontology):
        return len(old.records) + len(new.records) + 1
    return len(_differing(old.records, new.records) | _differing(old.stories, new.stories))


def _claims(records: Records, document: str, symmetric: Collection[str]) -> Iterator[ox.Quad]:
    return claims_to_quads(records.claims(document=document), symmetric)


def _differing(old: dict[str, str], new: dict[str, str]) -> set[str]:
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def _rejected(quads: ox.Store) -> set[str]:
    found = quads.quads_for_pattern(None, kg("verdict"), kg("Rejected"), REVIEW)
    return {_node(quad.subject).value.removeprefix(claim_iri("")) for quad in found}


def _renew_provenance(
    quads: ox.Store, records: Records, stories: dict[str, str], documents: Collection[str]
) -> None:
    for batch in _batches(sorted(documents), AT_ONCE):
        described = list(provenance_of(records, stories, batch))
        subjects = {*(quad.subject for quad in described), *(node(document_iri(one)) for one in batch)}
        _renew(quads, _about(quads, subjects, PROVENANCE), described)
    made, activity = term("prov:wasGeneratedBy"), term("prov:Activity")
    for quad in list(quads.quads_for_pattern(None, term("rdf:type"), activity, PROVENANCE)):
        if next(quads.quads_for_pattern(None, made, quad.subject, PROVENANCE), None) is None:
            _renew(quads, _about(quads, [quad.subject], PROVENANCE), ())


def _renew_view(quads: ox.Store, records: Records, ontology: Ontology, touched: _Touched) -> None:
    symmetric, rejected = symmetric_relations(ontology), _rejected(quads)
    for facts in _batches(sorted(touched.edges), AT_ONCE):
        possible = set().union(*(touched.edges[fact] for fact in facts))
        stand = chain.from_iterable(
            edge_quads(statements, statements[0].relation in symmetric)
            for statements in records.statements(facts, rejected=rejected)
        )
        _renew(quads, (edge for edge in possible if edge in quads), stand)
    for actors in _batches(sorted(touched.actors), AT_ONCE):
        before = chain(
            _about(quads, map(node, actors), IDENTITY),
            *(_values(quads, node(actor), predicate) for actor in actors for predicate in _DESCRIBED),
        )
        seen = records.seen_actors(actors)
        _renew(quads, before, chain.from_iterable(actor_quads(one, ontology) for one in seen))


def _values(quads: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
    return quads.quads_for_pattern(subject, predicate, None, DEFAULT)


def _about(
    quads: ox.Store, subjects: Iterable[ox.NamedNode | ox.BlankNode | ox.Triple], graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    for subject in subjects:
        yield from quads.quads_for_pattern(subject, None, None, graph)


def _renew(quads: ox.Store, before: Iterable[ox.Quad], after: Iterable[ox.Quad]) -> None:
    old, new = set(before), set(after)
    for quad in old - new:
        quads.remove(quad)
    if new - old:
        quads.extend(new - old)


def _batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch


def _node(found: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode:
    assert isinstance(found, ox.NamedNode), found
    return found
