"""How the parts of a claim read in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Claim, Document, Modality, Polarity, Via
from kg.ontology import Ontology

if TYPE_CHECKING:
    from kg.store import Review

SIGNS = {1: "cooperation", -1: "conflict", 0: "neutral"}
"""Sign of a relation → its name in addresses, CSS and exports."""

MODALITIES = {
    Modality.ASSERTED: "said to be so",
    Modality.UNCERTAIN: "uncertain",
    Modality.PLANNED: "planned",
    Modality.HYPOTHETICAL: "hypothetical",
}

TYPES = {
    "State": "State",
    "Person": "Person",
    "ArmedForce": "Armed force",
    "Group": "Group",
    "Organization": "Organization",
    "IGO": "Organization of states",
    "Media": "Media",
    "Place": "Place",
    "Thing": "Thing",
}

VIAS = {
    Via.NAME: "named",
    Via.GENERIC: "told by a general term",
    Via.NOMINAL: "told by a description",
    Via.PRONOUN: "told by a pronoun",
}

OWN_VOICE = "the author"
"""Who says a claim that the text attributes to nobody."""


def own_voice(document: Document | None) -> str:
    """Return who speaks where the text quotes nobody: the outlet, when it is known."""
    return document.outlet if document and document.outlet else OWN_VOICE


def told_by(claim: Claim) -> str:
    """Return who says it, outermost first: ``El País, citing its sources``."""
    return ", citing ".join(said.name for said in claim.attribution) or OWN_VOICE


def stated_as(claim: Claim) -> str:
    """Return polarity and modality in words: ``denied``, ``planned``, ``denied, uncertain``."""
    if claim.polarity is Polarity.POSITIVE:
        return MODALITIES[claim.modality]
    return "denied" if claim.modality is Modality.ASSERTED else f"denied, {MODALITIES[claim.modality]}"


def decided(review: Review) -> str:
    """Return a decision about a claim in words: ``rejected by Ana: another general``."""
    by = f" by {review.who}" if review.who else ""
    return f"{review.verdict.value}{by}" + (f": {review.note}" if review.note else "")


def is_fact_like(claim: Claim) -> bool:
    """Return whether the text says that the relation holds, without "not", "may", "will" or "if"."""
    return claim.polarity is Polarity.POSITIVE and claim.modality is Modality.ASSERTED


def relation_label(relation: str, ontology: Ontology) -> str:
    """Return the label of a relation; one that the ontology does not know keeps its name."""
    known = ontology.relations.get(relation)
    return known.label if known else relation


def sign_of(relation: str, ontology: Ontology) -> int:
    """Return 1 for cooperation, -1 for conflict, 0 for neither and for an unknown relation."""
    known = ontology.relations.get(relation)
    return known.sign if known else 0


def is_symmetric(relation: str, ontology: Ontology) -> bool:
    """Return whether both directions of a relation say the same; an unknown relation has a direction."""
    known = ontology.relations.get(relation)
    return known.symmetric if known else False


def triple(claim: Claim, ontology: Ontology) -> str:
    """Return the claim as a short sentence that never hides a denial: ``China (not) attacks Japan``."""
    denied = "(not) " if claim.polarity is Polarity.NEGATIVE else ""
    relation = relation_label(claim.relation, ontology)
    return f"{claim.subject.actor.name} {denied}{relation} {claim.object.actor.name}"
