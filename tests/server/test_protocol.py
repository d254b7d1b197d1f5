"""The SPARQL 1.1 Protocol as clients speak it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
import rdflib
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, SPARQLWrapper
from starlette.testclient import TestClient

from kg.server.app import application
from tests.store.bare import bare_ontology

QUERY = "SELECT ?a WHERE { ?a kg:alliedWith ?b }"
CHINA = "https://w3id.org/geokg/id/actor/china"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_a_query_comes_by_get_form_or_body(client: httpx.Client, way: str) -> None:
    """All three ways of the protocol give the same answer."""
    if way == "get":
        answer = client.get("/sparql", params={"query": QUERY})
    elif way == "form":
        answer = client.post("/sparql", data={"query": QUERY})
    else:
        answer = client.post("/sparql", content=QUERY, headers={"Content-Type": "application/sparql-query"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.json()["results"]["bindings"][0]["a"]["value"] == CHINA


@pytest.mark.parametrize(
    ("accept", "media", "start"),
    [
        ("text/csv", "text/csv; charset=utf-8", "a\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?a\n"),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml", "<?xml"),
        ("text/csv;q=0.1, application/json", "application/json", "{"),
    ],
)
def test_the_client_chooses_the_format(client: httpx.Client, accept: str, media: str, start: str) -> None:
    """By Accept header with qualities."""
    answer = client.get("/sparql", params={"query": QUERY}, headers={"Accept": accept})
    assert answer.headers["content-type"] == media
    assert answer.text.startswith(start)


def test_triples_are_turtle_unless_asked_otherwise(client: httpx.Client) -> None:
    """CONSTRUCT and DESCRIBE answer in RDF formats that rdflib reads."""
    for query in ("CONSTRUCT WHERE { ?a kg:alliedWith ?b }", "DESCRIBE a:china"):
        for media, form in (
            ("text/turtle", "turtle"),
            ("application/ld+json", "json-ld"),
            ("application/rdf+xml", "xml"),
        ):
            answer = client.get("/sparql", params={"query": query}, headers={"Accept": media})
            assert len(rdflib.Graph().parse(data=answer.text, format=form)) > 0


def test_the_graphs_of_the_request_win(client: httpx.Client) -> None:
    """``default-graph-uri`` and ``named-graph-uri`` say what is read."""
    doc = "https://w3id.org/geokg/id/doc/allies"
    count = "SELECT (COUNT(?c) AS ?n) { ?c a kg:Claim }"
    answer = client.get("/sparql", params={"query": count, "default-graph-uri": doc})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "5"
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?c a kg:Claim } }"
    answer = client.post("/sparql", data={"query": named, "named-graph-uri": [doc]})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "1"


@pytest.mark.parametrize(
    ("request_", "status", "words"),
    [
        ({"params": {"query": "SELECT ?a {"}}, 400, "line 1, column 12"),
        (
            {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> {} }"}},
            403,
            "SERVICE is not allowed",
        ),
        ({"params": {"query": "DROP ALL"}}, 403, "DROP is not allowed"),
        ({"params": {"nothing": "x"}}, 400, "exactly one query, this one has 0"),
        ({"params": [("query", "ASK {}"), ("query", "ASK {}")]}, 400, "exactly one query, this one has 2"),
        ({"params": {"query": QUERY}, "headers": {"Accept": "image/png"}}, 406, "no such format"),
        ({"params": {"query": "ASK {}", "default-graph-uri": "not an iri"}}, 400, "names no graph"),
        ({"params": {"query": "SELECT * { ?a a ?b . ?c a ?d }"}}, 413, "allowed are 2,000"),
    ],
)
def test_a_bad_request_gets_a_status_and_one_line(
    client: httpx.Client, request_: dict[str, object], status: int, words: str
) -> None:
    """Plain text that says what is wrong."""
    answer = client.get("/sparql", **request_)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert words in answer.text
    assert answer.headers["content-type"].startswith("text/plain")


def test_an_update_is_refused_however_it_comes(client: httpx.Client) -> None:
    """By form or body, the answer is 403 and nothing changes."""
    update = "DELETE WHERE { ?s ?p ?o }"
    assert client.post("/sparql", data={"update": update}).status_code == 403
    direct = client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"})
    assert direct.status_code == 403
    assert client.get("/sparql", params={"query": "ASK { ?c a kg:Claim }"}).json()["boolean"] is True


def test_an_unknown_body_and_a_long_one_are_refused(client: httpx.Client) -> None:
    """415 names what is understood, 413 the limit."""
    assert client.post("/sparql", content="x", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/sparql", data={"query": "x" * 2_000_000}).status_code == 413
    broken = client.post("/sparql", content=b"\xff", headers={"Content-Type": "application/sparql-query"})
    assert broken.status_code == 400


def test_a_slow_query_is_stopped_and_others_go_on(client: httpx.Client) -> None:
    """After its two seconds the worker is killed; the next query has a new one."""
    began = time.monotonic()
    answer = client.get("/sparql", params={"query": SLOW})
    assert answer.status_code == 503
    assert "took longer than 2 s and was stopped" in answer.text
    assert time.monotonic() - began < 10
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_the_service_describes_itself(client: httpx.Client) -> None:
    """Without query the endpoint answers with a service description."""
    described = client.get("/sparql")
    assert described.headers["content-type"].startswith("text/turtle")
    assert "sd:UnionDefaultGraph" in described.text
    assert client.head("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_foreign_host_is_refused_and_no_origin_is_let_in(client: httpx.Client) -> None:
    """DNS rebinding bears a foreign Host header; there is no CORS header for anyone."""
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Host": "evil.example"})
    assert answer.status_code == 421
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "http://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert client.options("/sparql", headers={"Origin": "http://evil.example"}).status_code == 405


def test_a_site_is_let_in_when_asked_for(project: Path) -> None:
    """--cors names it; other sites stay out, and so do foreign Host headers."""
    app = application(project, bare_ontology(), origins=["https://good.example"])
    with TestClient(app, base_url="http://localhost") as client:
        for origin, allowed in (
            ("https://good.example", "https://good.example"),
            ("https://evil.example", None),
        ):
            for method, more in (("GET", {}), ("OPTIONS", {"Access-Control-Request-Method": "POST"})):
                headers = {"Origin": origin, **more}
                answer = client.request(method, "/sparql", params={"query": "ASK {}"}, headers=headers)
                assert answer.headers.get("access-control-allow-origin") == allowed
        rebound = client.get("/sparql", headers={"Host": "evil.example", "Origin": "https://good.example"})
        assert rebound.status_code == 421


def test_sparqlwrapper_understands_it(url: str) -> None:
    """A client of others asks by GET and by both kinds of POST."""
    for method, kind in (("GET", None), (POST, None), (POST, POSTDIRECTLY)):
        wrapper = SPARQLWrapper(url + "/sparql")
        wrapper.setMethod(method)
        if kind:
            wrapper.setRequestMethod(kind)
        wrapper.setQuery(QUERY)
        wrapper.setReturnFormat(JSON)
        found: Any = wrapper.query().convert()
        assert found["results"]["bindings"][0]["a"]["value"] == CHINA
    wrapper = SPARQLWrapper(url + "/sparql", returnFormat=CSV)
    wrapper.setQuery(QUERY)
    table: Any = wrapper.query().convert()
    assert table.splitlines()[0] == b"a"


def test_json_is_json(client: httpx.Client) -> None:
    """Every answer parses; a cut one would not."""
    answer = client.get("/sparql", params={"query": "SELECT * { ?c a kg:Claim ; ?p ?o }"})
    assert len(json.loads(answer.text)["results"]["bindings"]) > 100
