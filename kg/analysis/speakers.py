"""Who speaks for and against whom: the stance of each voice towards each actor it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from kg.graph import Edge, edges


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One who is quoted, and what is put in its mouth about one actor."""

    speaker: str
    """Name of the innermost speaker: of "El País reports that Kyiv says", Kyiv."""
    carriers: tuple[str, ...]
    """Who passes it on: the outer speakers and the documents, sorted."""
    about: str
    about_name: str
    claims: int
    cooperative: int
    """Claims that show the actor in cooperation, whoever with."""
    hostile: int
    """Claims that show it as acting against somebody."""
    denials: int
    """Claims that deny something about it."""


def voices(graph: nx.MultiDiGraph) -> list[Voice]:
    """Count what each quoted speaker says each actor does, most quoted first.

    A claim is about its subject; of a symmetric relation it is about both. Claims in an author's own voice
    have no speaker and are left out. Every modality counts: what somebody only deems possible is said, too.
    This is plain counting, no measure of the literature.

    Args:
        graph: All claims, the denied and the possible ones included.
    """
    said: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges(graph):
        if edge.data["attribution"]:
            speaker = edge.data["attribution"].rsplit(" > ", 1)[-1]
            for actor in (edge.subject, edge.object) if edge.data["symmetric"] else (edge.subject,):
                said.setdefault((speaker, actor), []).append(edge)
    found = [
        Voice(
            speaker=speaker,
            carriers=tuple(sorted({carrier for edge in claims for carrier in _carriers(edge)})),
            about=actor,
            about_name=graph.nodes[actor]["name"],
            claims=len(claims),
            cooperative=sum(edge.data["sign"] > 0 and _is_affirmed(edge) for edge in claims),
            hostile=sum(edge.data["sign"] < 0 and _is_affirmed(edge) for edge in claims),
            denials=sum(not _is_affirmed(edge) for edge in claims),
        )
        for (speaker, actor), claims in said.items()
    ]
    return sorted(found, key=lambda voice: (-voice.claims, voice.speaker, voice.about))


def attribution(graph: nx.MultiDiGraph) -> nx.DiGraph:
    """Return who carries whose words: an edge from each carrier to the speaker next to it in the chain.

    Of "El País reports that Kyiv says that Moscow threatens", El País carries Kyiv and Kyiv carries Moscow.
    The outermost speaker is carried by the document. ``claims`` counts the claims, ``kind`` of a node is
    ``document`` or ``speaker``; names are keys, because unnamed sources have no id.
    Plain counting, as in ``voices``.

    Args:
        graph: All claims, the denied and the possible ones included.
    """
    network = nx.DiGraph(made="an edge per carrier and speaker, its weight the number of claims")
    for edge in edges(graph):
        if not edge.data["attribution"]:
            continue
        chain = edge.data["attribution"].split(" > ")
        network.add_node(edge.data["document"], kind="document")
        network.add_nodes_from(chain, kind="speaker")
        for carrier, speaker in pairwise([edge.data["document"], *chain]):
            before = network.edges[carrier, speaker]["claims"] if network.has_edge(carrier, speaker) else 0
            network.add_edge(carrier, speaker, claims=before + 1)
    return network


def _carriers(edge: Edge) -> list[str]:
    *outer, _ = edge.data["attribution"].split(" > ")
    return [*outer, edge.data["document"]]


def _is_affirmed(edge: Edge) -> bool:
    return bool(edge.data["polarity"] == "positive")
