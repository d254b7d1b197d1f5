"""Quads back to claims: the inverse of ``rdf.py``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from urllib.parse import unquote

import pyoxigraph as ox

from kg.errors import StoreError
from kg.iris import PREFIXES, local_name
from kg.model import (
    Actor,
    Attribution,
    Claim,
    Cue,
    Evidence,
    Mention,
    Modality,
    Place,
    Polarity,
    Quantity,
    TimeSpan,
    Via,
)
from kg.store.order import claim_key
from kg.store.terms import kg, term, to_number


class Node:
    """The values of one subject by the local name of their predicate."""

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self.values: dict[str, list[ox.NamedNode | ox.Literal]] = defaultdict(list)

    def get(self, name: str) -> str | None:
        """Return the one value as text, None when there is none.

        Raises:
            StoreError: If there are several.
        """
        found = self.values.get(name, [])
        if len(found) > 1:
            raise StoreError(f"<{self.iri}> has {len(found)} values of {name}, at most one makes sense")
        return found[0].value if found else None

    def need(self, name: str) -> str:
        """Return the one value as text.

        Raises:
            StoreError: If there is none, or several.
        """
        value = self.get(name)
        if value is None:
            raise StoreError(f"<{self.iri}> has no {name}")
        return value

    def number(self, name: str) -> float | None:
        """Return the one value as int or float, None when there is none."""
        value = self.get(name)
        if value is None:
            return None
        literal = self.values[name][0]
        return to_number(value, literal.datatype.value if isinstance(literal, ox.Literal) else "")

    def day(self, name: str) -> date | None:
        """Return the one value as a day, None when there is none."""
        value = self.get(name)
        return date.fromisoformat(value) if value is not None else None


def quads_to_claims(quads: Iterable[ox.Quad | ox.Triple]) -> list[Claim]:
    """Read the claims that document graphs hold, in the order of ``claim_key``.

    Raises:
        StoreError: If a claim lacks a part or has a part twice.
    """
    nodes: dict[str, Node] = {}
    claims: list[str] = []
    for quad in quads:
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        if not isinstance(quad.object, ox.NamedNode | ox.Literal):
            continue
        iri = quad.subject.value
        node = nodes.setdefault(iri, Node(iri))
        values = node.values[local_name(quad.predicate.value)]
        if quad.object not in values:
            values.append(quad.object)
        if quad.object == kg("Claim") and quad.predicate == term("rdf:type"):
            claims.append(iri)
    return sorted((_claim(nodes[iri], nodes) for iri in dict.fromkeys(claims)), key=claim_key)


def _claim(node: Node, nodes: dict[str, Node]) -> Claim:
    passage = _linked(node.need("evidence"), nodes)
    document = unquote(passage.need("hasSource").removeprefix(PREFIXES["doc"]))
    said = sorted(
        (_linked(value.value, nodes) for value in node.values.get("attribution", [])),
        key=lambda one: one.number("order") or 0,
    )
    return Claim(
        subject=_mention(_linked(node.need("subjectMention"), nodes)),
        relation=local_name(node.need("predicate")),
        object=_mention(_linked(node.need("objectMention"), nodes)),
        evidence=Evidence(document, *_span(passage), passage.need("quote")),
        event_type=node.get("eventType"),
        polarity=Polarity(local_name(node.need("polarity")).lower()),
        modality=Modality(local_name(node.need("modality")).lower()),
        attribution=tuple(map(_attribution, said)),
        time=_time(node),
        place=_place(node),
        quantity=_quantity(node),
        cue=_cue(node),
        confidence=float(node.need("confidence")),
        rule=node.need("rule"),
    )


def _linked(iri: str, nodes: dict[str, Node]) -> Node:
    if iri not in nodes:
        raise StoreError(f"<{iri}> is referred to and not described")
    return nodes[iri]


def _span(node: Node) -> tuple[int, int]:
    return int(node.need("start")), int(node.need("end"))


def _mention(node: Node) -> Mention:
    actor = _actor(node, node.need("mentions"))
    return Mention(actor, node.need("quote"), *_span(node), Via(node.need("via")))


def _actor(node: Node, iri: str) -> Actor:
    return Actor(
        id=iri,
        name=node.need("actorName"),
        type=local_name(node.need("actorType")),
        country=node.get("actorCountry"),
        sector=node.get("actorSector"),
    )


def _attribution(node: Node) -> Attribution:
    speaker = node.get("speaker")
    start, end = _span(node)
    return Attribution(
        name=node.need("speakerName"),
        actor=_actor(node, speaker) if speaker else None,
        mention=node.need("quote"),
        start=start,
        end=end,
        cue=_cue(node),
    )


def _cue(node: Node) -> Cue | None:
    cue = node.get("cue")
    return None if cue is None else Cue(cue, int(node.need("cueStart")), int(node.need("cueEnd")))


def _time(node: Node) -> TimeSpan | None:
    wording = node.get("timeText")
    return None if wording is None else TimeSpan(wording, node.day("timeStart"), node.day("timeEnd"))


def _place(node: Node) -> Place | None:
    name = node.get("placeName")
    return None if name is None else Place(name, node.get("place"))


def _quantity(node: Node) -> Quantity | None:
    wording = node.get("quantityText")
    if wording is None:
        return None
    return Quantity(
        text=wording,
        value=node.number("quantity"),
        unit=node.get("quantityUnit"),
        min=node.number("quantityMin"),
        max=node.number("quantityMax"),
        approximate=node.get("quantityApproximate") is not None,
    )
