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
