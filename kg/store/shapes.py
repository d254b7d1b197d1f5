"""Check quads against the SHACL shapes of ``ontologies/shapes.ttl``, by a library of others."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import MissingExtra
from kg.ontology import Ontology


def misshapen(quads: ox.Store, ontology: Ontology) -> Iterator[str]:
    """Yield one line for each node that breaks a shape.

    Args:
        quads: All of a project; its graphs are read as one.
        ontology: Whose folders have the shapes.

    Raises:
        MissingExtra: If pyshacl is not installed.
    """
    try:
        from pyshacl import validate
    except ImportError as error:
        raise MissingExtra("pyshacl", "shacl") from error
    from rdflib import RDF, SH, Graph

    shapes, data = Graph(), Graph()
    for path in ontology.files("shapes.ttl"):
        shapes.parse(path, format="turtle")
    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    data.parse(data=triples, format="nt")
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", meta_shacl=False)
    assert isinstance(report, Graph)
    lines = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, shape, message = (
            report.value(result, part) for part in (SH.focusNode, SH.sourceShape, SH.resultMessage)
        )
        lines.append(f"{str(shape).partition('#')[2]} is broken: <{node}> {message}")
    yield from sorted(lines)
