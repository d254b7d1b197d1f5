"""What keeps denied, possible and planned claims apart in formats that have no place for them."""

from __future__ import annotations

from kg.model import Claim, Modality, Polarity


def is_fact_like(claim: Claim) -> bool:
    """Return whether the text says that the relation holds, without "not", "may", "will" or "if"."""
    return claim.polarity is Polarity.POSITIVE and claim.modality is Modality.ASSERTED


def qualifier(claim: Claim) -> str:
    """Return ``denied``, ``planned``, ``denied planned`` …; empty for a fact-like claim."""
    parts = ["denied"] if claim.polarity is Polarity.NEGATIVE else []
    parts += [claim.modality.value] if claim.modality is not Modality.ASSERTED else []
    return " ".join(parts)


def voices(claim: Claim) -> str:
    """Return who says it, outermost first, joined by `` > ``; empty for the author's own voice."""
    return " > ".join(said.name for said in claim.attribution)
