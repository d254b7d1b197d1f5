"""When: how many cooperative, hostile and neutral claims fall into each period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import networkx as nx

from kg.analysis.tension import mean_and_error
from kg.graph import Edge, edges

Frequency = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period and the claims dated in it."""

    start: date
    end: date
    """Last day, inclusive."""
    cooperative: int
    hostile: int
    neutral: int
    tension: float
    """Sum of weight times confidence: below 0 conflict prevails."""
    mean: float | None
    """Mean weight of the cooperative and hostile claims, -10 (war) to 10; None without any."""
    error: float | None
    """Standard error of the mean; None for fewer than two."""


def timeline(graph: nx.MultiDiGraph, *, frequency: Frequency = "month") -> list[Period]:
    """Count the claims per period, empty periods between the first and the last included.

    A claim is dated by its own time, or else by the day its document was published; undated claims are left
    out (``undated`` counts them).

    Args:
        graph: The claims to measure.
        frequency: Length of a period; weeks begin on Monday.

    Source:
        Goldstein 1992 for ``tension``, as in ``kg.analysis.tension.dyads``; the rest is plain counting.
    """
    dated: dict[date, list[Edge]] = {}
    for edge in edges(graph):
        if edge.data["date"] and edge.data["polarity"] == "positive":
            start = _start(date.fromisoformat(edge.data["date"]), frequency)
            dated.setdefault(start, []).append(edge)
    if not dated:
        return []
    periods = []
    start, last = min(dated), max(dated)
    while start <= last:
        after = _next(start, frequency)
        periods.append(_period(start, after - timedelta(days=1), dated.get(start, [])))
        start = after
    return periods


def _period(start: date, end: date, claims: list[Edge]) -> Period:
    signs = [edge.data["sign"] for edge in claims]
    mean, error = mean_and_error([edge.data["weight"] for edge in claims if edge.data["sign"]])
    return Period(
        start=start,
        end=end,
        cooperative=sum(sign > 0 for sign in signs),
        hostile=sum(sign < 0 for sign in signs),
        neutral=sum(sign == 0 for sign in signs),
        tension=round(sum(edge.data["weight"] * edge.data["confidence"] for edge in claims), 9),
        mean=mean,
        error=error,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """The claims of one period as a graph of their own, to be measured like any other."""

    start: date
    end: date
    """Last day, inclusive."""
    graph: nx.MultiDiGraph


def slices(graph: nx.MultiDiGraph, *, frequency: Frequency = "month") -> list[Slice]:
    """Cut the graph into periods, empty ones between the first and the last included.

    Example::

        [(one.start, hubs(one.graph)[:3]) for one in slices(select(graph))]

    Args:
        graph: The claims to cut; undated ones are left out, denied and possible ones kept if they are in it.
        frequency: Length of a period; weeks begin on Monday.
    """
    dated: dict[date, list[Edge]] = {}
    for edge in edges(graph):
        if edge.data["date"]:
            dated.setdefault(_start(date.fromisoformat(edge.data["date"]), frequency), []).append(edge)
    found = []
    start = min(dated, default=date.max)
    while dated and start <= max(dated):
        after = _next(start, frequency)
        last = after - timedelta(days=1)
        found.append(Slice(start=start, end=last, graph=_part(graph, dated.get(start, []), start, last)))
        start = after
    return found


def _part(graph: nx.MultiDiGraph, claims: list[Edge], start: date, last: date) -> nx.MultiDiGraph:
    before = graph.graph.get("made", "one edge per claim")
    part = nx.MultiDiGraph(made=f"{before}; of them those dated from {start} to {last}")
    part.add_nodes_from(
        (node, graph.nodes[node])
        for node in sorted({end for edge in claims for end in (edge.subject, edge.object)})
    )
    for edge in claims:
        part.add_edge(edge.subject, edge.object, key=edge.claim, **edge.data)
    return part


def undated(graph: nx.MultiDiGraph) -> int:
    """Return how many claims bear no date and so are in no period."""
    return sum(not edge.data["date"] for edge in edges(graph))


def _start(day: date, frequency: Frequency) -> date:
    match frequency:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _next(start: date, frequency: Frequency) -> date:
    match frequency:
        case "day":
            return start + timedelta(days=1)
        case "week":
            return start + timedelta(days=7)
        case "month":
            return (start + timedelta(days=32)).replace(day=1)
        case "year":
            return start.replace(year=start.year + 1)
