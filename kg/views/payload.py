"""The data of the map as JSON: columns of small numbers, and the evidence apart in blocks read when needed.

A claim as an object of its own would cost 100,000 × 1 kB at the start; as columns it costs 40 bytes, and a
block of evidence is parsed when a reader first asks for one of its quotes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.model import Actor, Attribution, Claim, Document, Mention, Polarity, Quantity, Via
from kg.ontology import Ontology
from kg.ontology.registry import Entry
from kg.views.geography import Coordinates, coordinates
from kg.views.marks import ROLES, marks
from kg.views.palette import FILLS, OTHER, SHAPES, Colouring
from kg.views.scene import Scene, actor_key
from kg.views.words import (
    MODALITIES,
    OWN_VOICE,
    SIGNS,
    TYPES,
    VIAS,
    is_symmetric,
    own_voice,
    relation_label,
    sign_of,
)

Json = dict[str, Any]
COLUMNS = ("id", "s", "r", "o", "not", "mod", "chain", "conf", "doc", "t0", "t1")
BLOCK = 500
"""Claims in a block of evidence."""
NAMES = 12
"""Aliases of an actor that search knows and the panel shows."""


class Table:
    """Values by number: each value is written once, in order of its first use."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, key: object, row: object) -> int:
        """Return the number of ``key``; ``row`` is kept when the key is new."""
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return self._numbers[key]


def payload(
    scene: Scene,
    documents: Mapping[str, Document],
    ontology: Ontology,
    colourings: list[Colouring],
    *,
    title: str,
    around: str | None,
) -> Json:
    """Return what the page reads at its start."""
    number = {iri: i for i, iri in enumerate(scene.actors)}
    relations, speakers, chains, places = Table(), Table(), Table(), Table()
    known = ontology.registry
    places_at = coordinates(scene.actors.values(), known)
    columns: Json = {name: [] for name in COLUMNS}
    for claim in scene.claims:
        document = documents.get(claim.evidence.document)
        chain = tuple(speakers.number(_speaker_key(said), _speaker(said)) for said in claim.attribution)
        if not chain:
            voice = own_voice(document)
            row = {"n": voice, "t": "Media" if voice != OWN_VOICE else None, "own": 1}
            chain = (speakers.number(("own", voice), row),)
        relation = {
            "n": claim.relation,
            "l": relation_label(claim.relation, ontology),
            "s": sign_of(claim.relation, ontology),
            "y": int(is_symmetric(claim.relation, ontology)),
        }
        values = {
            "id": claim.id,
            "s": number[claim.subject.actor.id],
            "r": relations.number(claim.relation, relation),
            "o": number[claim.object.actor.id],
            "not": int(claim.polarity is Polarity.NEGATIVE),
            "mod": list(MODALITIES).index(claim.modality),
            "chain": chains.number(chain, chain),
            "conf": round(claim.confidence, 2),
            "doc": places.number(claim.evidence.document, _document(claim.evidence.document, document)),
            "t0": claim.time.start.isoformat() if claim.time and claim.time.start else None,
            "t1": claim.time.end.isoformat() if claim.time and claim.time.end else None,
        }
        for name, value in values.items():
            columns[name].append(value)
    return {
        "meta": {
            "title": title,
            "around": actor_key(around) if around else None,
            "block": BLOCK,
            "most": max(scene.degree.values(), default=0),
        },
        "actors": [_actor(actor, known.get(iri), places_at.get(iri)) for iri, actor in scene.actors.items()],
        "drawn": len(scene.drawn),
        "relations": relations.rows,
        "speakers": speakers.rows,
        "chains": chains.rows,
        "documents": places.rows,
        "claims": columns,
        "colourings": [
            {
                "n": colouring.name,
                "blocs": [
                    {"n": name, "c": fill, "m": sorted(number[iri] for iri in members if iri in number)}
                    for (name, members), fill in zip(colouring.blocs, FILLS, strict=False)
                ],
            }
            for colouring in colourings
        ],
        "fills": list(FILLS),
        "other": OTHER,
        "shapes": SHAPES,
        "types": TYPES,
        "modalities": [[value.value, words] for value, words in MODALITIES.items()],
        "signs": [[sign, name] for sign, name in SIGNS.items()],
        "roles": list(ROLES),
    }


def evidence_blocks(claims: tuple[Claim, ...]) -> list[Json]:
    """Return the evidence of claims in blocks: quotes once each, and what belongs to one claim alone."""
    blocks = []
    for first in range(0, len(claims), BLOCK):
        quotes = Table()
        rows = [_evidence(claim, quotes) for claim in claims[first : first + BLOCK]]
        blocks.append({"q": quotes.rows, "c": rows})
    return blocks


def _evidence(claim: Claim, quotes: Table) -> list[Any]:
    evidence = claim.evidence
    return [
        quotes.number(evidence.text, evidence.text),
        evidence.start,
        [[mark.start, mark.end, ROLES.index(mark.role)] for mark in marks(claim)],
        claim.time.text if claim.time else None,
        claim.place.name if claim.place else None,
        _quantity(claim.quantity) if claim.quantity else None,
        claim.rule,
        [_inferred(claim.subject), _inferred(claim.object)],
    ]


def _inferred(mention: Mention) -> list[str] | None:
    """Return how a mention that is no name reaches its actor."""
    return None if mention.via is Via.NAME else [mention.text, VIAS[mention.via]]


def _quantity(quantity: Quantity) -> str:
    if quantity.min is None and quantity.max is None:
        return quantity.text
    low = "" if quantity.min is None else f"{quantity.min:,.10g}"
    high = "" if quantity.max is None else f"{quantity.max:,.10g}"
    return f"{quantity.text} ({low}–{high})"


def _speaker_key(said: Attribution) -> tuple[str, str]:
    return ("actor", said.actor.id) if said.actor else ("name", said.name)


def _speaker(said: Attribution) -> Json:
    actor = said.actor
    country = actor.country if actor and actor.type != "Media" else None
    return {"n": actor.name if actor else said.name, "t": actor.type if actor else None, "c": country}


def _document(iri: str, document: Document | None) -> Json:
    if document is None:
        return {"id": iri}
    values = {
        "id": iri,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "url": document.url,
        "origin": document.origin,
        "published": document.published.isoformat() if document.published else None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _actor(actor: Actor, entry: Entry | None, at: Coordinates | None) -> Json:
    values: Json = {"k": actor_key(actor.id), "n": actor.name, "t": actor.type}
    values |= {"c": actor.country, "s": actor.sector}
    if entry is not None:
        names = dict.fromkeys((*entry.aliases, *entry.acronyms, *entry.seats, *entry.demonyms))
        values["al"] = [name for name in names if name != actor.name][:NAMES]
        values["wd"] = entry.wikidata
    values["at"] = list(at) if at else None
    return {name: value for name, value in values.items() if value not in (None, [])}
