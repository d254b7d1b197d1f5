"""Who stands between: actors on the short friendly paths from one camp to another."""

from __future__ import annotations

import random
from dataclasses import dataclass
from heapq import heappop, heappush

import networkx as nx

from kg.analysis.camps import split
from kg.graph import signed

_MOST_SOURCES = 100
"""Starts of paths: 100 take 7 s of CPU on 10,000 actors and 100,000 claims, all of them twelve minutes."""

Ties = dict[str, list[tuple[str, float]]]
"""Actor → its friends and how far away they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker:
    """An actor and the camps it links."""

    actor: str
    name: str
    betweenness: float
    """Share of the shortest friendly paths between actors of different camps that pass through it."""
    camps: tuple[int, ...]
    """Numbers of the camps in which it has friends, as ``kg.analysis.camps.split`` orders them."""


def brokers(graph: nx.MultiDiGraph, *, seed: int = 0) -> list[Broker]:
    """Rank the actors by how many friendly paths between camps pass through them.

    A path follows pairs whose cooperation outweighs their conflict; a pair is the shorter the more
    cooperation it has (1 / weight). Above 100 actors the paths from 100 of them, drawn by the seed, stand
    for all.

    Args:
        graph: The claims to measure; ``kg.graph.signed`` adds them up.
        seed: Seed of the draw.

    Returns:
        Actors with a betweenness above 0, highest first, equals by id.

    Source:
        U. Brandes, On variants of shortest-path betweenness centrality, Social Networks 30 (2008) 136,
        https://doi.org/10.1016/j.socnet.2007.11.001
    """
    flat = signed(graph)
    friendly: Ties = {node: [] for node in sorted(flat)}
    for first, second, pair in sorted(flat.edges(data=True), key=lambda edge: sorted(edge[:2])):
        if pair["sign"] > 0:
            friendly[first].append((second, 1 / pair["weight"]))
            friendly[second].append((first, 1 / pair["weight"]))
    groups = split(flat)
    camp = {node: number for number, group in enumerate(groups) for node in group}
    sources = [node for node in friendly if friendly[node]]
    if len(sources) > _MOST_SOURCES:
        sources = sorted(random.Random(seed).sample(sources, _MOST_SOURCES))
    passed = dict.fromkeys(friendly, 0.0)
    paths = 0
    for source in sources:
        paths += _count(friendly, source, camp, passed)
    found = [
        Broker(
            actor=node,
            name=flat.nodes[node]["name"],
            betweenness=round(passed[node] / paths, 9),
            camps=tuple(sorted({camp[other] for other, _ in friendly[node]})),
        )
        for node in sorted(passed)
        if passed[node] > 1e-9
    ]
    return sorted(found, key=lambda broker: (-broker.betweenness, broker.actor))


def _count(friendly: Ties, source: str, camp: dict[str, int], passed: dict[str, float]) -> int:
    """Add to ``passed`` the share of paths from ``source`` to other camps; return how many such targets."""
    order, before = _shortest(friendly, source)
    ways = dict.fromkeys(order, 0)
    ways[source] = 1
    for node in order:
        for earlier in before[node]:
            ways[node] += ways[earlier]
    through = dict.fromkeys(order, 0.0)
    targets = 0
    for node in reversed(order):
        is_target = camp[node] != camp[source]
        targets += is_target
        for earlier in before[node]:
            through[earlier] += ways[earlier] / ways[node] * (is_target + through[node])
        if node != source:
            passed[node] += through[node]
    return targets


def _shortest(friendly: Ties, source: str) -> tuple[list[str], dict[str, list[str]]]:
    """Return the actors within reach, nearest first, and for each the last steps of its shortest paths.

    networkx's function takes three times as long.
    """
    distance = {source: 0.0}
    before: dict[str, list[str]] = {source: []}
    order: list[str] = []
    done: set[str] = set()
    waiting = [(0.0, source)]
    while waiting:
        far, node = heappop(waiting)
        if node in done:
            continue
        done.add(node)
        order.append(node)
        for other, step in friendly[node]:
            # Rounded, so that two paths of equal length stay equal in whatever order they were summed.
            length = round(far + step, 9)
            if other in done:
                continue
            known = distance.get(other)
            if known is None or length < known:
                distance[other] = length
                before[other] = [node]
                heappush(waiting, (length, other))
            elif length == known:
                before[other].append(node)
    return order, before
