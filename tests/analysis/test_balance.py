"""Friends of friends."""

from __future__ import annotations

import pytest

from kg.analysis.balance import balance
from tests.analysis.world import graph_of, say, shuffled, tribes


def test_a_common_enemy_is_balanced() -> None:
    """Two allies against a third fit together."""
    found = balance(
        graph_of(
            say("Iran", "alliedWith", "Syria"),
            say("Iran", "opposes", "Israel"),
            say("Syria", "opposes", "Israel"),
        )
    )
    assert (found.triangles, found.balanced, found.frustrated) == (1, 1, ())


def test_the_friend_of_two_enemies_is_named() -> None:
    """Turkey, allied with two that fight each other, makes a frustrated triangle."""
    found = balance(
        graph_of(
            say("Turkey", "alliedWith", "Greece"),
            say("Turkey", "alliedWith", "Libya"),
            say("Greece", "accuses", "Libya"),
        )
    )
    [triangle] = found.frustrated
    assert triangle.names == ("Greece", "Libya", "Turkey")
    assert triangle.signs == (-1, 1, 1)
    assert triangle.weight == 3.0, "the accusation is the weakest tie"
    assert found.share == 0.0


def test_the_tribes_are_balanced_in_59_of_68_triangles() -> None:
    """The figure published for this network, 0.87.

    Source:
        S. Aref & M. C. Wilson, Measuring partial balance in signed networks, Journal of Complex Networks 6
        (2018) 566, https://doi.org/10.1093/comnet/cnx044
    """
    found = balance(tribes())
    assert (found.balanced, found.triangles) == (59, 68)
    assert found.share == pytest.approx(0.8676, abs=1e-4)


def test_no_triangle_has_no_share() -> None:
    """Nothing to balance is not perfect balance."""
    assert balance(graph_of(say("Iran", "opposes", "Israel"))).share is None


def test_any_order_gives_the_same_triangles() -> None:
    """The triangles do not depend on the order of insertion."""
    assert all(balance(shuffled(tribes(), seed)) == balance(tribes()) for seed in range(5))
