"""When it happened."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from kg.analysis.hubs import hubs
from kg.analysis.timeline import Frequency, slices, timeline, undated
from tests.analysis.world import graph_of, say

NOVEMBER, JANUARY = date(2024, 11, 30), date(2025, 1, 1)
WINTER = graph_of(
    say("Iran", "attacks", "Israel", on=NOVEMBER),
    say("Iran", "assesses", "Israel", on=NOVEMBER),
    say("Iran", "consultsWith", "Israel", on=JANUARY),
    say("Iran", "aids", "Syria"),
)


def test_empty_months_are_shown() -> None:
    """Between November and January lies a December in which nothing was claimed."""
    found = timeline(WINTER)
    assert [(period.start.month, period.hostile, period.cooperative, period.neutral) for period in found] == [
        (11, 1, 0, 1),
        (12, 0, 0, 0),
        (1, 0, 1, 0),
    ]
    assert [period.tension for period in found] == [-10.0, 0.0, 2.0]
    assert found[0].end == NOVEMBER


def test_undated_claims_are_counted() -> None:
    """A claim without any date is in no period, and this is said."""
    assert undated(WINTER) == 1
    assert timeline(graph_of(say("Iran", "aids", "Syria"))) == []


@pytest.mark.parametrize(("frequency", "count"), [("day", 33), ("week", 6), ("month", 3), ("year", 2)])
def test_periods_follow_each_other_without_gap(frequency: Frequency, count: int) -> None:
    """Each period begins on the day after the one before."""
    found = timeline(WINTER, frequency=frequency)
    assert len(found) == count
    assert all((after.start - before.end).days == 1 for before, after in pairwise(found))


def test_slices_are_measured_like_the_whole() -> None:
    """Each month is a graph of its own, an empty one among them; denied claims stay if they are in the graph."""
    graph = graph_of(
        say("Iran", "attacks", "Israel", on=date(2024, 5, 31)),
        say("Iran", "attacks", "Israel", on=date(2024, 7, 1), denied=True),
        say("Iran", "accuses", "Iraq"),
    )
    parts = slices(graph)
    assert [(one.start, one.end) for one in parts] == [
        (date(2024, 5, 1), date(2024, 5, 31)),
        (date(2024, 6, 1), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2024, 7, 31)),
    ]
    assert [one.graph.number_of_edges() for one in parts] == [1, 0, 1]
    assert [hub.name for hub in hubs(parts[0].graph)] == ["Iran", "Israel"]
    assert slices(graph_of(say("Iran", "accuses", "Iraq"))) == []
