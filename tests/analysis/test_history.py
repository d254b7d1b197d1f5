"""How pairs stood over time."""

from __future__ import annotations

from datetime import date

from kg.analysis.history import histories
from tests.analysis.world import graph_of, say, shuffled

MAY, JULY = date(2024, 5, 3), date(2024, 7, 9)
YEAR = graph_of(
    say("Iran", "attacks", "Israel", on=MAY),
    say("Israel", "attacks", "Iran", on=JULY, document="d2"),
    say("Iran", "alliedWith", "Syria", on=JULY),
    say("Cuba", "aids", "Mali"),
)


def test_pairs_share_an_axis() -> None:
    """The busiest pair is first, both directions together, and both have the same three months."""
    first, second = histories(YEAR)
    assert (first.first_name, first.second_name, first.claims) == ("Iran", "Israel", 2)
    assert [period.hostile for period in first.periods] == [1, 0, 1]
    assert [period.cooperative for period in second.periods] == [0, 0, 1]
    assert [period.start for period in first.periods] == [period.start for period in second.periods]


def test_undated_pairs_have_no_history() -> None:
    """A pair without a dated claim is left out, and so is what comes after the top."""
    assert len(histories(YEAR)) == 2
    assert len(histories(YEAR, top=1)) == 1
    assert histories(graph_of(say("Cuba", "aids", "Mali"))) == []


def test_any_order_gives_the_same_histories() -> None:
    """The answer does not depend on the order of insertion."""
    assert histories(shuffled(YEAR)) == histories(YEAR)
