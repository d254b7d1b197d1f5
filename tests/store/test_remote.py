"""A project is sent to a triplestore of others and asked there: the Oxigraph server from PyPI."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import QueryError, StoreError
from kg.store import Store
from kg.store.remote import ask, push
from tests.factory import claim, document
from tests.oxigraph import server as server
from tests.store.bare import bare_ontology
from tests.store.world import fill

COUNT = "SELECT (COUNT(DISTINCT ?c) AS ?n) { GRAPH ?g { ?c a kg:Claim } }"


def test_a_project_is_pushed_asked_and_kept_in_line(tmp_path: Path, server: str) -> None:
    """All claims arrive, a second run sends nothing, a change sends what changed, a removal removes."""
    store_url, query_url = f"{server}/store", f"{server}/query"
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        fill(store)
        assert push(tmp_path, store.oxigraph, store_url) == (9, 0, 0)
        assert ask(query_url, COUNT).rows == [(13,)]
        assert push(tmp_path, store.oxigraph, store_url) == (0, 0, 9)
        store.remove("allies")
        text = "China attacks Japan."
        store.add(document(text, id="new"), [claim(text, "China", "attacks", "Japan", document="new")])
        store.commit()
        sent, removed, same = push(tmp_path, store.oxigraph, store_url)
        assert (removed, sent + same) == (1, 9)
        assert same >= 5
        assert ask(query_url, COUNT).rows == [(9,)]
        there = httpx.get(store_url, params={"graph": "https://w3id.org/geokg/id/doc/new"})
        assert there.text.count("\n") >= len(list(store.claims(document="new")))


def test_graphs_of_others_stay(tmp_path: Path, server: str) -> None:
    """The default graph and foreign graphs of the server are neither written nor removed."""
    turtle = {"Content-Type": "text/turtle"}
    for params in ({"default": ""}, {"graph": "http://example.org/theirs"}):
        httpx.put(f"{server}/store", params=params, content="<a:a> <a:b> <a:c> .", headers=turtle)
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        fill(store)
        push(tmp_path, store.oxigraph, f"{server}/store")
    assert ask(f"{server}/query", "SELECT ?p { <a:a> ?p ?o }").columns == ["p"]
    assert ask(f"{server}/query", "ASK { GRAPH <http://example.org/theirs> { <a:a> ?p ?o } }").boolean
    assert ask(f"{server}/query", "ASK { <a:a> ?p ?o }").boolean
    assert ask(f"{server}/query", "SELECT ?a { GRAPH g:view { ?a kg:alliedWith ?b } }").rows


def test_a_broken_run_goes_on_where_it_stopped(tmp_path: Path, server: str) -> None:
    """What was sent before the connection broke is noted and not sent again."""
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        fill(store)
        with pytest.raises(StoreError, match="cannot be reached"):
            push(tmp_path, store.oxigraph, "http://127.0.0.1:1/store")
        with pytest.raises(StoreError, match=r"refused PUT of .*: 404"):
            push(tmp_path, store.oxigraph, f"{server}/nowhere")
        assert push(tmp_path, store.oxigraph, f"{server}/store")[0] == 9


def test_a_server_that_refuses_is_told_in_one_line(server: str) -> None:
    """The status and the server's first line."""
    with pytest.raises(QueryError, match=r"answered 400: "):
        ask(f"{server}/query", "SELECT")
    with pytest.raises(QueryError, match="cannot be asked"):
        ask("http://127.0.0.1:1/query", "ASK {}")
    with pytest.raises(QueryError, match=r"answered no SPARQL JSON|answered 4"):
        ask(f"{server}/", "ASK {}")


def test_a_mistake_is_told_with_its_own_line_and_column(server: str) -> None:
    """Our prefixes, which go before the query, do not count."""
    with pytest.raises(QueryError, match="400: line 2, column 3: the query ends too early, a"):
        ask(f"{server}/query", "SELECT ?a\n{ ")


def test_a_stored_question_is_for_projects(server: str) -> None:
    """It reads everything as one graph, which a server does not."""
    result = CliRunner().invoke(main, ["query", "--endpoint", f"{server}/query", "@contested"])
    assert result.exit_code == 2
    assert "names its graphs" in result.stderr


def test_the_commands_push_and_ask(tmp_path: Path, server: str) -> None:
    """``kg push`` counts graphs; ``kg query --endpoint`` takes the query in the place of DIR."""
    with Store.open(tmp_path / "out", write=True, ontology=bare_ontology()) as store:
        fill(store)
    pushed = CliRunner().invoke(main, ["push", str(tmp_path / "out"), "--endpoint", f"{server}/store"])
    assert pushed.stderr == "9 graphs sent, 0 removed, 0 unchanged\n"
    query = "SELECT ?a { GRAPH g:view { ?a kg:alliedWith a:iran } }"
    asked = CliRunner().invoke(main, ["query", "--endpoint", f"{server}/query", query])
    assert asked.stdout.split() == ["a", "a:china"]
