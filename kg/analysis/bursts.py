"""When it escalated: periods in which far more of what is claimed of a pair is hostile than usual."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import lgamma, log

import networkx as nx

from kg.analysis.timeline import Frequency, Period, timeline
from kg.graph import edges


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """Neighbouring periods of escalation between two actors."""

    first: str
    first_name: str
    second: str
    second_name: str
    start: date
    end: date
    """Last day, inclusive."""
    hostile: int
    """Hostile claims of the pair in it."""
    weight: float
    """How much better the burst explains them than business as usual, in nats."""


def bursts(
    graph: nx.MultiDiGraph, *, frequency: Frequency = "week", ratio: float = 2.0, cost: float = 1.0
) -> list[Burst]:
    """Find the bursts of hostile claims of every pair with at least three of them.

    Two states explain, period by period, how many of all claims are hostile ones of the pair: the usual
    share, and ``ratio`` times it. The cheapest sequence of states, with a cost for entering the upper one, is
    the answer; it adapts to the volume of news, so that a busy week is no burst.

    Args:
        graph: The claims to measure; undated ones are left out.
        frequency: Length of a period.
        ratio: Share in a burst over the usual share.
        cost: What entering a burst costs, times the logarithm of the number of periods.

    Returns:
        Bursts, the weightiest first.

    Source:
        J. Kleinberg, Bursty and hierarchical structure in streams, Data Mining and Knowledge Discovery 7
        (2003) 373, section 4, https://doi.org/10.1023/A:1024940629314
    """
    whole = timeline(graph, frequency=frequency)
    volume = {period.start: period.cooperative + period.hostile + period.neutral for period in whole}
    pairs: dict[tuple[str, str], nx.MultiDiGraph] = {}
    for edge in edges(graph):
        if edge.data["sign"] < 0 and edge.data["polarity"] == "positive" and edge.subject != edge.object:
            pair = (min(edge.subject, edge.object), max(edge.subject, edge.object))
            part = pairs.setdefault(pair, nx.MultiDiGraph())
            part.add_edge(edge.subject, edge.object, key=edge.claim, **edge.data)
    found: list[Burst] = []
    for pair, part in sorted(pairs.items()):
        counts = {period.start: period.hostile for period in timeline(part, frequency=frequency)}
        if sum(counts.values()) >= 3:
            found += _bursts_of(graph, pair, whole, volume, counts, ratio, cost)
    return sorted(found, key=lambda burst: (-burst.weight, burst.first, burst.second, burst.start))


def _bursts_of(
    graph: nx.MultiDiGraph,
    pair: tuple[str, str],
    whole: list[Period],
    volume: dict[date, int],
    counts: dict[date, int],
    ratio: float,
    cost: float,
) -> list[Burst]:
    all_of = [volume[period.start] for period in whole]
    hits = [counts.get(period.start, 0) for period in whole]
    usual = sum(hits) / sum(all_of)
    shares = (usual, min(usual * ratio, 0.9999))
    prices = [
        tuple(_price(hit, total, share) for share in shares) for hit, total in zip(hits, all_of, strict=True)
    ]
    states = _cheapest(
        [(low, high) for low, high in prices], cost * log(len(whole)) if len(whole) > 1 else cost
    )
    found = []
    place = 0
    while place < len(states):
        last = place
        while last + 1 < len(states) and states[last + 1] == states[place]:
            last += 1
        weight = sum(low - high for low, high in prices[place : last + 1])
        if states[place] and weight > 0:
            found.append(
                Burst(
                    first=pair[0],
                    first_name=graph.nodes[pair[0]]["name"],
                    second=pair[1],
                    second_name=graph.nodes[pair[1]]["name"],
                    start=whole[place].start,
                    end=whole[last].end,
                    hostile=sum(hits[place : last + 1]),
                    weight=round(weight, 9),
                )
            )
        place = last + 1
    return found


def _price(hits: int, total: int, share: float) -> float:
    """Return the negative logarithm of the binomial chance of so many hits."""
    ways = lgamma(total + 1) - lgamma(hits + 1) - lgamma(total - hits + 1)
    missed = (total - hits) * log(1 - share) if total > hits else 0.0
    return -(ways + hits * log(share) + missed)


def _cheapest(prices: list[tuple[float, float]], entering: float) -> list[int]:
    """Return the states 0 and 1 of least total price; going down is free."""
    best = (0.0, entering)
    back: list[tuple[int, int]] = []
    for low, high in prices:
        from_low, from_high = best
        down = 0 if from_low <= from_high else 1
        up = 0 if from_low + entering < from_high else 1
        back.append((down, up))
        best = (min(from_low, from_high) + low, min(from_low + entering, from_high) + high)
    state = 0 if best[0] <= best[1] else 1
    states = []
    for step in reversed(back):
        states.append(state)
        state = step[state]
    return states[::-1]
