"""The RDF keeps to its own shapes, and every term is defined."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from pyshacl import validate

from kg.cli import main
from kg.iris import KG
from kg.model import Place
from kg.ontology import load, ontology_dir
from kg.store import Store, Verdict
from kg.store.dump import serialize
from kg.store.shapes import misshapen
from kg.store.terms import kg
from tests.factory import claim, document
from tests.store.bare import bare_ontology
from tests.store.world import fill

SHAPES = ontology_dir() / "shapes.ttl"


@pytest.fixture(scope="module")
def triples(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """Return all triples of the six documents and of two decisions."""
    folder, ontology = tmp_path_factory.mktemp("shapes"), bare_ontology()
    with Store.open(folder, write=True, ontology=ontology) as store:
        fill(store)
        decided = next(store.claims())
        store.review(decided, Verdict.ACCEPTED)
        store.review(decided, Verdict.REJECTED, note="another war", who="Ana")
        text = "China attacks Japan in Kursk."
        one = claim(text, "China", "attacks", "Japan", document="more")
        where = Place("Kursk", "https://w3id.org/geokg/id/actor/kursk")
        store.add(document(text, id="more", title="War", outlet="Wire"), [replace(one, place=where)])
        store.commit()
        content = serialize(store.oxigraph, "nq")
    graph = rdflib.Graph()
    for quad in ox.parse(content, format=ox.RdfFormat.N_QUADS):
        graph.parse(data=f"{quad.triple} .", format="nt")
    return graph


def test_a_project_keeps_to_the_shapes(triples: rdflib.Graph) -> None:
    """Pyshacl finds nothing."""
    conforms, _, report = validate(triples, shacl_graph=str(SHAPES), inference="none")
    assert conforms, report


@pytest.mark.parametrize(
    ("predicate", "what"),
    [
        ("polarity", "polarity"),
        ("quote", "quote"),
        ("textSha256", "hash"),
        ("name", "name"),
        ("decision", "decision"),
    ],
)
def test_a_missing_part_breaks_them(triples: rdflib.Graph, predicate: str, what: str) -> None:
    """The shapes see what is gone; shapes that nothing can break would prove nothing."""
    broken = rdflib.Graph()
    for triple in triples:
        if triple[1] != rdflib.URIRef(KG + predicate):
            broken.add(triple)
    conforms, _, report = validate(broken, shacl_graph=str(SHAPES), inference="none")
    assert not conforms
    assert what in report


def test_the_command_checks_the_shapes_when_asked(tmp_path: Path) -> None:
    """A project passes, and a triple that a shape forbids is one line with shape and node."""
    text = "China attacks Japan."
    with Store.open(tmp_path, write=True, ontology=load()) as store:
        store.add(document(text), [claim(text, "China", "attacks", "Japan")])
    result = CliRunner().invoke(main, ["validate", str(tmp_path), "--shacl"])
    assert (result.exit_code, result.stdout) == (0, "")
    quads = ox.Store()
    with Store.open(tmp_path, ontology=load()) as store:
        quads.extend(store.oxigraph)
    polarity = next(quads.quads_for_pattern(None, kg("polarity"), None, None))
    quads.add(ox.Quad(polarity.subject, kg("rule"), ox.Literal("another"), polarity.graph_name))
    (line,) = misshapen(quads, load())
    assert line.startswith(f"ClaimShape-rule is broken: {polarity.subject} ")


def test_every_term_of_the_rdf_is_defined(triples: rdflib.Graph) -> None:
    """No predicate of ours is without label and definition in kg.ttl or terms.ttl, and none is defined in vain."""
    defined = rdflib.Graph()
    for name in ("kg.ttl", "terms.ttl"):
        defined.parse(ontology_dir() / name)
    label, definition = rdflib.RDFS.label, rdflib.SKOS.definition
    used = {str(predicate) for predicate in triples.predicates() if str(predicate).startswith(KG)}
    for iri in used:
        assert (rdflib.URIRef(iri), label, None) in defined, iri
        assert (rdflib.URIRef(iri), definition, None) in defined, iri


def test_the_alignments_are_about_our_terms() -> None:
    """Every subject is a term of kg.ttl or terms.ttl."""
    known, aligned = rdflib.Graph(), rdflib.Graph().parse(ontology_dir() / "alignments.ttl")
    for name in ("kg.ttl", "terms.ttl"):
        known.parse(ontology_dir() / name)
    ours = {subject for subject in aligned.subjects() if str(subject).startswith(KG)}
    assert not {subject for subject in ours if (subject, rdflib.RDFS.label, None) not in known}
