"""The actors of ``actors/*.ttl``: states, leaders, forces, organisations, groups, media and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from kg.errors import OntologyError
from kg.iris import KG, PREFIXES, local_name
from kg.model import Actor
from kg.ontology.turtle import line_of, read_turtle

Values = dict[str, list[str]]

_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_MATCH = PREFIXES["skos"] + "exactMatch"
_ACTOR_BASE = PREFIXES["a"]
_PARTS = frozenset({"Office", "Membership"})
FORMER = "ELI"
"""PLOVER sector of those who held power and no longer do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a person holds between two days; None where a bound is open or not recorded.

    Without any day it is not known when the office was held: it may be held on a day, but gives way to one
    that is known to be.
    """

    title: str
    of: str | None
    """IRI of the state or organisation."""
    start: date | None = None
    end: date | None = None
    sector: str | None = None
    """PLOVER sector of the office; None for the person's own."""

    @property
    def dated(self) -> bool:
        """Whether it is known when the office was held."""
        return self.start is not None or self.end is not None

    def holds(self, day: date | None) -> bool:
        """Return whether the office is or may be held on a day; None is today's state of the registry."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One actor of the registry with everything that helps to recognise it."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    """Aliases that must be written with the same capitals."""
    demonyms: tuple[str, ...] = ()
    """Adjectives: "North Korean"."""
    people: tuple[str, ...] = ()
    """Words for its people: "North Koreans"."""
    seats: tuple[str, ...] = ()
    """Seats of government that stand for a state: "Pyongyang", "the Kremlin"."""
    ambiguous: tuple[str, ...] = ()
    """Aliases that are shared with other actors by declaration."""
    preferred: tuple[str, ...] = ()
    """Shared aliases that mean this actor unless the context says otherwise."""
    rules: tuple[str, ...] = ()
    """How its shared aliases are decided; ``ontologies/README.md`` lists the rules."""
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    part_of: str | None = None
    """IRI of what it belongs to or lies in."""
    start: date | None = None
    end: date | None = None
    offices: tuple[Office, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0

    def exists(self, day: date | None) -> bool:
        """Return whether the actor exists on a day; None is today's state of the registry."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def held(self, day: date | None) -> list[Office]:
        """Return the offices held on a day; those without dates only when no other is."""
        held = [office for office in self.offices if office.holds(day)]
        return [office for office in held if office.dated] or held

    def sector_on(self, day: date | None) -> str | None:
        """Return the sector on a day: a person is coded by the office held then, and later as an elite."""
        if not self.offices:
            return self.sector
        held = self.held(day)
        if held:
            sectors = [office.sector or self.sector for office in held]
            # The general secretary of a party who is president as well governs.
            return "GOV" if "GOV" in sectors else sectors[0]
        gone = any(office.end is not None and (day is None or office.end < day) for office in self.offices)
        return FORMER if gone and self.sector in {"GOV", "ELI", None} else self.sector

    def actor(self, day: date | None = None) -> Actor:
        """Return the actor as claims carry it, on a day."""
        sector = self.sector_on(day)
        return Actor(id=self.id, name=self.name, type=self.type, country=self.country, sector=sector)


@dataclass(frozen=True, eq=False)
class Registry:
    """All entries by IRI, in file order; equal only to itself, so that what derives from it can be kept."""

    entries: dict[str, Entry]
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """IRI of an organisation → IRIs of its members at any time."""

    def __getitem__(self, iri: str) -> Entry:
        return self.entries[iri]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, iri: str | None) -> Entry | None:
        """Return the entry or None."""
        return self.entries.get(iri) if iri else None

    @cached_property
    def states(self) -> dict[str, Entry]:
        """Country code → the state of today; of several, the one that more organisations count as a member.

        A contested state bears the code of the state that claims it: GEO is Georgia, not South Ossetia.
        """
        joined = Counter(member for members in self.members.values() for member in members)
        found: dict[str, Entry] = {}
        for entry in self:
            if entry.type == "State" and entry.country:
                other = found.get(entry.country)
                if other is None or _weight(entry, joined) > _weight(other, joined):
                    found[entry.country] = entry
        return found


def _weight(state: Entry, joined: Counter[str]) -> tuple[bool, int]:
    return state.end is None, joined[state.id]


def read_registry(paths: Iterable[Path], classes: Iterable[str]) -> Registry:
    """Read the actors; a later file adds names to an earlier entry and overrides single values.

    Raises:
        OntologyError: If a file is no Turtle, or an entry has no label or an unknown class.
    """
    known = frozenset(classes) | _PARTS
    subjects: dict[str, Values] = {}
    origin: dict[str, Path] = {}
    for path in paths:
        for iri, values in read_turtle(path).items():
            if iri in subjects:
                subjects[iri] = _laid_over(subjects[iri], values)
            else:
                subjects[iri], origin[iri] = values, path
    entries: dict[str, Entry] = {}
    members: dict[str, list[str]] = {}
    for iri, values in subjects.items():
        types = [local_name(value) for value in values.get(_TYPE, [])]
        if "Membership" in types:
            members.setdefault(_one(values, "memberOf") or "", []).append(_one(values, "member") or "")
        if not iri.startswith(_ACTOR_BASE) or _PARTS & set(types):
            continue
        path = origin[iri]
        label = values.get(_LABEL, [])
        if not label:
            raise OntologyError(
                f"actor {local_name(iri)!r} has no rdfs:label", path=path, line=_line(path, iri)
            )
        if not types or types[0] not in known:
            what = (
                f"actor {label[0]!r} needs a class, has {types}; known: {', '.join(sorted(known - _PARTS))}"
            )
            raise OntologyError(what, path=path, line=_line(path, iri))
        try:
            entries[iri] = _entry(iri, types[0], label[0], values, subjects)
        except ValueError as error:
            raise OntologyError(f"actor {label[0]!r}: {error}", path=path, line=_line(path, iri)) from error
    return Registry(entries, {iri: tuple(found) for iri, found in members.items()})


def _line(path: Path, iri: str) -> int | None:
    return line_of(path, "a:" + iri.removeprefix(_ACTOR_BASE)) or line_of(path, f"<{iri}>")


def _laid_over(first: Values, second: Values) -> Values:
    """Return both: names add up, everything else of the second replaces."""
    many = {
        KG + name
        for name in ("alias", "acronym", "demonym", "people", "seat", "ambiguous", "preferred", "office")
    }
    joined = dict(first)
    for key, values in second.items():
        joined[key] = [*first.get(key, []), *values] if key in many else values
    return joined


def _one(values: Values, name: str) -> str | None:
    found = values.get(KG + name)
    return found[0] if found else None


def _many(values: Values, *names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for name in names for value in values.get(KG + name, ())))


def _date(value: str | None, *, last: bool = False) -> date | None:
    """Return a day; a year alone (xsd:gYear) is its first day, or its last one."""
    if value and len(value) == 4 and value.isdigit():
        return date(int(value), 12, 31) if last else date(int(value), 1, 1)
    return date.fromisoformat(value) if value else None


def _entry(iri: str, type: str, label: str, values: Values, subjects: dict[str, Values]) -> Entry:
    matches = [value for value in values.get(_MATCH, ()) if value.startswith(PREFIXES["wd"])]
    latitude, longitude = _one(values, "lat"), _one(values, "long")
    return Entry(
        id=iri,
        name=label,
        type=type,
        aliases=_many(values, "alias"),
        acronyms=_many(values, "acronym", "caseSensitive"),
        demonyms=_many(values, "demonym"),
        people=_many(values, "people"),
        seats=_many(values, "seat"),
        ambiguous=_many(values, "ambiguous"),
        preferred=_many(values, "preferred"),
        rules=_many(values, "rule"),
        country=_one(values, "country"),
        sector=_one(values, "sector"),
        wikidata=local_name(matches[0]) if matches else None,
        part_of=_one(values, "partOf") or _one(values, "placeIn"),
        start=_date(_one(values, "validFrom")),
        end=_date(_one(values, "validUntil"), last=True),
        offices=tuple(_office(subjects.get(office, {})) for office in values.get(KG + "office", ())),
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(_one(values, "population") or 0),
    )


def _office(values: Values) -> Office:
    return Office(
        title=_one(values, "title") or "",
        of=_one(values, "officeOf"),
        start=_date(_one(values, "validFrom")),
        end=_date(_one(values, "validUntil"), last=True),
        sector=_one(values, "sector"),
    )
