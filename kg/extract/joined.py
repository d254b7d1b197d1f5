"""Two names with nothing but a comma, an "'s" or "whose" between: "Peshawar, Pakistan", "Mugabe's ZANU-PF".

The parser takes the second of two places for an apposition, a coordination or a modifier by turns; the order
of the words says the same in all of them.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.parties import Party
from kg.model import Actor, Via
from kg.nlp.annotation import ActorSpan, Annotated
from kg.ontology import Ontology

ENDS = frozenset({",", ".", ";", ")", ":", "–", "—", "-", "!", "?", "”", '"'})
"""What closes an address; behind "Syria, Iraq and" stands the next of a list."""
LISTING = frozenset({"and", "or"})


class Joints:
    """Finds the names on both sides of a sign; holds the nouns that tell regions from cities."""

    def __init__(self, ontology: Ontology) -> None:
        self.registry = ontology.registry
        self.regions = frozenset(ontology.lexicon("place")["regions"])

    def around(self, slots: tuple[str, ...], sign: Token, annotated: Annotated) -> list[Party]:
        """Return the actor whose name ends right before a sign, or begins right behind it, in a list.

        Args:
            slots: ``before`` or ``after``.
            sign: The comma, "'s" or "whose".
            annotated: The document.
        """
        if sign.i == 0 or sign.i + 1 >= len(annotated.doc) or sign.nbor(1).is_sent_start:
            return []
        end = sign.i - int(self._is_aside(sign, annotated))
        first = [s for s in annotated.at(end - 1) if s.end == end and s.via is Via.NAME]
        second = [s for s in annotated.at(sign.i + 1) if s.start == sign.i + 1 and s.via is Via.NAME]
        if not first or not second or _is_modifier(second[0], annotated):
            return []
        if sign.text == "," and not self._is_address(first[0], second[0], annotated):
            return []
        span = first[0] if "before" in slots else second[0]
        return [Party(span, annotated.doc[span.head])]

    def _is_aside(self, sign: Token, annotated: Annotated) -> bool:
        """Return whether a word before a sign is no part of the name ("in Sabari district, Khost")."""
        before = sign.nbor(-1)
        if sign.lower_ == "whose":
            return before.text == ","
        return before.lower_ in self.regions and not annotated.at(before.i)

    def _is_address(self, first: ActorSpan, second: ActorSpan, annotated: Annotated) -> bool:
        """Return whether a comma joins a place with the state or region around it, and no list of places.

        In which state a known city lies is no news: of "Amman, Jordan" the registry says it already.
        """
        if second.actor.type == "State":
            if self.registry.get(first.actor.id) is not None:
                return False
        elif not self._is_region(second.actor) or first.actor.type == "State":
            return False
        after = annotated.doc[second.end : second.end + 2]
        if len(after) == 2 and after[0].text == ",":
            further = annotated.at(after[1].i)
            return not further or further[0].actor.type != "State" or _holds(further[0].actor, second.actor)
        return len(after) == 0 or after[0].text in ENDS or after[0].lower_ not in LISTING

    def _is_region(self, place: Actor) -> bool:
        """Return whether a place is a region: the registry counts the people of cities only."""
        if place.type != "Place":
            return False
        entry = self.registry.get(place.id)
        return place.name.split()[-1].lower() in self.regions or (entry is not None and not entry.population)


def _is_modifier(span: ActorSpan, annotated: Annotated) -> bool:
    """Return whether a name describes a noun behind it ("in Tashkent, Uzbek officials")."""
    doc = annotated.doc
    return span.end < len(doc) and doc[span.end].pos_ in {"NOUN", "PROPN", "ADJ"}


def _holds(state: Actor, region: Actor) -> bool:
    return region.type == "Place" and region.country in {None, state.country}
