"""Who stands between: actors on the short friendly paths from one camp to another."""

from __future__ import annotations

import random
from dataclasses import dataclass

import networkx as nx

from kg.analysis.camps import split
from kg.graph import signed

# 400 sources take 3 s on 10,000 actors and 40,000 ties; all of them, more than a minute.
_MOST_SOURCES = 400


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
    cooperation it has (1 / weight). Above 400 actors the paths from 400 of them, drawn by the seed, stand
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
    friendly = nx.Graph()
    friendly.add_nodes_from(sorted(flat))
    for first, second, pair in sorted(flat.edges(data=True), key=lambda edge: sorted(edge[:2])):
        if pair["sign"] > 0:
            friendly.add_edge(*sorted((first, second)), distance=1 / pair["weight"])
    groups = split(flat)
    camp = {node: number for number, group in enumerate(groups) for node in group}
    sources = sorted(node for node in friendly if friendly.degree(node))
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
            camps=tuple(sorted({camp[other] for other in friendly.adj[node]})),
        )
        for node in sorted(passed)
        if passed[node] > 1e-9
    ]
    return sorted(found, key=lambda broker: (-broker.betweenness, broker.actor))


def _count(friendly: nx.Graph, source: str, camp: dict[str, int], passed: dict[str, float]) -> int:
    """Add to ``passed`` the share of paths from ``source`` to other camps; return how many such targets."""
    before, distance = nx.dijkstra_predecessor_and_distance(friendly, source, weight="distance")
    order = sorted(distance, key=lambda node: (distance[node], node))
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
