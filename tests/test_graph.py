"""Claims become edges of their own, and projections say how they add up."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import graph as graphs
from kg.model import Claim, Modality, Polarity, TimeSpan
from kg.ontology import Ontology, load
from tests.factory import actor, claim, document, mention

ONTOLOGY = load()


def build(*claims: Claim, **options: Any) -> nx.MultiDiGraph:
    """Return the graph of claims under the shipped ontology."""
    return graphs.build(claims, ONTOLOGY, **options)


ALLY = claim("China is an ally of Iran.", "China", "alliedWith", "Iran", confidence=0.9)
WORRY = claim("China is worried about Iran.", "China", "concernedAbout", "Iran", confidence=0.8)


def test_parallel_claims_survive() -> None:
    """An ally who is also worried is two edges, keyed by the ids of the claims."""
    graph = build(ALLY, WORRY)
    assert {key for _, _, key in graph.edges(keys=True)} == {ALLY.id, WORRY.id}


def test_a_claim_keeps_its_qualifiers() -> None:
    """An edge carries who, how sure, when and with which words."""
    planned = claim(
        "Russia will attack Ukraine on Monday.",
        "Russia",
        "attacks",
        "Ukraine",
        modality=Modality.PLANNED,
        polarity=Polarity.NEGATIVE,
        time=TimeSpan("on Monday", date(2024, 11, 4), date(2024, 11, 4)),
    )
    data = build(planned).edges[planned.subject.actor.id, planned.object.actor.id, planned.id]
    assert data["modality"] == "planned"
    assert data["polarity"] == "negative"
    assert (data["sign"], data["weight"]) == (-1, -10.0)
    assert (data["date"], data["time"]) == ("2024-11-04", "on Monday")
    assert data["evidence"] == planned.evidence.text


def test_a_claim_without_time_takes_the_day_of_publication() -> None:
    """The day on which the article appeared dates what it says."""
    graph = build(ALLY, documents=[document("…", published=date(2024, 11, 3))])
    assert [edge.data["date"] for edge in graphs.edges(graph)] == ["2024-11-03"]


def test_an_unknown_relation_is_neutral() -> None:
    """A relation that the ontology no longer has stays in the graph without a sign."""
    other = claim("China admires Iran.", "China", "admires", "Iran")
    assert [edge.data["sign"] for edge in graphs.edges(build(other))] == [0]


def test_building_twice_adds_nothing() -> None:
    """The same claim twice is one edge."""
    assert build(ALLY, ALLY).number_of_edges() == 1


def test_any_order_gives_the_same_graph() -> None:
    """The order of claims changes nothing, not even the order of nodes and edges."""
    claims = [
        claim(f"{a} attacks {b}.", a, "attacks", b, document=f"d{i}")
        for i, (a, b) in enumerate(
            [("Iran", "China"), ("China", "Japan"), ("Japan", "Iran"), ("Iran", "Cuba")]
        )
    ]
    shuffled = random.Random(1).sample(claims, len(claims))
    assert graphs.to_graphml(build(*claims)) == graphs.to_graphml(build(*shuffled))


DENIED = claim("China is no ally of Iran.", "China", "alliedWith", "Iran", polarity=Polarity.NEGATIVE)
PLANNED = claim("China will ally with Iran.", "China", "alliedWith", "Iran", modality=Modality.PLANNED)


def test_select_leaves_out_what_is_not_stated() -> None:
    """Denied and planned claims are left out unless asked for."""
    graph = build(ALLY, DENIED, PLANNED)
    assert [edge.claim for edge in graphs.edges(graphs.select(graph))] == [ALLY.id]
    asked = graphs.select(graph, polarity={"positive", "negative"}, modality={"asserted", "planned"})
    assert asked.number_of_edges() == 3


def test_select_by_relation_confidence_and_period() -> None:
    """Each filter narrows the claims; without a date a claim is in no period."""
    graph = build(ALLY, WORRY, documents=[])
    assert graphs.select(graph, relations={"alliedWith"}).number_of_edges() == 1
    assert graphs.select(graph, min_confidence=0.85).number_of_edges() == 1
    assert graphs.select(graph, since=date(2024, 1, 1)).number_of_nodes() == 0


@pytest.mark.parametrize(
    ("since", "until", "inside"),
    [(None, None, True), (date(2024, 11, 3), date(2024, 11, 3), True), (date(2024, 11, 4), None, False)],
)
def test_period_includes_both_days(since: date | None, until: date | None, inside: bool) -> None:
    """A period holds its first and last day."""
    assert graphs.is_within("2024-11-03", since, until) is inside


def test_signed_adds_up_weight_times_confidence() -> None:
    """An alliance at 0.9 and a worry at 0.8 leave 7 × 0.9 - 1.5 × 0.8."""
    flat = graphs.signed(build(ALLY, WORRY))
    [(_, _, pair)] = flat.edges(data=True)
    assert (pair["cooperation"], pair["conflict"]) == pytest.approx((6.3, 1.2))
    assert (pair["weight"], pair["sign"], pair["claims"]) == (pytest.approx(5.1), 1, 2)


def test_an_article_that_repeats_itself_counts_once() -> None:
    """The same proposition twice in one document is one witness; in two documents, two."""
    again = claim("Iran remains an ally of China.", "Iran", "alliedWith", "China", confidence=0.5)
    other = claim("China is an ally of Iran.", "China", "alliedWith", "Iran", document="d2", confidence=0.9)
    assert graphs.weighted(build(ALLY, again)).size("weight") == pytest.approx(0.9)
    assert graphs.weighted(build(ALLY, other)).size("weight") == pytest.approx(1.8)


def test_a_denied_attack_is_no_conflict() -> None:
    """What did not happen adds nothing to the sum, even when the graph holds it."""
    assert graphs.signed(build(DENIED)).number_of_edges() == 0


def test_graphml_survives_every_character() -> None:
    """A name with control characters, markup and lone surrogates can be read back by an XML reader."""
    who = replace(actor("odd"), name="\x01<b>&\ud800")
    odd = replace(claim("X attacks Iran.", "X", "attacks", "Iran"), subject=mention("X", "X", who=who))
    text = graphs.to_graphml(build(odd))
    ElementTree.parse(StringIO(text))
    back = nx.parse_graphml(text, force_multigraph=True)
    assert "�<b>&�" in {data["name"] for _, data in back.nodes(data=True)}
    assert [key for _, _, key in back.edges(keys=True)] == [odd.id]


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("WXYZ"), st.floats(0, 1)), max_size=12))
def test_projections_keep_every_actor(pairs: list[tuple[str, str, float]]) -> None:
    """A projection loses edges that add nothing, never an actor, and no sum is negative."""
    graph = build(*[claim(f"{a} attacks {b}.", a, "attacks", b, confidence=c) for a, b, c in pairs])
    for flat in (graphs.signed(graph), graphs.weighted(graph)):
        assert set(flat) == set(graph)
    assert all(pair["conflict"] >= 0 for _, _, pair in graphs.signed(graph).edges(data=True))


def test_the_ontology_gives_the_weights() -> None:
    """No weight stands in code: a relation's weight is the one of kg.ttl."""
    ontology: Ontology = ONTOLOGY
    assert [edge.data["weight"] for edge in graphs.edges(build(WORRY))] == [
        ontology.relations["concernedAbout"].weight
    ]


def test_between_holds_one_pair_in_both_directions() -> None:
    """The graph of two actors has their claims and nobody else's."""
    back = claim("Iran accuses China.", "Iran", "accuses", "China")
    other = claim("China aids Cuba.", "China", "aids", "Cuba")
    pair = graphs.between(build(ALLY, back, other), ALLY.object.actor.id, ALLY.subject.actor.id)
    assert {edge.claim for edge in graphs.edges(pair)} == {ALLY.id, back.id}
    assert len(pair) == 2


def test_a_projection_says_how_it_was_made() -> None:
    """Which claims, of which time, and how they add up stands in the graph itself."""
    stated = graphs.select(build(ALLY), until=date(2030, 1, 1), min_confidence=0.5)
    assert stated.graph["made"] == (
        "one edge per claim; polarity positive; modality asserted; dated from … to 2030-01-01; "
        "confidence at least 0.5"
    )
    assert graphs.signed(stated).graph["made"] == (
        "one edge per pair, its weight cooperation minus conflict of its claims, |weight of relation| × confidence, "
        "a proposition once per document; of a graph with " + stated.graph["made"]
    )
    assert "whatever their sign" in graphs.weighted(build(ALLY)).graph["made"]
