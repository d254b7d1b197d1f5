"""Short ways to write what tests talk about: documents, actors, mentions and claims."""

from __future__ import annotations

from typing import Any

from kg.iris import actor_iri
from kg.model import Actor, Claim, Document, Evidence, Mention, Via

EVENT_TYPES = {"attacks": "ASSAULT", "sanctions": "SANCTION", "agreesWith": "AGREE", "accuses": "ACCUSE"}


def document(text: str, **fields: Any) -> Document:
    """Return a document called ``d1`` unless named otherwise."""
    return Document(**{"id": "d1", "text": text, **fields})


def actor(name: str, type: str = "State", **fields: Any) -> Actor:
    """Return an actor whose IRI is made from its name."""
    return Actor(**{"id": actor_iri(name.lower().replace(" ", "-")), "name": name, "type": type, **fields})


def mention(text: str, name: str, *, who: Actor | None = None, via: Via = Via.NAME) -> Mention:
    """Return the first mention of ``name`` in ``text``."""
    start = text.index(name)
    return Mention(who or actor(name), name, start, start + len(name), via)


def claim(sentence: str, subject: str, relation: str, object: str, **fields: Any) -> Claim:
    """Return a claim whose evidence is the whole sentence, at the start of document ``d1``.

    Example: ``claim("China attacks Japan.", "China", "attacks", "Japan", polarity=Polarity.NEGATIVE)``.
    """
    document_id = fields.pop("document", "d1")
    return Claim(
        **{
            "subject": mention(sentence, subject),
            "relation": relation,
            "object": mention(sentence, object),
            "evidence": Evidence(document_id, 0, len(sentence), sentence),
            "event_type": EVENT_TYPES.get(relation),
            "rule": f"{relation}/test",
            **fields,
        }
    )
