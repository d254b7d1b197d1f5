"""How two actors stand: cooperation against conflict, with the spread and not the mean alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import networkx as nx

from kg.graph import Edge, once_per_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """Two actors and what is claimed between them, both directions together."""

    first: str
    first_name: str
    second: str
    second_name: str
    cooperation: float
    """Sum of weight times confidence of cooperative claims, a proposition once per document."""
    conflict: float
    """The same of hostile claims, as a positive number."""
    cooperative: int
    hostile: int
    """How many propositions per document were added up on either side."""
    mean: float
    """Mean weight of them, -10 (war) to 10."""
    error: float | None
    """Standard error of the mean; None for a single one."""

    @property
    def net(self) -> float:
        """Cooperation minus conflict."""
        return round(self.cooperation - self.conflict, 9)


def dyads(graph: nx.MultiDiGraph) -> list[Dyad]:
    """Sum up every pair that has a signed claim, most hostile first.

    Args:
        graph: The claims to measure; denied ones and neutral relations never count.

    Source:
        J. S. Goldstein, A conflict-cooperation scale for WEIS events data, Journal of Conflict Resolution 36
        (1992) 369, https://doi.org/10.1177/0022002792036002007 (the idea of summing weights per dyad; the
        weights are those of ``kg.ttl``).
    """
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in once_per_document(graph):
        if edge.data["sign"] and edge.data["polarity"] == "positive" and edge.subject != edge.object:
            first, second = sorted((edge.subject, edge.object))
            pairs.setdefault((first, second), []).append(edge)
    found = [_dyad(graph, pair, claims) for pair, claims in pairs.items()]
    return sorted(found, key=lambda dyad: (dyad.net, -dyad.conflict, dyad.first, dyad.second))


def _dyad(graph: nx.MultiDiGraph, pair: tuple[str, str], claims: list[Edge]) -> Dyad:
    mean, error = mean_and_error([edge.data["weight"] for edge in claims])
    friendly = [edge for edge in claims if edge.data["sign"] > 0]
    hostile = [edge for edge in claims if edge.data["sign"] < 0]
    return Dyad(
        first=pair[0],
        first_name=graph.nodes[pair[0]]["name"],
        second=pair[1],
        second_name=graph.nodes[pair[1]]["name"],
        cooperation=_sum(friendly),
        conflict=_sum(hostile),
        cooperative=len(friendly),
        hostile=len(hostile),
        mean=mean or 0.0,
        error=error,
    )


def _sum(claims: list[Edge]) -> float:
    weights: list[float] = [abs(edge.data["weight"]) * edge.data["confidence"] for edge in claims]
    return round(sum(weights), 9)


def mean_and_error(weights: list[float]) -> tuple[float | None, float | None]:
    """Return the mean and its standard error; None for the mean of nothing and the error of one."""
    if not weights:
        return None, None
    mean = sum(weights) / len(weights)
    if len(weights) < 2:
        return round(mean, 9), None
    variance = sum((weight - mean) ** 2 for weight in weights) / (len(weights) - 1)
    return round(mean, 9), round(sqrt(variance / len(weights)), 9)
