"""Which camps: actors that side with each other and against the others."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import networkx as nx

from kg.graph import signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """Actors on one side."""

    members: tuple[str, ...]
    """Ids, the strongest tied within the camp first."""
    names: tuple[str, ...]
    inner_cooperation: float
    """Sum of cooperation between its members."""
    inner_conflict: float
    """Sum of conflict between its members: what speaks against calling them a camp."""
    outer_conflict: float
    """Sum of conflict with everybody else."""


def camps(graph: nx.MultiDiGraph, *, resolution: float = 1.0) -> list[Camp]:
    """Split the actors into camps so that cooperation falls within and conflict between them.

    Maximises the signed modularity of Gómez et al. by moving single actors, then whole camps, always in
    sorted order, until nothing gains (the Louvain scheme). No chance is involved: the same claims give the
    same camps in whatever order the graph was filled. It is a heuristic: another split may score higher.

    Args:
        graph: The claims to measure; ``kg.graph.signed`` adds them up.
        resolution: Above 1 for more and smaller camps, below 1 for fewer.

    Returns:
        Camps of at least two actors, largest first. Actors without signed ties belong to none.

    Source:
        S. Gómez, P. Jensen & A. Arenas, Analysis of community structure in networks of correlated data,
        Physical Review E 80 (2009) 016114, https://doi.org/10.1103/PhysRevE.80.016114;
        V. D. Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech. (2008) P10008,
        https://doi.org/10.1088/1742-5468/2008/10/P10008
    """
    flat = signed(graph)
    groups = [group for group in split(flat, resolution=resolution) if len(group) > 1]
    return [_camp(flat, group) for group in groups]


def split(flat: nx.Graph, *, resolution: float = 1.0) -> list[set[str]]:
    """Return the camps of a signed graph as sets, single actors included, largest first.

    Args:
        flat: Edges with ``cooperation`` and ``conflict``, neither negative.
        resolution: See ``camps``.
    """
    groups: list[set[str]] = [{node} for node in sorted(flat)]
    while True:
        whole = _condense(flat, groups)
        labels = _move(whole, resolution)
        merged: dict[Hashable, set[str]] = {}
        for place, label in labels.items():
            merged.setdefault(label, set()).update(groups[place])
        if len(merged) == len(groups):
            return sorted(groups, key=lambda group: (-len(group), min(group)))
        groups = sorted(merged.values(), key=min)


class _Ties:
    """Ties of one kind between groups: weight per neighbour, strength per group, total strength."""

    def __init__(self, size: int) -> None:
        self.near: list[dict[int, float]] = [{} for _ in range(size)]
        self.strength = [0.0] * size

    def add(self, first: int, second: int, weight: float) -> None:
        self.strength[first] += weight
        self.strength[second] += weight
        if first != second and weight:
            self.near[first][second] = self.near[first].get(second, 0.0) + weight
            self.near[second][first] = self.near[second].get(first, 0.0) + weight


def _condense(flat: nx.Graph, groups: list[set[str]]) -> tuple[_Ties, _Ties]:
    """Return cooperation and conflict between groups; ties inside a group count in its strength alone."""
    place = {node: number for number, group in enumerate(groups) for node in group}
    friendly, hostile = _Ties(len(groups)), _Ties(len(groups))
    for first, second, pair in sorted(flat.edges(data=True), key=lambda edge: sorted(edge[:2])):
        friendly.add(place[first], place[second], pair["cooperation"])
        hostile.add(place[first], place[second], pair["conflict"])
    return friendly, hostile


def _move(ties: tuple[_Ties, _Ties], resolution: float) -> dict[int, int]:
    """Move each group to the label where it gains most until none moves; ties go to the lowest label."""
    size = len(ties[0].near)
    label = {place: place for place in range(size)}
    sums = [list(kind.strength) for kind in ties]
    totals = [sum(kind.strength) or 1.0 for kind in ties]
    moved = True
    while moved:
        moved = False
        for place in range(size):
            for kind, held in zip(ties, sums, strict=True):
                held[label[place]] -= kind.strength[place]
            gains = {label[place]: 0.0}
            gains |= {label[other]: 0.0 for kind in ties for other in sorted(kind.near[place])}
            for target in gains:
                for sign, kind, held, total in zip((1, -1), ties, sums, totals, strict=True):
                    gains[target] -= sign * resolution * kind.strength[place] * held[target] / total
            for sign, kind in zip((1, -1), ties, strict=True):
                for other, weight in kind.near[place].items():
                    gains[label[other]] += sign * weight
            best = min(gains, key=lambda target: (-round(gains[target], 9), target))
            # Only a real gain moves: rounding noise would walk in circles.
            if gains[best] > gains[label[place]] + 1e-9:
                label[place] = best
                moved = True
            for kind, held in zip(ties, sums, strict=True):
                held[label[place]] += kind.strength[place]
    return label


def _camp(flat: nx.Graph, group: set[str]) -> Camp:
    inner = flat.subgraph(group)
    outer = [pair for _, _, pair in nx.edge_boundary(flat, group, data=True)]
    cooperation = {
        node: sum(pair["cooperation"] - pair["conflict"] for pair in inner.adj[node].values())
        for node in group
    }
    members = tuple(sorted(group, key=lambda node: (-round(cooperation[node], 9), node)))
    return Camp(
        members=members,
        names=tuple(flat.nodes[node]["name"] for node in members),
        inner_cooperation=_total(inner.edges(data="cooperation")),
        inner_conflict=_total(inner.edges(data="conflict")),
        outer_conflict=round(sum(sorted(pair["conflict"] for pair in outer)), 9),
    )


def _total(weights: nx.reportviews.EdgeDataView) -> float:
    values: list[float] = sorted(weight for _, _, weight in weights)
    return round(sum(values), 9)
