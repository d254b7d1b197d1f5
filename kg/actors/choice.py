"""Choose between the actors that share a name: by day, country, kind of name and class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.actors.gazetteer import Alias, Kind
from kg.ontology.registry import Entry

_KINDS = {Kind.NAME: 0, Kind.ACRONYM: 1, Kind.ALIAS: 1, Kind.SEAT: 2, Kind.PEOPLE: 3, Kind.DEMONYM: 4}
_TYPES = ("State", "IGO", "Person", "ArmedForce", "Group", "Organization", "Media", "Place", "Thing")
PREFER_STATE = "prefer-state"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a name stands."""

    day: date | None = None
    """Day of publication; None decides by the registry's present."""
    countries: Mapping[str, float] = field(default_factory=dict)
    """Country codes spoken of, with how much."""
    place: bool = False
    """Whether the name stands where places stand ("in Moscow")."""


def choose(aliases: Sequence[Alias], context: Context) -> Entry | None:
    """Return the actor that a name most likely means; None where nothing decides.

    A state wins over a town of its name unless the context speaks of the town's country and not of the state;
    two persons of one name are never guessed at.
    """
    if len(aliases) == 1:
        return aliases[0].entry
    living = [alias for alias in aliases if alias.entry.exists(context.day)] or list(aliases)
    ranked = sorted(living, key=lambda alias: _rank(alias, context))
    best, others = ranked[0], ranked[1:]
    for other in others:
        if other.entry is best.entry:
            continue
        if (
            best.entry.type == "Person" == other.entry.type
            and _rank(best, context)[:3] == _rank(other, context)[:3]
        ):
            return None
        break
    return best.entry


def _rank(alias: Alias, context: Context) -> tuple[float, ...]:
    """Return a sort key, the most likely meaning first."""
    entry = alias.entry
    support = context.countries.get(entry.country or "", 0.0)
    state = entry.rule == PREFER_STATE or entry.type == "State"
    held = any(office.holds(context.day) for office in entry.offices)
    place_wanted = context.place and entry.type == "Place" and alias.kind in {Kind.NAME, Kind.ALIAS}
    return (
        0.0 if place_wanted else 1.0,
        -min(support, 3.0) - (1.5 if state and alias.kind is not Kind.DEMONYM else 0.0),
        0.0 if held else 1.0,
        float(_KINDS[alias.kind]),
        float(_TYPES.index(entry.type)) if entry.type in _TYPES else len(_TYPES),
        -float(entry.population),
        -len(entry.aliases),
    )
