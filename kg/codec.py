"""Claims and documents as JSON objects, one a line: what the commands print and the files hold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from kg.model import (
    Actor,
    Attribution,
    Claim,
    Cue,
    Document,
    Evidence,
    Mention,
    Modality,
    Place,
    Polarity,
    Quantity,
    TimeSpan,
    Via,
)

Json = dict[str, Any]


def dump_line(value: Json) -> str:
    """Return ``value`` as one line of JSON without line end; non-ASCII stays readable."""
    return json.dumps(value, ensure_ascii=False)


def dump_claims(claims: Iterable[Claim]) -> str:
    """Return claims as JSON lines, in the given order."""
    return "".join(dump_line(claim_to_dict(claim)) + "\n" for claim in claims)


def claim_to_dict(claim: Claim) -> Json:
    """Return a claim in the format of the documentation, keys in reading order."""
    return {
        "id": claim.id,
        "document": claim.evidence.document,
        "subject": _mention_to_dict(claim.subject),
        "relation": claim.relation,
        "object": _mention_to_dict(claim.object),
        "event_type": claim.event_type,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "attribution": [_attribution_to_dict(said) for said in claim.attribution],
        "time": claim.time
        and {"text": claim.time.text, "start": _iso(claim.time.start), "end": _iso(claim.time.end)},
        "place": claim.place and {"id": claim.place.id, "name": claim.place.name},
        "quantity": claim.quantity and _quantity_to_dict(claim.quantity),
        "evidence": {"text": claim.evidence.text, "start": claim.evidence.start, "end": claim.evidence.end},
        "cue": claim.cue and _cue_to_dict(claim.cue),
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def claim_from_dict(value: Json) -> Claim:
    """Return the claim that ``claim_to_dict`` wrote; the id is computed anew."""
    evidence = value["evidence"]
    time, place, quantity = value.get("time"), value.get("place"), value.get("quantity")
    return Claim(
        subject=_mention_from_dict(value["subject"]),
        relation=value["relation"],
        object=_mention_from_dict(value["object"]),
        event_type=value.get("event_type"),
        polarity=Polarity(value["polarity"]),
        modality=Modality(value["modality"]),
        attribution=tuple(_attribution_from_dict(said) for said in value.get("attribution") or ()),
        time=TimeSpan(time["text"], _date(time.get("start")), _date(time.get("end"))) if time else None,
        place=Place(place["name"], place.get("id")) if place else None,
        quantity=_quantity_from_dict(quantity) if quantity else None,
        evidence=Evidence(value["document"], evidence["start"], evidence["end"], evidence["text"]),
        cue=_cue_from_dict(value.get("cue")),
        confidence=value["confidence"],
        rule=value["rule"],
    )


def document_to_dict(document: Document) -> Json:
    """Return a document with every field; ``published`` as an ISO date."""
    return {
        "id": document.id,
        "title": document.title,
        "published": _iso(document.published),
        "url": document.url,
        "outlet": document.outlet,
        "author": document.author,
        "language": document.language,
        "origin": document.origin,
        "text": document.text,
    }


def document_from_dict(value: Json) -> Document:
    """Return the document that ``document_to_dict`` wrote."""
    return Document(**{**value, "published": _date(value.get("published"))})


def actor_to_dict(actor: Actor) -> Json:
    """Return an actor without a mention."""
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "country": actor.country,
        "sector": actor.sector,
    }


def _mention_to_dict(mention: Mention) -> Json:
    span = {"mention": mention.text, "start": mention.start, "end": mention.end, "via": mention.via.value}
    return {**actor_to_dict(mention.actor), **span}


def _mention_from_dict(value: Json) -> Mention:
    via = Via(value.get("via", "name"))
    return Mention(_actor_from_dict(value), value["mention"], value["start"], value["end"], via)


def _actor_from_dict(value: Json) -> Actor:
    return Actor(
        id=value["id"],
        name=value["name"],
        type=value["type"],
        country=value.get("country"),
        sector=value.get("sector"),
    )


def _attribution_to_dict(said: Attribution) -> Json:
    actor = said.actor
    return {
        "id": actor.id if actor else None,
        "name": said.name,
        "type": actor.type if actor else None,
        "country": actor.country if actor else None,
        "sector": actor.sector if actor else None,
        "mention": said.mention,
        "start": said.start,
        "end": said.end,
        "cue": said.cue and _cue_to_dict(said.cue),
    }


def _attribution_from_dict(value: Json) -> Attribution:
    return Attribution(
        name=value["name"],
        actor=_actor_from_dict(value) if value.get("id") else None,
        mention=value["mention"],
        start=value["start"],
        end=value["end"],
        cue=_cue_from_dict(value.get("cue")),
    )


def _quantity_to_dict(quantity: Quantity) -> Json:
    result: Json = {"text": quantity.text, "value": quantity.value, "unit": quantity.unit}
    if quantity.min is not None or quantity.max is not None:
        result |= {"min": quantity.min, "max": quantity.max}
    return result | {"approximate": quantity.approximate}


def _quantity_from_dict(value: Json) -> Quantity:
    return Quantity(
        text=value["text"],
        value=value.get("value"),
        unit=value.get("unit"),
        min=value.get("min"),
        max=value.get("max"),
        approximate=bool(value.get("approximate")),
    )


def _cue_to_dict(cue: Cue) -> Json:
    return {"text": cue.text, "start": cue.start, "end": cue.end}


def _cue_from_dict(value: Json | None) -> Cue | None:
    return Cue(value["text"], value["start"], value["end"]) if value else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
