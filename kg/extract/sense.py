"""What two actors cannot or need not be said of each other, whatever the sentence seems to say."""

from __future__ import annotations

from kg.model import Actor
from kg.nlp.annotation import ActorSpan

REGIONAL = frozenset({"regional", "autonomous", "provincial"})
"""In the name of a government: that of a region, which bargains with its state."""
OFFICIAL = frozenset({"GOV", "MIL"})


def is_sensible(relation: str, is_act: bool, subject: ActorSpan, other: ActorSpan) -> bool:
    """Return whether a relation can be meant between two actors.

    Args:
        relation: The relation.
        is_act: Whether it is done to somebody; a state neither attacks nor praises its own army.
        subject: Who does it.
        other: To whom.
    """
    match relation:
        case "locatedIn":
            return not _is_at_home(subject.actor, other.actor)
        case "partOf" if subject.actor.type == "Place":
            return subject.actor.country in {None, other.actor.country} and other.actor.country is not None
        case _:
            return not (is_act and _is_own(subject.actor, other.actor))


def _is_at_home(actor: Actor, place: Actor) -> bool:
    """Return whether a place is the actor's own state: "Ethiopians in Ethiopia" says nothing."""
    return place.type == "State" and actor.country is not None and actor.country == place.country


def _is_own(first: Actor, second: Actor) -> bool:
    """Return whether two actors are one power: a state, its government, its army."""
    if first.country is None or first.country != second.country:
        return False
    if any(REGIONAL.intersection(actor.name.lower().split()) for actor in (first, second)):
        return False  # "the agreement between Iraq and the Kurdistan Regional Government"
    return all(
        actor.type == "State" or (actor.sector in OFFICIAL and actor.type in {"ArmedForce", "Organization"})
        for actor in (first, second)
    )
