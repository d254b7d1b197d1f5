"""The word lists of modality: what lends one, and what passes it on or stops it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.extract.words import words
from kg.model import Modality

STRENGTH = (Modality.ASSERTED, Modality.PLANNED, Modality.UNCERTAIN, Modality.HYPOTHETICAL)
"""The last that applies wins: "may plan to send" is uncertain, "if it attacked" hypothetical."""


@dataclass(frozen=True, slots=True)
class Degree:
    """The words that lend one modality."""

    modality: Modality
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    predicates: frozenset[str]
    """Adjectives with a clause: "ready to", "possible that"."""
    verbs: frozenset[str]
    passives: frozenset[str]
    negated_verbs: frozenset[str]
    """Verbs that leave their clause open when they are negated: "has not confirmed that"."""
    object_verbs: frozenset[str]
    nouns: frozenset[str]
    hearsay: frozenset[str]
    """Nouns whose clause nobody vouches for unless they have an owner: "reports that"."""
    doubted: frozenset[str]
    """Nouns whose clause is open where there are none of them: "no evidence that"."""
    link_nouns: frozenset[str]
    """Nouns with a noun below: "threat of attack"."""
    marks: frozenset[str]
    determiners: frozenset[str]
    """Determiners of an event noun below a modal verb: "any attack would"."""

    @classmethod
    def read(cls, lists: dict[str, Any], modality: Modality) -> Degree:
        """Return the lists of one table of ``lexicon/modality.toml``."""
        return cls(modality, *(words(lists, name) for name in cls.__slots__[1:]))


@dataclass(frozen=True, slots=True)
class Modals:
    """The word lists about modality."""

    degrees: tuple[Degree, ...]
    light_verbs: frozenset[str]
    causes: frozenset[str]
    means: frozenset[str]
    motions: frozenset[str]
    departures: frozenset[str]
    lasting: frozenset[str]
    joining: frozenset[str]
    agreements: frozenset[str]
    consenting: frozenset[str]
    expressions: frozenset[str]
    conditions: frozenset[str]
    inverted: frozenset[str]
    coming: frozenset[str]
    ongoing: frozenset[str]
    ranks: frozenset[str]
    promises: frozenset[str]
    promised: frozenset[str]
    staying: frozenset[str]
    deciding: frozenset[str]

    @classmethod
    def read(cls, lexicon: dict[str, Any]) -> Modals:
        """Return the lists of ``lexicon/modality.toml``."""
        degrees = tuple(Degree.read(lexicon[modality], modality) for modality in STRENGTH[1:])
        return cls(degrees, *(words(lexicon["passing"], name) for name in cls.__slots__[1:]))
