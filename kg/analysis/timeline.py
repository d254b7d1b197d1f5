"""When: how many cooperative, hostile and neutral claims fall into each period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import networkx as nx

from kg.graph import edges

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


def timeline(graph: nx.MultiDiGraph, *, frequency: Frequency = "month") -> list[Period]:
    """Count the claims per period, empty periods between the first and the last included.

    A claim is dated by its own time, or else by the day its document was published; undated claims are left
    out (``undated`` counts them).

    Args:
        graph: The claims to measure.
        frequency: Length of a period; weeks begin on Monday.
    """
    sums: dict[date, tuple[list[int], list[float]]] = {}
    for edge in edges(graph):
        if edge.data["date"] and edge.data["polarity"] == "positive":
            start = _start(date.fromisoformat(edge.data["date"]), frequency)
            counts, weights = sums.setdefault(start, ([0, 0, 0], []))
            counts[edge.data["sign"]] += 1  # sign -1 is the last place
            weights.append(edge.data["weight"] * edge.data["confidence"])
    if not sums:
        return []
    periods = []
    start, last = min(sums), max(sums)
    while start <= last:
        after = _next(start, frequency)
        (neutral, cooperative, hostile), weights = sums.get(start, ([0, 0, 0], []))
        periods.append(
            Period(
                start=start,
                end=after - timedelta(days=1),
                cooperative=cooperative,
                hostile=hostile,
                neutral=neutral,
                tension=round(sum(weights), 9),
            )
        )
        start = after
    return periods


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
