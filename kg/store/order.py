"""The order in which claims are listed everywhere."""

from __future__ import annotations

from datetime import date

from kg.model import Claim, Document


def claim_key(claim: Claim) -> tuple[str, int, int, str, str]:
    """Sort by document, then as the text reads: passage, subject, relation, id."""
    evidence = claim.evidence
    return evidence.document, evidence.start, claim.subject.start, claim.relation, claim.id


def time_key(claim: Claim, document: Document | None) -> tuple[date, date, str, int, int, str, str]:
    """Sort by the day that a claim speaks of, else the day of publication; undated claims come last."""
    published = (document and document.published) or date.max
    spoken = (claim.time and (claim.time.start or claim.time.end)) or published
    return spoken, published, *claim_key(claim)
