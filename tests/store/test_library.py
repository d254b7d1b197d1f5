"""The stored questions answer what their titles say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import kg.ontology
from kg.errors import OntologyError, QueryError
from kg.ontology import Ontology
from kg.store import Store, named_queries, named_query
from tests.factory import actor
from tests.store.bare import bare_ontology
from tests.store.world import fill

EXPECTED: dict[str, list[tuple[object, ...]]] = {
    "about": [
        ("Iran", "attacks", "Israel", "positive", "asserted", None, "agency"),
        ("China", "allied with", "Iran", "positive", "asserted", None, "allies"),
        ("Iran", "at war with", "Israel", "positive", "asserted", None, "allies"),
        ("Iran", "opposes", "Japan", "positive", "asserted", None, "allies"),
        ("Iran", "attacks", "Israel", "negative", "asserted", "Tehran", "denial"),
        ("Israel", "attacks", "Iran", "positive", "asserted", None, "future"),
        ("China", "supplies arms to", "Iran", "positive", "asserted", "BBC", "mixed"),
        ("Iran", "attacks", "Israel", "positive", "asserted", None, "reprint"),
    ],
    "accusations": [
        ("China", "accuses", "Israel", "allies"),
    ],
    "actors": [
        ("Iran", "https://w3id.org/geokg/ns#State", None, None, 8),
        ("Israel", "https://w3id.org/geokg/ns#State", None, None, 8),
        ("China", "https://w3id.org/geokg/ns#State", None, None, 5),
        ("Japan", "https://w3id.org/geokg/ns#State", None, None, 5),
    ],
    "allies": [
        ("China", "Iran"),
    ],
    "arms": [
        ("China", "supplies arms to", "Iran", "positive", "asserted", "mixed"),
    ],
    "between": [
        ("Iran", "attacks", "Israel", "positive", "asserted", None, "agency"),
        ("Iran", "at war with", "Israel", "positive", "asserted", None, "allies"),
        ("Iran", "attacks", "Israel", "negative", "asserted", "Tehran", "denial"),
        ("Israel", "attacks", "Iran", "positive", "asserted", None, "future"),
        ("Iran", "attacks", "Israel", "positive", "asserted", None, "reprint"),
    ],
    "by-month": [
        ("2024-05", 3, 2, 1),
        ("2024-06", 1, 1, 0),
    ],
    "common-enemies": [
        ("China", "Iran", 2),
        ("Israel", "Japan", 1),
    ],
    "contested": [
        ("Iran", "attacks", "Israel", "asserts", 2, "agency, reprint"),
        ("Iran", "attacks", "Israel", "denies", 1, "Tehran"),
    ],
    "corroborated": [],
    "denied": [
        ("Iran", "attacks", "Israel", "denial"),
    ],
    "documents": [
        ("future", date(2024, 6, 1), None, None, 3),
        ("denial", date(2024, 5, 3), None, None, 1),
        ("reprint", date(2024, 5, 2), None, None, 1),
        ("agency", date(2024, 5, 1), None, None, 1),
        ("allies", None, None, None, 5),
        ("mixed", None, None, None, 2),
    ],
    "friendly-pairs": [
        ("China", "Iran", 2, 2, "allied with, supplies arms to"),
        ("Israel", "Japan", 1, 1, "consults with"),
    ],
    "hostile-pairs": [
        ("Iran", "Israel", 3, 4, "at war with, attacks"),
        ("China", "Israel", 1, 1, "accuses"),
        ("China", "Japan", 1, 1, "opposes"),
        ("Iran", "Japan", 1, 1, "opposes"),
    ],
    "mixed-pairs": [],
    "mutual-hostility": [
        ("Iran", "Israel", 3, 1),
    ],
    "names": [
        ("China", "China", 2),
        ("Iran", "Iran", 6),
        ("Israel", "Israel", 5),
        ("Japan", "Japan", 3),
    ],
    "numbers": [
        ("China", "supplies arms to", "Iran", "300 drones", 300, None, None, "drone", "mixed"),
    ],
    "own-voice": [
        ("Iran", "attacks", "Israel", "agency"),
        ("China", "accuses", "Israel", "allies"),
        ("China", "allied with", "Iran", "allies"),
        ("China", "opposes", "Japan", "allies"),
        ("Iran", "at war with", "Israel", "allies"),
        ("Iran", "opposes", "Japan", "allies"),
        ("Israel", "attacks", "Iran", "future"),
        ("Israel", "consults with", "Japan", "future"),
        ("Iran", "attacks", "Israel", "reprint"),
    ],
    "places": [
        ("Tehran", 1, 0),
    ],
    "planned": [
        ("Japan", "deploys troops to", "Israel", "future"),
    ],
    "possible": [
        ("Japan", "sanctions", "China", "uncertain", "mixed"),
    ],
    "relations": [
        ("attacks", -1, 4, 2),
        ("opposes", -1, 2, 2),
        ("accuses", -1, 1, 1),
        ("allied with", 1, 1, 1),
        ("at war with", -1, 1, 1),
        ("consults with", 1, 1, 1),
        ("deploys troops to", 0, 1, 1),
        ("sanctions", -1, 1, 1),
        ("supplies arms to", 1, 1, 1),
    ],
    "reprints": [
        ("reprint", "agency"),
    ],
    "reviewed": [],
    "said-by": [
        ("China", "supplies arms to", "Iran", "positive", "asserted", "mixed"),
    ],
    "sanctions": [],
    "single-source": [
        ("China", "accuses", "Israel", 1, 1),
        ("China", "allied with", "Iran", 1, 1),
        ("China", "opposes", "Japan", 1, 1),
        ("China", "supplies arms to", "Iran", 1, 1),
        ("Iran", "at war with", "Israel", 1, 1),
        ("Iran", "attacks", "Israel", 1, 2),
        ("Iran", "opposes", "Japan", 1, 1),
        ("Israel", "attacks", "Iran", 1, 1),
        ("Israel", "consults with", "Japan", 1, 1),
    ],
    "talks": [
        ("Israel", "consults with", "Japan", "future"),
    ],
    "timeline": [
        (date(2024, 5, 1), "publication", "Iran", "attacks", "Israel", "agency"),
        (date(2024, 5, 2), "publication", "Iran", "attacks", "Israel", "reprint"),
        (date(2024, 5, 6), "text", "Israel", "consults with", "Japan", "future"),
        (date(2024, 6, 1), "publication", "Israel", "attacks", "Iran", "future"),
    ],
    "troops": [
        ("Japan", "deploys troops to", "Israel", None, "planned", "future"),
    ],
    "unsourced": [
        ("officials", "Japan", "sanctions", "China", "mixed"),
    ],
    "voices": [
        ("BBC", "China", 1, 0, 1),
    ],
    "wars": [
        ("Iran", "Israel"),
    ],
    "weak": [
        (0.5, "Japan", "sanctions", "China", "mixed"),
    ],
    "who-says": [
        ("BBC", "https://w3id.org/geokg/ns#Media", 1, 1),
        ("Tehran", "https://w3id.org/geokg/ns#State", 1, 1),
        ("officials", None, 1, 1),
    ],
}
"""Answers for the six documents, without the sentences. Each was read against ``world.py`` by hand."""

ABOUT = {"about": ("Iran",), "between": ("Iran", "Israel"), "said-by": ("BBC",)}


@pytest.fixture(scope="module")
def world() -> Store:
    """Return the six documents in memory."""
    store = Store.open(ontology=bare_ontology())
    fill(store)
    return store


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_stored_question_is_answered(world: Store, name: str) -> None:
    """The six documents give exactly these rows."""
    query = named_query(name, world.ontology)
    result = world.query(query.bind([actor(one).id for one in ABOUT.get(name, ())]))
    shown = [number for number, column in enumerate(result.columns) if column != "evidence"]
    assert [tuple(row[number] for number in shown) for row in result.rows] == EXPECTED[name]


def test_every_stored_question_is_tested_and_tells_what_it_is(ontology: Ontology) -> None:
    """Each has a title and a sentence on what it counts or leaves out."""
    queries = named_queries(ontology)
    assert set(queries) == set(EXPECTED)
    assert len(queries) >= 20
    for query in queries.values():
        assert query.title
        assert query.about.endswith(".")


def test_no_stored_question_filters_inside_a_graph(ontology: Ontology) -> None:
    """Oxigraph then reads the tables of names again for every row: 12 s and more instead of one."""
    graph = re.compile(r"GRAPH \?\w+ \{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
    for query in named_queries(ontology).values():
        assert not [block for block in graph.findall(query.text) if "FILTER" in block], query.name


def test_a_misspelt_name_gets_a_suggestion(ontology: Ontology) -> None:
    """The error offers the nearest name and all others."""
    with pytest.raises(
        QueryError, match=r"no stored query @contestd; did you mean @contested\? known: @about"
    ):
        named_query("@contestd", ontology)


def test_a_question_about_two_actors_needs_two(ontology: Ontology) -> None:
    """The error says what it takes."""
    with pytest.raises(QueryError, match="@between takes FIRST SECOND, got 1"):
        named_query("between", ontology).bind(["https://example.org/a"])


def test_an_actor_cannot_smuggle_sparql_in(ontology: Ontology) -> None:
    """What is bound must be an IRI."""
    with pytest.raises(Exception, match="is no IRI"):
        named_query("about", ontology).bind(["x> } UNION { ?s ?p ?o } #"])


def test_a_user_adds_and_overrides_questions(tmp_path: Path) -> None:
    """A folder of one's own is laid over the shipped questions."""
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.rq").write_text("# title: Mine\nASK {}\n", encoding="utf-8")
    assert named_query("@mine", kg.ontology.load(tmp_path)).text.endswith("ASK {}\n")


def test_a_question_without_title_is_an_error_with_its_path(tmp_path: Path) -> None:
    """A broken file is named."""
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.rq").write_text("ASK {}\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"mine\.rq:1: a stored query begins"):
        named_queries(kg.ontology.load(tmp_path))


def test_answers_do_not_depend_on_the_order_of_adding(world: Store, tmp_path: Path) -> None:
    """On disk and in another order the same rows come."""
    with Store.open(tmp_path / "out", write=True, ontology=world.ontology) as store:
        for document in sorted(world.documents(), key=lambda one: one.id, reverse=True):
            store.add(document, reversed(list(world.claims(document=document.id))))
        store.commit()
        for name, query in named_queries(world.ontology).items():
            text = query.bind([actor(one).id for one in ABOUT.get(name, ())])
            assert store.query(text).rows == world.query(text).rows, name
