"""How two actors stand."""

from __future__ import annotations

import pytest

from kg.analysis.tension import dyads
from tests.analysis.world import graph_of, say, shuffled, tribes


def test_the_most_hostile_pair_comes_first() -> None:
    """War outweighs an accusation, and an alliance comes last."""
    found = dyads(
        graph_of(
            say("China", "alliedWith", "Iran"),
            say("China", "accuses", "Japan"),
            say("Iran", "attacks", "Israel"),
        )
    )
    assert [(dyad.first_name, dyad.second_name, dyad.net) for dyad in found] == [
        ("Iran", "Israel", -10.0),
        ("China", "Japan", -3.0),
        ("China", "Iran", 7.0),
    ]


def test_mixed_feelings_keep_their_spread() -> None:
    """An ally who accuses has mean 2 and a standard error of 5: the mean alone would mislead."""
    [dyad] = dyads(graph_of(say("China", "alliedWith", "Iran"), say("Iran", "accuses", "China")))
    assert (dyad.cooperation, dyad.conflict, dyad.cooperative, dyad.hostile) == (7.0, 3.0, 1, 1)
    assert dyad.mean == 2.0
    assert dyad.error == pytest.approx(5.0)


def test_a_single_claim_has_no_spread() -> None:
    """From one claim nothing can be said about the spread."""
    [dyad] = dyads(graph_of(say("China", "alliedWith", "Iran")))
    assert dyad.error is None


def test_denials_and_neutral_claims_are_no_tension() -> None:
    """A denied attack and an assessment make no dyad."""
    claims = [say("Iran", "attacks", "Israel", denied=True), say("Iran", "assesses", "Israel")]
    assert dyads(graph_of(*claims)) == []


def test_any_order_gives_the_same_dyads() -> None:
    """The table does not depend on the order of insertion."""
    assert dyads(shuffled(tribes())) == dyads(tribes())
