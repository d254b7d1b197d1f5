"""Queries are looked at before they run, and mistakes are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.store import Store
from kg.store.sparql import check
from tests.factory import claim, document

TEXT = "China attacks Japan. China is an ally of Iran."


@pytest.fixture
def filled(store: Store) -> Store:
    """Return a store with an attack and an alliance."""
    claims = [claim(TEXT, "China", "attacks", "Japan"), claim(TEXT, "China", "alliedWith", "Iran")]
    store.add(document(TEXT), claims)
    return store


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("SELECT ?a ?b WHERE { ?a kg:alliedWith ?b }", 2),
        ("SELECT ?c ?a WHERE { ?c a kg:Claim ; rdf:subject ?a }", 2),
        ("SELECT ?c ?a WHERE { GRAPH ?g { ?c a kg:Claim ; rdf:subject ?a } }", 2),
        ("SELECT ?n WHERE { ?c a kg:Claim ; rdf:subject ?a . ?a kg:alliedWith ?b . ?b kg:name ?n }", 2),
        ("SELECT ?q WHERE { ?c rdf:predicate kg:attacks ; kg:evidence ?e . ?e kg:quote ?q }", 1),
        ("SELECT ?a FROM g:provenance WHERE { ?a a kg:Document }", 1),
        ("SELECT ?a FROM doc:d1 WHERE { ?a kg:alliedWith ?b }", 0),
    ],
)
def test_a_beginners_query_works_as_typed_and_without_duplicates(
    filled: Store, query: str, count: int
) -> None:
    """With or without GRAPH, over the simple view, the claims or both."""
    assert len(filled.query(query).rows) == count


REFUSED = [
    ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "line 1, column 12: SERVICE is not allowed"),
    ("SELECT *\n{ service silent ?x { ?s ?p ?o } }", "line 2, column 3: SERVICE is not allowed"),
    (r"SELECT * { \u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
    ("ASK { FILTER(1<2)SERVICE<http://x/>{} FILTER(2>1) }", "SERVICE is not allowed"),
    ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT is not allowed: a query only reads"),
    ("PREFIX x: <http://x/> LOAD <http://x/>", "LOAD is not allowed"),
    ("DELETE WHERE { ?s ?p ?o }", "DELETE is not allowed"),
    ("SELECT ?a { ?a foo:bar ?b }", "line 1, column 16: unknown prefix 'foo:'; known: a:, c:, dct:"),
    (
        "SELECT ?a WHERE {\n  ?a kg:attacks ?b",
        "line 2, column 19: the query ends too early, a '}' is missing",
    ),
    ("SELECT ?a WHERE { ?a kg:attacks }", "line 1, column 33: the query is wrong at or before '}'"),
    ("SELECT ?a WHERE { ?b kg:attacks ?c } GROUP BY ?b", "contains a variable that is unbound"),
    (
        "SELECT ?a WHERE { ?a kg:attacks ?b . FILTER(near(?a)) }",
        "line 1, column 38: the query is wrong in what begins with 'FILTER(near(?a)) }'",
    ),
    (
        "SELECT ?a WHERE {\n\t?a kg:attacks ?b } ORDER ?a",
        "line 2, column 21: the query is wrong in what begins with 'ORDER ?a'",
    ),
    (
        "SELECT ?a { BIND(1 AS ?a) ?a kg:attacks ?b . BIND(2 AS ?a) }",
        "though its grammar is right; is a variable bound twice?",
    ),
    (
        "SELECT ?a {\n  ?a kg:attacks ?b FILTER(kg:near(?a)) }",
        "line 2, column 27: kg:near is no function of SPARQL 1.1",
    ),
    ("", "'' is no query: it has no SELECT"),
    ("contested", "'contested' is no query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE; a stored question"),
]


@pytest.mark.parametrize(("query", "message"), REFUSED, ids=[query[:40] for query, _ in REFUSED])
def test_a_wrong_query_is_one_clear_line(filled: Store, query: str, message: str) -> None:
    """Place, value and what is wrong; never a traceback, never a call to another server."""
    with pytest.raises(QueryError) as caught:
        filled.query(query)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_function_is_told_by_a_worker_too(filled: Store, folder: Path) -> None:
    """The process that answers under a time limit survives it."""
    with Store.open(folder, write=True, ontology=filled.ontology) as store:
        store.add(document(TEXT), list(filled.claims()))
        store.commit()
        with pytest.raises(QueryError, match="line 1, column 37: kg:near is no function"):
            store.query("SELECT ?a { ?a kg:attacks ?b FILTER(kg:near(?a)) }", timeout_s=20)


ALLOWED = [
    'SELECT * { ?s ?p "SERVICE <http://x/>" }',
    "SELECT * { ?s ?p '''it's a SERVICE''' }",
    "# SERVICE\nSELECT * { ?s ?p ?o }",
    "SELECT * { ?s <http://x/SERVICE> ?o }",
    "PREFIX SERVICE: <http://x/> SELECT * { ?s SERVICE:x ?service }",
    "SELECT * { ?s kg:SERVICE ?o }",
    "PREFIX ex: <http://x/#> SELECT * { ?s ex:a.b ?o } # ex2:x",
]


@pytest.mark.parametrize("query", ALLOWED)
def test_the_word_service_is_no_offence_elsewhere(query: str) -> None:
    """In strings, comments, IRIs, names and variables it stands for itself."""
    assert check(query).form == "SELECT"


def test_inferred_statements_join_in_only_when_asked_for(store: Store) -> None:
    """Who supplies arms aids; the claim itself is not copied, and the next query knows nothing of it."""
    text = "China arms Iran."
    store.add(document(text), [claim(text, "China", "suppliesArmsTo", "Iran")])
    query = "SELECT ?a { ?a kg:aids ?b }"
    assert store.query(query).rows == []
    assert len(store.query(query, inferred=True).rows) == 1
    assert store.query("SELECT ?c { ?c rdf:predicate kg:aids }", inferred=True).rows == []
    assert store.query(query).rows == []


def test_part_of_is_transitive_and_classes_have_classes_above(store: Store) -> None:
    """A unit of a unit is part of the whole; a state is an agent."""
    text = "Unit is part of Army. Army is part of Force."
    store.add(document(text), [claim(text, "Unit", "partOf", "Army"), claim(text, "Army", "partOf", "Force")])
    assert len(store.query("SELECT * { ?a kg:partOf ?b }", inferred=True).rows) == 3
    assert len(store.query("SELECT * { ?a a kg:Agent }", inferred=True).rows) == 3


def test_rows_are_python_values(filled: Store) -> None:
    """Numbers, days, truth values and texts come as such, unbound as None."""
    query = """SELECT (3 AS ?i) (0.5 AS ?d) (1e3 AS ?e) ("2024-02-03"^^xsd:date AS ?day) (true AS ?t) ("x" AS ?s)
        (<a:b> AS ?iri) ?none ("abc"^^xsd:integer AS ?broken) {}"""
    row = filled.query(query).rows[0]
    assert [str(value) for value in row] == [
        "3",
        "0.5",
        "1000.0",
        "2024-02-03",
        "True",
        "x",
        "a:b",
        "None",
        "abc",
    ]


def test_an_answer_is_serialized_in_the_usual_formats(filled: Store) -> None:
    """CSV, TSV, JSON and XML for rows, Turtle with prefixes for triples, sorted."""
    result = filled.query("SELECT ?a { ?a kg:alliedWith ?b }")
    base = "https://w3id.org/geokg/id/actor/"
    assert result.serialize("csv") == f"a\r\n{base}china\r\n{base}iran\r\n".encode()
    assert result.serialize("tsv").startswith(b"?a\n<https://")
    assert b'"bindings"' in result.serialize("json")
    assert b"<sparql" in result.serialize("xml")
    graph = filled.query("CONSTRUCT { ?a kg:attacks ?b } WHERE { ?a kg:attacks ?b }")
    assert b"a:china kg:attacks a:japan" in graph.serialize("ttl")
    with pytest.raises(QueryError, match="triples have no format 'csv'"):
        graph.serialize("csv")
    assert filled.query("ASK { ?a kg:attacks ?b }").boolean is True
