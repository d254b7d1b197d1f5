"""Who is central."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.analysis.hubs import hubs, pagerank
from tests.analysis.world import graph_of, say, shuffled, tribes


def test_the_one_that_all_talk_about_is_first() -> None:
    """Three states that accuse Russia make Russia the hub."""
    found = hubs(graph_of(*[say(name, "accuses", "Russia") for name in ("Poland", "Ukraine", "Moldova")]))
    first = found[0]
    assert (first.name, first.acts, first.is_acted_on, first.partners) == ("Russia", 0, 3, 3)
    assert first.strength == 3.0


def test_ranks_sum_to_one() -> None:
    """Every actor has a share of one rank, also those without ties to others."""
    found = hubs(graph_of(say("Iran", "attacks", "Israel"), say("Japan", "assesses", "Japan")))
    assert sum(hub.rank for hub in found) == pytest.approx(1.0)


def test_pagerank_of_a_star_is_known() -> None:
    """In a star of four the centre has (1 + 3 d) / (4 + 4 d), d = 0.85."""
    star = nx.star_graph(["a", "b", "c", "d"])
    nx.set_edge_attributes(star, 1.0, "weight")
    assert pagerank(star)["a"] == pytest.approx((1 + 3 * 0.85) / (4 + 4 * 0.85))
    assert pagerank(nx.Graph()) == {}


def test_any_order_gives_the_same_hubs() -> None:
    """The ranking does not depend on the order of insertion."""
    assert hubs(shuffled(tribes())) == hubs(tribes())
