"""How strictly two relations are compared: pair, quad, type, exact."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ontology import Relation

LEVELS = ("pair", "quad", "type", "exact")
"""From lenient to strict: the two actors, the same quadrant, the same PLOVER type, the same relation."""
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""PLOVER types that are words; the others are deeds (https://github.com/openeventdata/PLOVER)."""
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
STATE = "STATE"
BEING_THERE = frozenset({"locatedIn", "deploysTroopsTo"})
"""Troops that are in a place and troops that were sent there are one thing to a reader."""
MOVERS = frozenset({"ArmedForce", "State"})


@dataclass(frozen=True)
class Scale:
    """Compares relations by the types that an ontology gives them."""

    relations: dict[str, Relation]

    def type_of(self, relation: str, event_type: str | None = None) -> str:
        """Return the PLOVER type of a relation, or the relation itself for a state of affairs."""
        known = self.relations.get(relation)
        if known is None:
            return event_type or relation
        return known.plover or relation

    def quadrant_of(self, relation: str, event_type: str | None = None) -> str:
        """Return verbal or material times cooperation or conflict, or ``STATE``."""
        plover = self.type_of(relation, event_type)
        if plover == relation or not plover.isupper():
            return STATE
        return f"{'verbal' if plover in VERBAL else 'material'} {'+' if plover in COOPERATIVE else '-'}"

    def is_symmetric(self, relation: str) -> bool:
        """Return whether both directions say the same."""
        known = self.relations.get(relation)
        return known is not None and known.symmetric

    def agree(
        self, level: str, first: str, first_type: str | None, second: str, second_type: str | None, mover: str
    ) -> bool:
        """Return whether two relations count as the same at a level.

        Args:
            level: One of ``LEVELS``.
            first: Relation that was found.
            first_type: Its PLOVER type as the claim gives it, for relations that the ontology does not know.
            second: Relation that was expected.
            second_type: Its PLOVER type as the annotation gives it.
            mover: Class of the expected subject.
        """
        if level == "pair":
            return True
        if level == "exact":
            return first == second
        if {first, second} == BEING_THERE and mover in MOVERS:
            return True
        of = self.quadrant_of if level == "quad" else self.type_of
        return of(first, first_type) == of(second, second_type)
