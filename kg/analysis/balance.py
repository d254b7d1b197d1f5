"""Does it fit: friends of friends and enemies of enemies, and the triangles where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from kg.graph import signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Triangle:
    """Three actors whose ties multiply to a minus: one of them sits between the chairs."""

    actors: tuple[str, str, str]
    names: tuple[str, str, str]
    signs: tuple[int, int, int]
    """Signs of the ties first–second, first–third and second–third."""
    weight: float
    """The weakest of the three ties, |cooperation - conflict|: what it takes to resolve it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How far a signed graph follows "the friend of my friend is my friend"."""

    triangles: int
    balanced: int
    share: float | None
    """Balanced of all triangles; None without any."""
    frustrated: tuple[Triangle, ...]
    """The others, heaviest first."""


def balance(graph: nx.MultiDiGraph) -> Balance:
    """Count the balanced triangles and name the frustrated ones.

    A triangle is balanced when the product of its three signs is positive. Pairs whose cooperation and
    conflict cancel out have no sign and form no triangle.

    Args:
        graph: The claims to measure; ``kg.graph.signed`` adds them up.

    Source:
        D. Cartwright & F. Harary, Structural balance: a generalization of Heider's theory, Psychological
        Review 63 (1956) 277, https://doi.org/10.1037/h0046049
    """
    flat = signed(graph)
    count = 0
    frustrated = []
    for actors in _triangles(flat):
        first, second, third = actors
        count += 1
        ties = [flat.edges[pair] for pair in ((first, second), (first, third), (second, third))]
        signs = (ties[0]["sign"], ties[1]["sign"], ties[2]["sign"])
        if signs[0] * signs[1] * signs[2] < 0:
            names = (flat.nodes[first]["name"], flat.nodes[second]["name"], flat.nodes[third]["name"])
            weight = min(abs(tie["weight"]) for tie in ties)
            frustrated.append(Triangle(actors=actors, names=names, signs=signs, weight=weight))
    balanced = count - len(frustrated)
    return Balance(
        triangles=count,
        balanced=balanced,
        share=balanced / count if count else None,
        frustrated=tuple(sorted(frustrated, key=lambda triangle: (-triangle.weight, triangle.actors))),
    )


def _triangles(flat: nx.Graph) -> Iterator[tuple[str, str, str]]:
    """Yield each triangle of signed ties once, its actors sorted.

    Every tie points to its busier end, so that no actor has many ties to follow: the pairs of neighbours of a
    hub with 5,000 ties alone would be twelve million.
    """
    rank = {node: (flat.degree(node), node) for node in flat}
    onward: dict[str, set[str]] = {node: set() for node in flat}
    for first, second, pair in flat.edges(data=True):
        if pair["sign"]:
            low, high = (first, second) if rank[first] < rank[second] else (second, first)
            onward[low].add(high)
    for first, others in onward.items():
        for second in others:
            for third in others & onward[second]:
                one, two, three = sorted((first, second, third))
                yield one, two, three
