"""Who stands between the camps."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.analysis.brokers import _count, brokers
from kg.graph import signed
from tests.analysis.world import graph_of, say, shuffled, tribes


def test_the_mediator_between_two_alliances_is_the_broker() -> None:
    """All friendly paths between two feuding alliances lead through Qatar and its two contacts."""
    feud = [
        say("Iran", "alliedWith", "Syria"),
        say("Iran", "alliedWith", "Iraq"),
        say("Syria", "alliedWith", "Iraq"),
        say("Israel", "alliedWith", "Britain"),
        say("Israel", "alliedWith", "France"),
        say("Britain", "alliedWith", "France"),
        say("Iran", "attacks", "Israel"),
        say("Qatar", "consultsWith", "Iran"),
        say("Qatar", "consultsWith", "Israel"),
    ]
    found = brokers(graph_of(*feud))
    assert "Qatar" in {broker.name for broker in found}
    assert {broker.name for broker in found} <= {"Qatar", "Iran", "Israel"}
    assert all(0 < broker.betweenness <= 1 for broker in found)


def test_an_attacker_is_no_broker() -> None:
    """War links two camps, but nobody's message passes there."""
    claims = [
        say("Iran", "alliedWith", "Syria"),
        say("Syria", "attacks", "Israel"),
        say("Israel", "aids", "Cyprus"),
    ]
    assert brokers(graph_of(*claims)) == []


def test_masilakidzuha_links_the_tribes() -> None:
    """The one tribe with friends in two camps comes first."""
    found = brokers(tribes())
    assert found[0].name == "Masilakidzuha"
    assert len(found[0].camps) == 2


def test_any_order_gives_the_same_brokers() -> None:
    """Betweenness does not depend on the order of insertion."""
    assert all(brokers(shuffled(tribes(), seed)) == brokers(tribes()) for seed in range(5))


def test_large_graphs_are_sampled_by_the_seed() -> None:
    """A chain of 300 states is measured from 100 of them, the same ones each time."""
    chain = graph_of(*[say(f"S{i:03}", "aids", f"S{i + 1:03}") for i in range(300)])
    assert brokers(chain, seed=3) == brokers(shuffled(chain), seed=3)


def test_all_pairs_agree_with_networkx() -> None:
    """With every actor in a camp of its own, it is the betweenness of networkx, times the paths counted."""
    graph = graph_of(
        *[say("Hub", "aids", name) for name in ("Ada", "Bob", "Cy")],
        say("Ada", "alliedWith", "Bob"),
        say("Cy", "supports", "Dan"),
    )
    flat = signed(graph)
    friendly = {
        node: [(other, 1 / flat.edges[node, other]["weight"]) for other in flat.adj[node]] for node in flat
    }
    passed = dict.fromkeys(friendly, 0.0)
    camp = {node: number for number, node in enumerate(friendly)}
    paths = sum(_count(friendly, source, camp, passed) for source in friendly)
    assert paths == len(flat) * (len(flat) - 1)
    for _, _, tie in flat.edges(data=True):
        tie["distance"] = 1 / tie["weight"]
    expected = nx.betweenness_centrality(flat, weight="distance", normalized=False)
    assert passed == pytest.approx({node: 2 * value for node, value in expected.items()})
