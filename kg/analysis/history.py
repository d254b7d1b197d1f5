"""How pairs stood over time: one timeline each, on a shared axis."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.analysis.tension import dyads
from kg.analysis.timeline import Frequency, Period, timeline
from kg.graph import between, edges


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A pair of actors, period by period."""

    first: str
    first_name: str
    second: str
    second_name: str
    claims: int
    """Dated cooperative and hostile claims of the pair."""
    periods: tuple[Period, ...]
    """From the first to the last period of all pairs returned; one without a claim has zeros."""


def histories(graph: nx.MultiDiGraph, *, frequency: Frequency = "month", top: int = 12) -> list[History]:
    """Return the timelines of the pairs with most dated, signed claims, most first, equals by id.

    Each period carries the mean weight with its standard error, because a month with one claim is no trend.

    Args:
        graph: The claims to measure; undated ones are left out.
        frequency: Length of a period.
        top: How many pairs.

    Source:
        Goldstein 1992 for the weights, as in ``kg.analysis.tension.dyads``; the rest is plain counting.
    """
    found = []
    for dyad in dyads(graph):
        pair = nx.MultiDiGraph(between(graph, dyad.first, dyad.second))
        periods = timeline(pair, frequency=frequency)
        count = sum(period.cooperative + period.hostile for period in periods)
        if count:
            found.append((count, dyad, {period.start: period for period in periods}))
    found.sort(key=lambda one: (-one[0], one[1].first, one[1].second))
    del found[top:]
    axis = _axis(graph, [(dyad.first, dyad.second) for _, dyad, _ in found], frequency)
    return [
        History(
            first=dyad.first,
            first_name=dyad.first_name,
            second=dyad.second,
            second_name=dyad.second_name,
            claims=count,
            periods=tuple(known.get(empty.start, empty) for empty in axis),
        )
        for count, dyad, known in found
    ]


def _axis(graph: nx.MultiDiGraph, pairs: list[tuple[str, str]], frequency: Frequency) -> list[Period]:
    """Return the periods of all pairs together, each without claims."""
    wanted = {frozenset(pair) for pair in pairs}
    both = nx.MultiDiGraph()
    for edge in edges(graph):
        if frozenset((edge.subject, edge.object)) in wanted:
            both.add_edge(edge.subject, edge.object, key=edge.claim, **edge.data)
    return [
        Period(
            start=period.start,
            end=period.end,
            cooperative=0,
            hostile=0,
            neutral=0,
            tension=0.0,
            mean=None,
            error=None,
        )
        for period in timeline(both, frequency=frequency)
    ]
