"""Small charts as inline SVG: they need no script, no library and survive an untrusted notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kg.model import Claim, Document
from kg.ontology import Ontology
from kg.views.words import sign_of

COLOURS = {1: "#1f86c9", -1: "#d0580a", 0: "#7b8894"}
"""Colours of the signs that stand out on white and on black; blue and orange differ for everybody."""
_STEPS = 60
"""Bars at most; more would be thinner than two pixels."""


def day_of(claim: Claim, documents: Mapping[str, Document]) -> date | None:
    """Return the day of a claim: when it happens, else when it was published, else None."""
    if claim.time and (claim.time.start or claim.time.end):
        return claim.time.start or claim.time.end
    document = documents.get(claim.evidence.document)
    return document.published if document else None


def sign_counts(claims: Iterable[Claim], ontology: Ontology) -> dict[int, int]:
    """Return how many claims are of each sign."""
    counts = {1: 0, -1: 0, 0: 0}
    for claim in claims:
        counts[sign_of(claim.relation, ontology)] += 1
    return counts


def sign_bar(claims: Sequence[Claim], ontology: Ontology, *, width: int = 320) -> str:
    """Return a bar whose parts are cooperation, conflict and neither."""
    counts = sign_counts(claims, ontology)
    total = max(1, len(claims))
    parts, x = [], 0.0
    for sign, n in counts.items():
        part = n / total * width
        if n:
            parts.append(f'<rect x="{x:.1f}" width="{part:.1f}" height="8" fill="{COLOURS[sign]}"/>')
        x += part
    return _svg(width, 8, sign_words(counts), parts)


def sign_words(counts: Mapping[int, int]) -> str:
    """Return the counts as words: ``10 cooperation, 11 conflict, 14 neutral``."""
    return f"{counts[1]} cooperation, {counts[-1]} conflict, {counts[0]} neutral"


def timeline_svg(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    ontology: Ontology,
    *,
    width: int = 360,
    height: int = 48,
) -> str:
    """Return claims over time: cooperation above the line, conflict below, neutral ones half and half.

    Empty when fewer than two days are known.
    """
    dated = sorted((day, claim.id, claim) for claim in claims if (day := day_of(claim, documents)))
    if len({day for day, _, _ in dated}) < 2:
        return ""
    first, last = dated[0][0], dated[-1][0]
    span = (last - first).days + 1
    steps = min(_STEPS, span)
    counts = [{1: 0, -1: 0, 0: 0} for _ in range(steps)]
    for day, _, claim in dated:
        counts[(day - first).days * steps // span][sign_of(claim.relation, ontology)] += 1
    middle = height / 2
    most = max(max(n[1] + n[0] / 2, n[-1] + n[0] / 2) for n in counts)
    unit, step = (middle - 2) / most, width / steps
    bars = []
    for i, n in enumerate(counts):
        half = n[0] / 2 * unit
        for sign, y, size in (
            (0, middle - half, 2 * half),
            (1, middle - half - n[1] * unit, n[1] * unit),
            (-1, middle + half, n[-1] * unit),
        ):
            if size:
                x, wide = i * step, max(1.5, step * 0.75)
                place = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{size:.1f}"'
                bars.append(f'<rect {place} fill="{COLOURS[sign]}"/>')
    signs = sign_words(sign_counts([claim for *_, claim in dated], ontology))
    words = f"{len(dated)} claims from {first.isoformat()} to {last.isoformat()}: {signs}"
    line = f'<line x1="0" x2="{width}" y1="{middle}" y2="{middle}" stroke="#9aa5b1" stroke-width="0.7"/>'
    return _svg(width, height, words, [line, *bars])


def _svg(width: int, height: int, words: str, parts: Iterable[str]) -> str:
    return f'<svg width="{width}" height="{height}" role="img" aria-label="{words}">{"".join(parts)}</svg>'
