"""Graphs that the tests measure: a made-up world, and tribes whose camps are known from the literature."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import networkx as nx

from kg.graph import build
from kg.model import Claim, Modality, Polarity, TimeSpan
from kg.ontology import load
from tests.factory import claim

ONTOLOGY = load()


def say(subject: str, relation: str, object: str, **fields: Any) -> Claim:
    """Return a claim whose sentence nobody reads; ``on`` dates it, ``denied`` and ``planned`` qualify it."""
    on: date | None = fields.pop("on", None)
    if fields.pop("denied", False):
        fields["polarity"] = Polarity.NEGATIVE
    if fields.pop("planned", False):
        fields["modality"] = Modality.PLANNED
    if on:
        fields["time"] = TimeSpan(on.isoformat(), on, on)
    return claim(f"{subject} {relation} {object}.", subject, relation, object, **fields)


def graph_of(*claims: Claim) -> nx.MultiDiGraph:
    """Return the graph of claims under the shipped ontology."""
    return build(claims, ONTOLOGY)


def shuffled(graph: nx.MultiDiGraph, seed: int = 1) -> nx.MultiDiGraph:
    """Return the same graph, nodes and edges inserted in another order."""
    chance = random.Random(seed)
    other = nx.MultiDiGraph()
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    chance.shuffle(nodes)
    chance.shuffle(edges)
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    return other


TRIBES = (
    *("Gavev", "Kotun", "Ove", "Alika", "Nagam", "Gahuku", "Masilakidzuha", "Ukudzuha"),
    *("Notohana", "Kohika", "Gehamo", "Asaro", "Uheto", "Seuve", "Nagamidzuha", "Gama"),
)
_FRIENDS = (
    "1-2 3-4 3-6 3-7 5-7 6-7 3-8 4-8 6-8 7-8 5-9 9-10 6-11 7-11 8-11 6-12 7-12 8-12 11-12 7-13 9-13 10-13 5-14 "
    "13-14 1-15 2-15 1-16 2-16 15-16"
)
_ENEMIES = (
    "1-3 2-3 1-4 1-5 2-5 1-6 2-6 2-9 6-9 2-10 9-11 10-11 1-12 6-13 11-13 8-14 12-14 5-15 9-15 10-15 11-15 12-15 "
    "13-15 5-16 6-16 11-16 12-16 13-16 14-16"
)


def tribes() -> nx.MultiDiGraph:
    """Return the alliances and enmities of sixteen tribes of the New Guinea highlands.

    Source:
        K. E. Read, Cultures of the Central Highlands, New Guinea, Southwestern Journal of Anthropology 10
        (1954) 1, https://doi.org/10.1086/soutjanth.10.1.3629074
    """
    claims = []
    for relation, pairs in (("alliedWith", _FRIENDS), ("opposes", _ENEMIES)):
        for pair in pairs.split():
            first, second = (TRIBES[int(number) - 1] for number in pair.split("-"))
            claims.append(say(first, relation, second))
    return graph_of(*claims)
