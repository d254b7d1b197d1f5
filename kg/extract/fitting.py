"""Whether two actors can be what a frame asks for."""

from __future__ import annotations

from kg.extract.sense import is_sensible
from kg.model import Actor
from kg.nlp.annotation import ActorSpan
from kg.ontology import Frame, Ontology, Relation

PLACING = frozenset({"locatedIn", "partOf"})
"""Relations that a preposition tells of anything at all."""
ARMED = frozenset({"MIL", "REB", "COP", "SPY"})
"""PLOVER sectors of those who bear arms."""


class Fitting:
    """Compares actors with relations and frames; remembers which classes fit."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._classes: dict[tuple[str, str, str, str], bool] = {}

    def fits(self, frame: Frame, subject: ActorSpan, other: ActorSpan) -> bool:
        """Return whether the actors are of the classes that relation and frame ask for."""
        relation = self.ontology.relations[frame.relation]
        if not self._fit_classes(frame, relation, subject.actor.type, other.actor.type):
            return False
        if not is_sensible(frame.relation, relation.plover is not None or relation.sign != 0, subject, other):
            return False
        is_placed = frame.kind == "preposition" and frame.relation in PLACING
        return not is_placed or self._is_worth_placing(subject.actor)

    def _fit_classes(self, frame: Frame, relation: Relation, subject: str, other: str) -> bool:
        key = frame.relation, frame.name, subject, other
        if key not in self._classes:
            is_a = self.ontology.vocabulary.is_a
            self._classes[key] = (
                is_a(subject, relation.domain)
                and is_a(other, relation.range)
                and any(is_a(subject, name) for name in frame.subject_types or {"Actor"})
                and any(is_a(other, name) for name in frame.object_types or {"Actor"})
            )
        return self._classes[key]

    def _is_worth_placing(self, actor: Actor) -> bool:
        """Return whether it matters where an actor is: known to the registry, or bearing arms.

        A newspaper "in Damascus" is but its reporter. What has no country is no part of one: "expert groups
        on the Black Sea in Riyadh".
        """
        if actor.type == "Media" or (actor.type == "Place" and actor.country is None):
            return False
        return self.ontology.registry.get(actor.id) is not None or actor.sector in ARMED
