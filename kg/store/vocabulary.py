"""What ``g:ontology`` says: the relations and classes, so that a query can ask for sign and label."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.iris import term_iri
from kg.ontology import Ontology
from kg.store.terms import ONTOLOGY, kg, node, number, term, text


def vocabulary_quads(ontology: Ontology) -> Iterator[ox.Quad]:
    """Describe each relation by label, sign, weight and PLOVER type, and each class by the one above."""
    for name, relation in ontology.relations.items():
        subject = node(term_iri(name))
        pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
            (term("rdf:type"), kg("Relation")),
            (term("rdfs:label"), ox.Literal(relation.label, language="en")),
            (kg("sign"), number(relation.sign)),
            (kg("weight"), number(float(relation.weight))),
        ]
        if relation.plover is not None:
            pairs.append((term("skos:notation"), text(relation.plover)))
        if relation.symmetric:
            pairs.append((term("rdf:type"), term("owl:SymmetricProperty")))
        if relation.broader is not None:
            pairs.append((term("rdfs:subPropertyOf"), kg(relation.broader)))
        for predicate, value in pairs:
            yield ox.Quad(subject, predicate, value, ONTOLOGY)
    for name, above in ontology.vocabulary.classes.items():
        if above is not None:
            yield ox.Quad(kg(name), term("rdfs:subClassOf"), kg(above), ONTOLOGY)
