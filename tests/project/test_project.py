"""A project answers questions."""

from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx
import pandas as pd
import pytest
import rdflib

from kg.errors import KGError, QueryError
from kg.iris import actor_iri
from kg.project import Project
from tests.project.world import ALLY, DENIAL, claims, project


@pytest.fixture(scope="module")
def quarrel() -> Project:
    """Return the quarrel, built once: nothing in these tests changes it."""
    return project()


CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("nothing asked gives all", {}, ["a", "b", "c"]),
    ("by subject", {"subject": "China"}, ["a", "b"]),
    ("by the IRI of the subject", {"subject": actor_iri("iran")}, ["c"]),
    ("by object, whatever the case", {"object": "iran"}, ["a", "b"]),
    ("by relation", {"relation": "attacks"}, ["c"]),
    ("by several relations", {"relation": ["attacks", "aids"]}, ["c"]),
    ("by document", {"document": "b"}, ["b"]),
    ("by who says it", {"attribution": "Beijing"}, ["b"]),
    ("by who says it, as an IRI", {"attribution": actor_iri("china")}, ["b"]),
    ("only what is denied", {"polarity": "negative"}, ["b"]),
    ("only what is planned", {"modality": "planned"}, ["c"]),
    ("since a day, by publication or own time", {"since": "2024-10-20"}, ["b", "c"]),
    ("until a day", {"until": "2024-10-01"}, ["a"]),
    ("only the sure ones", {"min_confidence": 0.8}, ["a", "b"]),
]


@pytest.mark.parametrize(
    ("filters", "documents"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_claims_pass_every_filter(quarrel: Project, filters: dict[str, Any], documents: list[str]) -> None:
    """Each filter narrows, and the rest comes in the order of documents."""
    assert [claim.evidence.document for claim in quarrel.claims(**filters)] == documents


def test_an_unknown_actor_is_an_error_that_helps(quarrel: Project) -> None:
    """A typo is answered with the name that was meant, not with an empty table."""
    with pytest.raises(KGError, match="no actor 'Chnia' in this project; similar: China"):
        quarrel.claims(subject="Chnia")


def test_an_unknown_relation_is_an_error_that_helps(quarrel: Project) -> None:
    """A relation that the ontology has not is named, with those it has."""
    with pytest.raises(KGError, match="unknown relation 'aliedWith'; known: accuses, "):
        quarrel.claims(relation="aliedWith")


def test_a_wrong_day_is_an_error(quarrel: Project) -> None:
    """A day that is none is named with the form that is expected."""
    with pytest.raises(KGError, match="'yesterday' is no day; write it as 2024-11-03"):
        quarrel.claims(since="yesterday")


def test_sparql_gives_a_frame_of_typed_values(quarrel: Project) -> None:
    """Numbers and days come as numbers and days, under bound prefixes."""
    found = quarrel.sparql("SELECT ?c ?n WHERE { ?c a kg:Claim ; kg:confidence ?n } ORDER BY ?n")
    assert isinstance(found, pd.DataFrame)
    assert list(found["n"]) == [0.7, 0.8, 0.9]


def test_a_gap_keeps_integers_and_truth_values_what_they_are(quarrel: Project) -> None:
    """A missing number makes no float of the others; days stay days."""
    found = quarrel.sparql(
        """SELECT ?document ?n ?is_late ?day WHERE {
          ?d a kg:Document ; dct:identifier ?document .
          OPTIONAL { ?d dct:issued ?day ; kg:characters ?n BIND (?day > "2024-10-10"^^xsd:date AS ?is_late) }
        } ORDER BY ?document"""
    )
    assert isinstance(found, pd.DataFrame)
    assert [str(found[name].dtype) for name in ("n", "is_late")] == ["Int64", "boolean"]
    assert found["n"].tolist() == [len(ALLY), len(DENIAL), pd.NA]
    assert found["is_late"].tolist() == [False, True, pd.NA]
    assert found["day"].tolist() == [date(2024, 10, 1), date(2024, 10, 20), None]


def test_sparql_can_show_names(quarrel: Project) -> None:
    """With labels=True actors stand under their names."""
    found = quarrel.sparql("SELECT ?a ?b WHERE { ?a kg:alliedWith ?b }", labels=True)
    assert isinstance(found, pd.DataFrame)
    assert {tuple(row) for row in found.to_numpy()} <= {("China", "Iran"), ("Iran", "China")}


def test_stored_questions_take_actors_by_name(quarrel: Project) -> None:
    """A stored question about two actors finds them by name, as kg query does."""
    found = quarrel.sparql("@between", "china", "Iran")
    assert isinstance(found, pd.DataFrame)
    assert len(found)
    with pytest.raises(QueryError, match="only a stored query"):
        quarrel.sparql("ASK { ?a ?b ?c }", "China")


def test_ask_gives_a_truth_value(quarrel: Project) -> None:
    """A yes-or-no question has a yes-or-no answer; what is only planned is no fact."""
    assert quarrel.sparql("ASK { ?c a kg:Claim }") is True
    assert quarrel.sparql("ASK { ?a kg:attacks ?b }") is False


def test_construct_gives_a_graph(quarrel: Project) -> None:
    """Triples come as a graph of rdflib."""
    found = quarrel.sparql("CONSTRUCT { ?c a kg:Claim } WHERE { ?c a kg:Claim }")
    assert isinstance(found, rdflib.Graph)
    assert len(found) == 3


def test_a_broken_query_says_where(quarrel: Project) -> None:
    """A syntax error is a QueryError with a place."""
    with pytest.raises(QueryError, match="line 1"):
        quarrel.sparql("SELECT WHERE")


def test_the_graph_has_an_edge_per_claim(quarrel: Project) -> None:
    """Denied and planned claims are edges, too; stated() leaves them out."""
    graph = quarrel.graph()
    assert isinstance(graph, nx.MultiDiGraph)
    assert {key for _, _, key in graph.edges(keys=True)} == {claim.id for claim in claims()}
    assert quarrel.stated().number_of_edges() == 1


def test_an_actor_has_a_page(quarrel: Project) -> None:
    """The page of an actor holds what it does and what is done to it."""
    page = quarrel.actor("Iran")
    assert page.actor.name == "Iran"
    assert len(page.claims) == 3
    assert repr(page).startswith("Iran (State): 3 claims")


def test_a_pair_has_a_page_with_both_directions(quarrel: Project) -> None:
    """Whoever is named first, the same claims come."""
    assert len(quarrel.dyad("Iran", "China").claims) == len(quarrel.dyad("China", "Iran").claims) == 2


def test_a_project_shows_its_counts(quarrel: Project) -> None:
    """On a console a project is one line."""
    assert repr(quarrel) == "<Project: 3 documents, 3 claims, 3 actors>"


def test_measures_answer_with_tables(quarrel: Project) -> None:
    """Each analysis is a method whose rows become a DataFrame."""
    assert [hub.name for hub in quarrel.hubs()] == ["China", "Iran"]
    assert [one.heat for one in quarrel.disputes()] == [1]
    assert list(quarrel.dyads().to_pandas()["net"]) == [6.3]
    assert quarrel.balance().triangles == 0
    assert [len(camp.members) for camp in quarrel.camps()] == [2]
    assert quarrel.brokers() == []
    assert [period.cooperative for period in quarrel.timeline()] == [1]


def test_measures_of_a_time(quarrel: Project) -> None:
    """The alliance is said on 1 October and denied on the 20th: no dispute before, nothing after."""
    assert [hub.name for hub in quarrel.hubs(until="2024-10-01")] == ["China", "Iran"]
    assert quarrel.hubs(since="2024-10-02") == []
    assert [len(quarrel.disputes(until=day)) for day in ("2024-10-19", "2024-10-20")] == [0, 1]
    assert [voice.speaker for voice in quarrel.voices(since="2024-10-20")] == ["Beijing", "Beijing"]


def test_answers_of_several_lists_become_frames(quarrel: Project) -> None:
    """Balance and changes show themselves and go to pandas, list by list."""
    changes = quarrel.changes("2024-10-20")
    assert "Since 2024-10-20" in changes._repr_html_()
    assert list(changes.to_pandas("shifts")["name"]) == ["China", "Iran"]
    assert changes.to_pandas().empty
    assert "0 of 0 triangles are balanced" in quarrel.balance()._repr_html_()
    assert quarrel.balance().to_pandas().empty


def test_a_pair_has_a_figure(quarrel: Project) -> None:
    """What is stated between two actors over time; of two that nobody dates there is none."""
    assert quarrel.dyad("China", "Iran").plot().axes[0].patches
    with pytest.raises(KGError, match="no figure of nothing"):
        quarrel.dyad("Iran", "Japan").plot()
