"""FollowTheMoney entities, one JSON object a line, for Aleph and OpenSanctions tools.

Countries are left out: FollowTheMoney wants other codes; names and Wikidata ids identify the actors.

Source:
    https://followthemoney.tech/explorer/
"""

from __future__ import annotations

from hashlib import sha1
from typing import Any

from kg.codec import dump_line
from kg.export.marking import voices
from kg.export.source import Source
from kg.model import Actor, Claim, Document

SCHEMATA = {
    "State": "PublicBody",
    "Person": "Person",
    "ArmedForce": "PublicBody",
    "Group": "Organization",
    "Organization": "Organization",
    "IGO": "Organization",
    "Media": "Organization",
    "Place": "Address",
    "Thing": "Asset",
}
"""Class of an actor → schema."""


def ftm(source: Source) -> dict[str, bytes]:
    """Write actors, documents (as articles) and claims (as unknown links with a role)."""
    entities = [
        *(_actor(actor, source) for actor in source.actors.values()),
        *(_article(document) for document in source.documents.values()),
        *(_link(claim, source) for claim in source.claims),
    ]
    return {"entities.ftm.json": "".join(dump_line(entity) + "\n" for entity in entities).encode()}


def _actor(actor: Actor, source: Source) -> dict[str, Any]:
    entry = source.ontology.registry.get(actor.id)
    schema = SCHEMATA.get(actor.type, "Organization")
    return _entity(
        "actor-" + actor.id,
        schema,
        name=[actor.name],
        full=[actor.name] if schema == "Address" else [],
        wikidataId=[entry.wikidata] if entry and entry.wikidata else [],
    )


def _article(document: Document) -> dict[str, Any]:
    return _entity(
        "document-" + document.id,
        "Article",
        title=[document.title or document.id],
        author=[document.author] if document.author else [],
        publisher=[document.outlet] if document.outlet else [],
        publishedAt=[document.published.isoformat()] if document.published else [],
        sourceUrl=[document.url] if document.url and document.url.startswith(("http://", "https://")) else [],
        bodyText=[document.text],
    )


def _link(claim: Claim, source: Source) -> dict[str, Any]:
    relation = source.ontology.relations.get(claim.relation)
    label = relation.label if relation else claim.relation
    qualified = source.qualifier(claim)
    time = claim.time
    return _entity(
        "claim-" + claim.id,
        "UnknownLink",
        subject=[_id("actor-" + claim.subject.actor.id)],
        object=[_id("actor-" + claim.object.actor.id)],
        role=[f"{label} ({qualified})" if qualified else label],
        status=[qualified] if qualified else [],
        summary=[claim.evidence.text],
        description=[f"said by {voices(claim)}"] if claim.attribution else [],
        startDate=[time.start.isoformat()] if time and time.start else [],
        endDate=[time.end.isoformat()] if time and time.end else [],
        proof=[_id("document-" + claim.evidence.document)],
        recordId=[claim.id],
    )


def _entity(key: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    held = {name: values for name, values in properties.items() if values}
    return {"id": _id(key), "schema": schema, "properties": held}


def _id(key: str) -> str:
    return "geokg-" + sha1(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
