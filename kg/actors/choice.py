"""Choose between the actors that share a name: by day, country, kind of name and class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.actors.gazetteer import Alias, Kind
from kg.ontology.registry import Entry

_KINDS = {Kind.NAME: 0, Kind.ACRONYM: 1, Kind.ALIAS: 1, Kind.SEAT: 2, Kind.PEOPLE: 3, Kind.DEMONYM: 4}
_TYPES = ("State", "IGO", "Person", "ArmedForce", "Group", "Organization", "Media", "Place", "Thing")
_PREFERENCE = 1.5
"""What being preferred counts against how much the document speaks of a country (0..2)."""
BY_CONTEXT = "by-context"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a name stands."""

    day: date | None = None
    """Day of publication; None decides by the registry's present."""
    countries: Mapping[str, float] = field(default_factory=dict)
    """Country codes spoken of, with how much (0..2)."""
    place: bool = False
    """Whether the name stands where places stand ("in Moscow")."""


def choose(aliases: Sequence[Alias], context: Context) -> Entry | None:
    """Return the actor that a name most likely means; None where nothing decides.

    The rules of ``ontologies/README.md``: a seat is the place when something is there, else the state; a
    preferred bearer wins unless the document speaks of another one's country alone; of persons, the one in
    office; two bearers that only the context can tell apart are not guessed at.
    """
    if len(aliases) == 1:
        return aliases[0].entry
    living = [alias for alias in aliases if alias.entry.exists(context.day)] or list(aliases)
    ranked = sorted(living, key=lambda alias: _rank(alias, context))
    best = ranked[0]
    others = [alias for alias in ranked if alias.entry is not best.entry]
    if not others or best.preferred:
        return best.entry
    told_apart = _rank(best, context)[:3] != _rank(others[0], context)[:3]
    if best.ambiguous and BY_CONTEXT in best.entry.rules:
        return best.entry if told_apart else None
    persons = best.entry.type == others[0].entry.type == "Person"
    return best.entry if told_apart or not persons else None


def _rank(alias: Alias, context: Context) -> tuple[float, ...]:
    """Return a sort key, the most likely meaning first."""
    entry = alias.entry
    named = alias.kind in {Kind.NAME, Kind.ALIAS}
    place_wanted = context.place and entry.type == "Place" and named
    support = min(context.countries.get(entry.country or "", 0.0), 2.0 + _PREFERENCE + 0.5)
    preferred = _PREFERENCE if alias.preferred or (entry.type == "State" and named) else 0.0
    held = entry.held(context.day)
    latest = max((office.start.toordinal() for office in entry.offices if office.start), default=0)
    return (
        0.0 if place_wanted else 1.0,
        (0.0 if held[0].dated else 0.5) if held else 1.0,
        -(support + preferred),
        float(_KINDS[alias.kind]),
        float(_TYPES.index(entry.type)) if entry.type in _TYPES else len(_TYPES),
        -float(latest),
        -float(entry.population),
        -float(len(entry.aliases)),
    )
