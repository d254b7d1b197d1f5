"""Claims as a networkx graph, every claim an edge of its own, and the projections that add them up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import networkx as nx

from kg.model import Actor, Claim, Document
from kg.ontology import Ontology

POSITIVE = frozenset({"positive"})
ASSERTED = frozenset({"asserted"})

# What XML 1.0 cannot hold, not even escaped (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def build(
    claims: Iterable[Claim],
    ontology: Ontology,
    *,
    documents: Iterable[Document] = (),
    reviews: Mapping[str, str] | None = None,
) -> nx.MultiDiGraph:
    """Make a graph in which a node is an actor and an edge a claim.

    Nodes are keyed by actor IRI, edges by claim id, so that parallel claims survive and building twice adds
    nothing. Every attribute is text or a number, as GraphML has it; text that does not exist is ``""``.

    Args:
        claims: In any order; the graph is filled in sorted order.
        ontology: Gives sign, weight and label of each relation; an unknown relation counts as neutral.
        documents: Their days of publication date the claims that have no time of their own.
        reviews: Id of a claim → ``accepted`` or ``rejected``, where people decided; None for no decision.
    """
    published = {document.id: document.published for document in documents}
    ordered = sorted(claims, key=lambda claim: (claim.evidence.document, claim.evidence.start, claim.id))
    actors: dict[str, Actor] = {}
    for claim in ordered:
        for mention in (claim.subject, claim.object):
            actors.setdefault(mention.actor.id, mention.actor)
    graph = nx.MultiDiGraph()
    for actor_id in sorted(actors):
        graph.add_node(actor_id, **_node(actors[actor_id]))
    for claim in ordered:
        edge = _edge(claim, ontology, published.get(claim.evidence.document))
        edge["review"] = (reviews or {}).get(claim.id, "")
        graph.add_edge(claim.subject.actor.id, claim.object.actor.id, key=claim.id, **edge)
    return graph


def select(
    graph: nx.MultiDiGraph,
    *,
    polarity: Collection[str] = POSITIVE,
    modality: Collection[str] = ASSERTED,
    relations: Collection[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    min_confidence: float = 0.0,
    rejected: bool = False,
) -> nx.MultiDiGraph:
    """Return the claims that pass, with the actors they join, as a new graph in sorted order.

    Args:
        graph: What ``build`` returned.
        polarity: Polarities to keep; denied claims are left out unless asked for.
        modality: Modalities to keep; possible, planned and hypothetical ones are left out unless asked for.
        relations: Names of relations to keep; None for all.
        since: First day; with ``since`` or ``until`` given, claims without any date are left out.
        until: Last day, inclusive.
        min_confidence: Between 0 and 1, inclusive.
        rejected: Whether claims that people rejected stay.

    Returns:
        A graph whose ``graph["made"]`` says how it was made; the projections carry it on.
    """
    chosen = nx.MultiDiGraph(
        made="one edge per claim"
        f"; polarity {_listed(polarity)}; modality {_listed(modality)}"
        + (f"; relations {_listed(relations)}" if relations is not None else "")
        + (f"; dated from {since or '…'} to {until or '…'}" if since or until else "")
        + (f"; confidence at least {min_confidence:g}" if min_confidence else "")
    )
    kept = [
        edge
        for edge in edges(graph)
        if (rejected or edge.data.get("review") != "rejected")
        and edge.data["polarity"] in polarity
        and edge.data["modality"] in modality
        and (relations is None or edge.data["relation"] in relations)
        and edge.data["confidence"] >= min_confidence
        and is_within(edge.data["date"], since, until)
    ]
    for node in sorted({end for edge in kept for end in (edge.subject, edge.object)}):
        chosen.add_node(node, **graph.nodes[node])
    for edge in kept:
        chosen.add_edge(edge.subject, edge.object, key=edge.claim, **edge.data)
    return chosen


def between(graph: nx.MultiDiGraph, first: str, second: str) -> nx.MultiDiGraph:
    """Return the claims between two actors, both directions, as a graph of the two."""
    pair = nx.MultiDiGraph()
    pair.add_nodes_from((node, graph.nodes[node]) for node in sorted({first, second}) if node in graph)
    for edge in edges(graph.subgraph(pair)):
        if edge.subject != edge.object:
            pair.add_edge(edge.subject, edge.object, key=edge.claim, **edge.data)
    return pair


@dataclass(frozen=True, slots=True)
class Edge:
    """One claim as the graph holds it."""

    subject: str
    object: str
    claim: str
    data: dict[str, Any]


def edges(graph: nx.MultiDiGraph) -> Iterator[Edge]:
    """Yield the edges sorted by subject, object and claim id, however the graph was filled.

    Sorted, because networkx breaks ties in insertion order before it asks a seed.
    """
    for subject, object_, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        yield Edge(subject, object_, key, data)


def signed(graph: nx.MultiDiGraph) -> nx.Graph:
    """Project claims to one undirected, signed edge per pair of actors.

    How parallel claims add up: of the claims given (see ``select``), those of neutral relations and denied
    ones are left out. A proposition counts once per document, by its surest claim, because an article that
    repeats itself is not two witnesses. ``cooperation`` and ``conflict`` are the sums of |weight of the
    relation| times confidence, ``weight`` is their difference and ``sign`` its sign; ``claims`` counts what
    was added up. An actor's claims about itself are dropped.
    """
    flat = _flat(graph, "cooperation minus conflict of its claims, |weight of relation| × confidence")
    for edge in once_per_document(graph):
        weight = edge.data["weight"] * edge.data["confidence"]
        if edge.subject == edge.object or not edge.data["sign"] or edge.data["polarity"] != "positive":
            continue
        first, second = sorted((edge.subject, edge.object))
        if not flat.has_edge(first, second):
            flat.add_edge(first, second, cooperation=0.0, conflict=0.0, claims=0)
        pair = flat.edges[first, second]
        pair["cooperation" if edge.data["sign"] > 0 else "conflict"] += abs(weight)
        pair["claims"] += 1
    for _, _, pair in flat.edges(data=True):
        pair["weight"] = round(pair["cooperation"] - pair["conflict"], 9)
        pair["sign"] = (pair["weight"] > 0) - (pair["weight"] < 0)
    return flat


def weighted(graph: nx.MultiDiGraph) -> nx.Graph:
    """Project claims to one undirected edge per pair, heavier the more is claimed between the two.

    How parallel claims add up: ``weight`` is the sum of confidences, a proposition counted once per document
    by its surest claim; directions and signs are ignored; ``distance`` is 1 / weight, for shortest paths.
    """
    flat = _flat(graph, "the sum of confidences of its claims, whatever their sign")
    for edge in once_per_document(graph):
        if edge.subject == edge.object:
            continue
        first, second = sorted((edge.subject, edge.object))
        before = flat.edges[first, second]["weight"] if flat.has_edge(first, second) else 0.0
        flat.add_edge(first, second, weight=round(before + edge.data["confidence"], 9))
    for _, _, pair in flat.edges(data=True):
        pair["distance"] = 1 / max(pair["weight"], 1e-9)  # a confidence may be 0
    return flat


def _flat(graph: nx.MultiDiGraph, weight: str) -> nx.Graph:
    """Return the actors without edges, and how the edges to come are made."""
    before = graph.graph.get("made", "one edge per claim")
    how = f"one edge per pair, its weight {weight}, a proposition once per document"
    flat = nx.Graph(made=f"{how}; of a graph with {before}")
    flat.add_nodes_from((node, graph.nodes[node]) for node in sorted(graph))
    return flat


def _listed(values: Collection[str]) -> str:
    return ", ".join(sorted(values))


def once_per_document(graph: nx.MultiDiGraph) -> list[Edge]:
    """Return the surest claim of each proposition in each document, polarity and modality apart, sorted."""
    best: dict[tuple[str, ...], Edge] = {}
    for edge in edges(graph):
        data = edge.data
        ends = sorted((edge.subject, edge.object)) if data["symmetric"] else [edge.subject, edge.object]
        key = (*ends, data["relation"], data["polarity"], data["modality"], data["document"])
        if key not in best or data["confidence"] > best[key].data["confidence"]:
            best[key] = edge
    return [best[key] for key in sorted(best)]


def is_within(day: str, since: date | None, until: date | None) -> bool:
    """Return whether an ISO day lies in the period; no day lies in no period but the endless one."""
    if since is None and until is None:
        return True
    # ISO days sort as text.
    return (
        bool(day)
        and (since is None or day >= since.isoformat())
        and (until is None or day <= until.isoformat())
    )


def to_graphml(graph: nx.MultiDiGraph) -> str:
    """Return the graph as GraphML; characters that XML cannot hold become U+FFFD."""
    clean = nx.MultiDiGraph()
    clean.add_nodes_from((_xml(node), _xml_values(data)) for node, data in sorted(graph.nodes(data=True)))
    for edge in edges(graph):
        clean.add_edge(_xml(edge.subject), _xml(edge.object), key=edge.claim, **_xml_values(edge.data))
    buffer = BytesIO()
    nx.write_graphml(clean, buffer, named_key_ids=True)
    return buffer.getvalue().decode("utf-8")


def _node(actor: Actor) -> dict[str, str]:
    return {
        "name": actor.name,
        "type": actor.type,
        "country": actor.country or "",
        "sector": actor.sector or "",
    }


def _edge(claim: Claim, ontology: Ontology, published: date | None) -> dict[str, Any]:
    relation = ontology.relations.get(claim.relation)
    time, place, quantity = claim.time, claim.place, claim.quantity
    start = time.start if time else None
    return {
        "relation": claim.relation,
        "label": relation.label if relation else claim.relation,
        "event_type": claim.event_type or "",
        "sign": relation.sign if relation else 0,
        "weight": relation.weight if relation else 0.0,
        "symmetric": bool(relation and relation.symmetric),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "confidence": claim.confidence,
        "attribution": " > ".join(said.name for said in claim.attribution),
        "date": _iso(start or published),
        "time": time.text if time else "",
        "time_start": _iso(start),
        "time_end": _iso(time.end if time else None),
        "published": _iso(published),
        "place": place.name if place else "",
        "quantity": quantity.text if quantity else "",
        "document": claim.evidence.document,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "evidence": claim.evidence.text,
        "rule": claim.rule,
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _xml(value: str) -> str:
    return _NOT_XML.sub("�", value)


def _xml_values(data: dict[str, Any]) -> dict[str, Any]:
    return {name: _xml(value) if isinstance(value, str) else value for name, value in data.items()}
