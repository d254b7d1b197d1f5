"""CSV for ``neo4j-admin database import``.

Source:
    https://neo4j.com/docs/operations-manual/current/import/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.export.marking import voices
from kg.export.source import Source
from kg.export.tables import Cell, write
from kg.model import Claim

_RELATIONSHIP = (
    *(":START_ID", "claim", "relation", "polarity", "modality", "attribution", "confidence:double"),
    *("timeStart:date", "timeEnd:date", "document", "start:int", "end:int", "evidence", ":END_ID", ":TYPE"),
)


def neo4j(source: Source) -> dict[str, bytes]:
    """Write nodes.csv and relationships.csv.

    A relationship type says whether the claim is denied, possible, planned or rejected: ``ATTACKS`` beside
    ``DENIED_ATTACKS``, so that ``MATCH (a)-[:ATTACKS]->(b)`` finds nothing that a text denies.
    """
    nodes = (
        (actor.id, actor.name, actor.country, actor.sector, f"Actor;{actor.type}")
        for actor in source.actors.values()
    )
    rows = _relationships(source)
    return {
        "nodes.csv": write(("iri:ID", "name", "country", "sector", ":LABEL"), nodes, is_safe=False),
        "relationships.csv": write(_RELATIONSHIP, rows, is_safe=False),
    }


def relationship_type(claim: Claim, qualifier: str) -> str:
    """Return a type such as ``SUPPLIES_ARMS_TO`` or ``PLANNED_DEPLOYS_TROOPS_TO``."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", claim.relation)
    return " ".join(part for part in (qualifier, name) if part).replace(" ", "_").upper()


def _relationships(source: Source) -> Iterable[Sequence[Cell]]:
    for claim in source.claims:
        time = claim.time
        yield (
            *(claim.subject.actor.id, claim.id, claim.relation, claim.polarity.value, claim.modality.value),
            *(voices(claim), claim.confidence),
            time.start.isoformat() if time and time.start else None,
            time.end.isoformat() if time and time.end else None,
            *(claim.evidence.document, claim.evidence.start, claim.evidence.end, claim.evidence.text),
            *(claim.object.actor.id, relationship_type(claim, source.qualifier(claim))),
        )
