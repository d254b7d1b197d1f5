"""CSV: actors, edges, claims and evidence for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.export.marking import is_fact_like, voices
from kg.export.source import Source
from kg.model import Claim

Cell = str | int | float | None


def tables(source: Source) -> dict[str, bytes]:
    """Write nodes.csv, edges.csv (one row a pair and relation), claims.csv and evidence.csv."""
    return {
        "nodes.csv": write(("id", "name", "type", "country", "sector"), _actors(source)),
        "edges.csv": write(("subject", "relation", "object", *_COUNTS), _edges(source)),
        "claims.csv": write(_CLAIM, (_claim(claim, source) for claim in source.claims)),
        "evidence.csv": write(_EVIDENCE, (_evidence(claim, source) for claim in source.claims)),
    }


_COUNTS = ("stated", "denied", "possible_or_planned", "stories", "rejected")
_CLAIM = (
    *("id", "subject", "subject_name", "relation", "object", "object_name", "event_type", "polarity"),
    *("modality", "attribution", "time", "time_start", "time_end", "place", "quantity", "confidence"),
    *("document", "rule", "review"),
)
_EVIDENCE = ("claim", "document", "published", "url", "start", "end", "text")


def write(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, is_safe: bool = True) -> bytes:
    """Write CSV as RFC 4180 has it.

    Args:
        header: Names of the columns.
        rows: None is an empty cell.
        is_safe: Whether text that a spreadsheet would run as a formula gets an apostrophe before it; texts
            come from strangers, and ``=HYPERLINK(…)`` in a headline must stay a headline.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    writer.writerows([_safe(cell) if is_safe else cell for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8", "replace")


def _safe(cell: Cell) -> Cell:
    return "'" + cell if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _actors(source: Source) -> Iterable[Sequence[Cell]]:
    for actor in source.actors.values():
        yield actor.id, actor.name, actor.type, actor.country, actor.sector


def _edges(source: Source) -> Iterable[Sequence[Cell]]:
    stories = source.store.stories()
    grouped: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in source.claims:
        grouped[claim.subject.actor.id, claim.relation, claim.object.actor.id].append(claim)
    for ends, told_of in sorted(grouped.items()):
        claims = [claim for claim in told_of if claim.id not in source.reviews.rejected]
        stated = [claim for claim in claims if is_fact_like(claim)]
        denied = sum(claim.polarity == "negative" for claim in claims)
        told = {stories[claim.evidence.document] for claim in stated}
        open_ = len(claims) - len(stated) - denied
        yield *ends, len(stated), denied, open_, len(told), len(told_of) - len(claims)


def _claim(claim: Claim, source: Source) -> Sequence[Cell]:
    time, verdict = claim.time, source.reviews.verdicts.get(claim.id)
    return (
        *(claim.id, claim.subject.actor.id, claim.subject.actor.name, claim.relation),
        *(claim.object.actor.id, claim.object.actor.name, claim.event_type, claim.polarity.value),
        *(claim.modality.value, voices(claim), time.text if time else None),
        time.start.isoformat() if time and time.start else None,
        time.end.isoformat() if time and time.end else None,
        claim.place.name if claim.place else None,
        claim.quantity.text if claim.quantity else None,
        *(claim.confidence, claim.evidence.document, claim.rule, verdict),
    )


def _evidence(claim: Claim, source: Source) -> Sequence[Cell]:
    document = source.documents[claim.evidence.document]
    evidence = claim.evidence
    return (
        *(claim.id, evidence.document, source.published(claim) or None, document.url),
        *(evidence.start, evidence.end, evidence.text),
    )
