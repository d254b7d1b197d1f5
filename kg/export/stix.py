"""A STIX 2.1 bundle for threat-intelligence platforms.

Source:
    OASIS, STIX 2.1, https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any
from uuid import UUID, uuid5

from kg.export.marking import voices
from kg.export.source import Source
from kg.iris import BASE
from kg.model import Actor, Claim, Document

NAMESPACE = uuid5(UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), BASE)
"""Ids are hashes of our ids, so that the same project gives the same bundle."""
CLASSES = {"Person": "individual", "Place": "", "Thing": "unspecified", "State": "organization"}
UNDATED = "1970-01-01T00:00:00.000Z"
"""STIX demands a time of creation; where a document bears no date, it is this."""


def stix(source: Source) -> dict[str, bytes]:
    """Write actors as identities and locations, claims as relationships, documents as reports.

    A claim that is denied, possible, planned or rejected is a note on its two actors, because STIX has no
    relationship that does not hold.
    """
    objects = [_actor(actor) for actor in source.actors.values()]
    by_document: dict[str, list[str]] = defaultdict(list)
    for claim in source.claims:
        made = _note(claim, source) if source.qualifier(claim) else _relationship(claim, source)
        objects.append(made)
        by_document[claim.evidence.document].append(made["id"])
    for document in source.documents.values():
        if by_document[document.id]:
            objects.append(_report(document, by_document[document.id]))
    key = "|".join(one["id"] for one in objects)
    bundle = {"type": "bundle", "id": _id("bundle", key), "objects": objects}
    return {"bundle.stix.json": (json.dumps(bundle, ensure_ascii=True, indent=1) + "\n").encode()}


def relationship_type(relation: str) -> str:
    """Return a relation as STIX writes it: ``supplies-arms-to``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", relation).lower()


def _actor(actor: Actor) -> dict[str, Any]:
    stamp = {"spec_version": "2.1", "created": UNDATED, "modified": UNDATED}
    if actor.type == "Place":
        # A location must bear a region, a country or coordinates; only the name is known here.
        return {"type": "location", "id": _actor_id(actor), **stamp, "name": actor.name, "region": actor.name}
    return {
        "type": "identity",
        "id": _actor_id(actor),
        **stamp,
        "name": actor.name,
        "identity_class": CLASSES.get(actor.type, "group" if actor.type == "Group" else "organization"),
        "external_references": [{"source_name": "geokg", "url": actor.id}],
    }


def _relationship(claim: Claim, source: Source) -> dict[str, Any]:
    return {
        "type": "relationship",
        "id": _id("relationship", claim.id),
        **_stamp(source.documents[claim.evidence.document]),
        "relationship_type": relationship_type(claim.relation),
        "source_ref": _actor_id(source.actors[claim.subject.actor.id]),
        "target_ref": _actor_id(source.actors[claim.object.actor.id]),
        **_words(claim),
    }


def _note(claim: Claim, source: Source) -> dict[str, Any]:
    ends = (source.actors[claim.subject.actor.id], source.actors[claim.object.actor.id])
    words = _words(claim)
    content = words.pop("description")
    return {
        "type": "note",
        "id": _id("note", claim.id),
        **_stamp(source.documents[claim.evidence.document]),
        "abstract": f"{source.qualifier(claim)}: {ends[0].name} {claim.relation} {ends[1].name}",
        "content": content,
        "object_refs": list(dict.fromkeys(_actor_id(actor) for actor in ends)),
        **words,
    }


def _words(claim: Claim) -> dict[str, Any]:
    evidence = claim.evidence
    said = f"Said by {voices(claim)}. " if claim.attribution else ""
    place = f"characters {evidence.start}-{evidence.end}"
    reference = {"source_name": evidence.document, "description": place, "external_id": claim.id}
    return {
        "description": said + evidence.text,
        "confidence": round(claim.confidence * 100),
        "external_references": [reference],
    }


def _report(document: Document, objects: list[str]) -> dict[str, Any]:
    stamp = _stamp(document)
    reference = {"source_name": document.outlet or document.id, "external_id": document.id}
    return {
        "type": "report",
        "id": _id("report", document.id),
        **stamp,
        "name": document.title or document.id,
        "published": stamp["created"],
        "object_refs": objects,
        "external_references": [reference | ({"url": document.url} if document.url else {})],
    }


def _stamp(document: Document) -> dict[str, str]:
    day = f"{document.published.isoformat()}T00:00:00.000Z" if document.published else UNDATED
    return {"spec_version": "2.1", "created": day, "modified": day}


def _actor_id(actor: Actor) -> str:
    return _id("location" if actor.type == "Place" else "identity", actor.id)


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid5(NAMESPACE, kind + ' ' + key)}"
