"""What is contested: propositions that some assert and others deny, with who says which."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.graph import Edge, edges


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Those who say one thing about a proposition."""

    claims: tuple[str, ...]
    """Claim ids, sorted."""
    voices: tuple[str, ...]
    """Who says it: the nearest speaker of each claim, or the document's id where it speaks for itself."""
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A proposition with claims that assert it and claims that deny it."""

    subject: str
    subject_name: str
    relation: str
    object: str
    object_name: str
    asserted: Side
    denied: Side

    @property
    def heat(self) -> int:
        """Claims of the weaker side: one lone denial of a hundred reports is a small dispute."""
        return min(len(self.asserted.claims), len(self.denied.claims))


def disputes(graph: nx.MultiDiGraph) -> list[Dispute]:
    """Return the contested propositions, hottest first.

    Possible claims ("may have attacked") count on the side of those who assert; planned and hypothetical ones
    say nothing about what is, and stay out. A symmetric relation is the same proposition both ways.

    This is plain counting, no measure of the literature: ``heat`` does not weigh who speaks.

    Args:
        graph: All claims, the denied ones included.
    """
    sides: dict[tuple[str, str, str], dict[str, list[Edge]]] = {}
    for edge in edges(graph):
        if edge.data["modality"] not in {"asserted", "uncertain"}:
            continue
        ends = (edge.subject, edge.object)
        first, second = sorted(ends) if edge.data["symmetric"] else ends
        both = sides.setdefault((first, edge.data["relation"], second), {"positive": [], "negative": []})
        both[edge.data["polarity"]].append(edge)
    found = [
        Dispute(
            subject=subject,
            subject_name=graph.nodes[subject]["name"],
            relation=relation,
            object=object_,
            object_name=graph.nodes[object_]["name"],
            asserted=_side(both["positive"]),
            denied=_side(both["negative"]),
        )
        for (subject, relation, object_), both in sides.items()
        if both["positive"] and both["negative"]
    ]
    return sorted(
        found,
        key=lambda one: (
            -one.heat,
            -len(one.asserted.claims) - len(one.denied.claims),
            one.subject,
            one.relation,
            one.object,
        ),
    )


def _side(claims: list[Edge]) -> Side:
    return Side(
        claims=tuple(sorted(edge.claim for edge in claims)),
        voices=tuple(sorted({voice(edge) for edge in claims})),
        documents=tuple(sorted({edge.data["document"] for edge in claims})),
    )


def voice(edge: Edge) -> str:
    """Return who is nearest to a claim: the innermost speaker, or the document where it speaks for itself."""
    said: str = edge.data["attribution"]
    return said.rsplit(" > ", 1)[-1] if said else str(edge.data["document"])
