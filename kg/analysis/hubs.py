"""Who is central: the actors about whom, and by whom, most is claimed."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.graph import edges, weighted


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """An actor and how much of the graph meets in it."""

    actor: str
    name: str
    acts: int
    """Claims in which it is the subject."""
    is_acted_on: int
    """Claims in which it is the object."""
    partners: int
    """Other actors that share a claim with it."""
    strength: float
    """Sum of the weights of its ties in ``kg.graph.weighted``."""
    rank: float
    """PageRank over the same ties, damping 0.85; all ranks of a graph sum to 1."""


def hubs(graph: nx.MultiDiGraph) -> list[Hub]:
    """Rank the actors by the strength of their ties.

    Args:
        graph: The claims to measure.

    Returns:
        Every actor, strongest first, equals by id.

    Source:
        A. Barrat et al., The architecture of complex weighted networks, PNAS 101 (2004) 3747 (strength),
        https://doi.org/10.1073/pnas.0400087101;
        L. Page et al., The PageRank citation ranking, Stanford InfoLab 1999-66 (rank).
    """
    flat = weighted(graph)
    acts = dict.fromkeys(flat, 0)
    is_acted_on = dict.fromkeys(flat, 0)
    for edge in edges(graph):
        acts[edge.subject] += 1
        is_acted_on[edge.object] += 1
    ranks = pagerank(flat)
    found = [
        Hub(
            actor=node,
            name=flat.nodes[node]["name"],
            acts=acts[node],
            is_acted_on=is_acted_on[node],
            partners=flat.degree(node),
            strength=round(flat.degree(node, weight="weight"), 9),
            rank=ranks[node],
        )
        for node in flat
    ]
    return sorted(found, key=lambda hub: (-hub.strength, -hub.partners, hub.actor))


def pagerank(flat: nx.Graph, *, damping: float = 0.85, rounds: int = 100) -> dict[str, float]:
    """Return the PageRank of each node by power iteration, rounded to nine digits.

    networkx's own needs SciPy, which nothing else here does: 35 MB for ten lines.

    Args:
        flat: A graph with ``weight`` on its edges.
        damping: Chance of following a tie rather than jumping anywhere.
        rounds: At most so many; stops at a change below 1e-10 a node.
    """
    if not flat:
        return {}
    size = len(flat)
    strength = {node: flat.degree(node, weight="weight") for node in flat}
    ranks = dict.fromkeys(flat, 1 / size)
    for _ in range(rounds):
        idle = sum(ranks[node] for node in flat if not strength[node])
        base = (1 - damping + damping * idle) / size
        new = dict.fromkeys(flat, base)
        for node in flat:
            for other, tie in flat.adj[node].items():
                if strength[node]:
                    new[other] += damping * ranks[node] * tie["weight"] / strength[node]
        change = sum(abs(new[node] - ranks[node]) for node in flat)
        ranks = new
        if change < size * 1e-10:
            break
    return {node: round(rank, 9) for node, rank in ranks.items()}
