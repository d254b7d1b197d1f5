"""How two actors hang together: the shortest chain of claims from one to the other, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from kg.graph import Edge, edges, weighted


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of a chain and the claims that make it, surest first."""

    first: str
    first_name: str
    second: str
    second_name: str
    claims: tuple[str, ...]
    """Claim ids, both directions."""
    relations: tuple[str, ...]
    """Names of their relations, sorted, each once."""


def chain(graph: nx.MultiDiGraph, first: str, second: str) -> list[Link]:
    """Return the shortest chain between two actors.

    Fewest steps win; among chains of equal length the one with most claimed along it (the smallest sum of
    ``distance`` in ``kg.graph.weighted``), then the first by ids.

    Args:
        graph: The claims to follow, in either direction.
        first: Id of an actor.
        second: Id of another one.

    Returns:
        The steps; empty when no chain joins them, an actor is unknown, or both are the same.

    Source:
        E. W. Dijkstra, A note on two problems in connexion with graphs, Numerische Mathematik 1 (1959) 269,
        https://doi.org/10.1007/BF01386390
    """
    flat = weighted(graph)
    if first == second or first not in flat or second not in flat:
        return []
    # No sum of distances reaches a step: at most 1e9 per step (confidence 0), so a step costs more than all.
    step = 1e9 * len(flat)
    ways = nx.Graph()
    ways.add_nodes_from(flat)
    ways.add_weighted_edges_from((a, b, step + tie) for a, b, tie in flat.edges(data="distance"))
    if not nx.has_path(ways, first, second):
        return []
    nodes = nx.dijkstra_path(ways, first, second)
    between: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges(graph):
        ends = (min(edge.subject, edge.object), max(edge.subject, edge.object))
        between.setdefault(ends, []).append(edge)
    return [_link(graph, a, b, between[min(a, b), max(a, b)]) for a, b in pairwise(nodes)]


def _link(graph: nx.MultiDiGraph, first: str, second: str, claims: list[Edge]) -> Link:
    ordered = sorted(claims, key=lambda edge: (-edge.data["confidence"], edge.claim))
    return Link(
        first=first,
        first_name=graph.nodes[first]["name"],
        second=second,
        second_name=graph.nodes[second]["name"],
        claims=tuple(edge.claim for edge in ordered),
        relations=tuple(sorted({edge.data["relation"] for edge in claims})),
    )
