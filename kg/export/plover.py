"""Event rows with PLOVER types, as event data sets have them.

Source:
    PLOVER, https://github.com/openeventdata/PLOVER (codes only)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.export.marking import voices
from kg.export.source import Source
from kg.export.tables import Cell, write

_HEADER = (
    *("event_id", "date", "date_basis", "event_type", "relation"),
    *("actor", "actor_country", "actor_sector", "recipient", "recipient_country", "recipient_sector"),
    *("place", "number", "attribution", "confidence", "document", "url", "evidence"),
)


def plover(source: Source) -> dict[str, bytes]:
    """Write one row an event; states of affairs and the denied, possible, planned or rejected are none."""
    return {"events.csv": write(_HEADER, _events(source))}


def _events(source: Source) -> Iterable[Sequence[Cell]]:
    for claim in source.facts:
        if claim.event_type is None:
            continue
        start = claim.time and (claim.time.start or claim.time.end)
        published = source.published(claim)
        basis = "text" if start else "publication" if published else ""
        subject, object_ = source.actors[claim.subject.actor.id], source.actors[claim.object.actor.id]
        yield (
            *(claim.id, start.isoformat() if start else published, basis, claim.event_type, claim.relation),
            *(subject.name, subject.country, subject.sector, object_.name, object_.country, object_.sector),
            claim.place.name if claim.place else None,
            claim.quantity.text if claim.quantity else None,
            *(voices(claim), claim.confidence, claim.evidence.document),
            source.documents[claim.evidence.document].url,
            claim.evidence.text,
        )
