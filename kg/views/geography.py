"""Where actors stand on the map of the world."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Actor
from kg.ontology.registry import Entry, Registry

Coordinates = tuple[float, float]
"""Latitude and longitude in degrees."""


def coordinates(actors: Iterable[Actor], registry: Registry) -> dict[str, Coordinates]:
    """Return the coordinates of those actors that have any.

    A place has its own. Whoever belongs to a state stands at the state's seat of government: the place that
    bears the name of a seat, else the largest place of the country.
    """
    seats = _seats(registry)
    found: dict[str, Coordinates] = {}
    for actor in actors:
        entry = registry.get(actor.id)
        own = _own(entry) if entry else None
        at = own or (seats.get(actor.country) if actor.country else None)
        if at:
            found[actor.id] = at
    return found


def _seats(registry: Registry) -> dict[str, Coordinates]:
    places: dict[str, list[Entry]] = {}
    for entry in registry:
        if entry.type == "Place" and entry.country and _own(entry):
            places.setdefault(entry.country, []).append(entry)
    seats: dict[str, Coordinates] = {}
    for country, entries in places.items():
        state = registry.states.get(country)
        names = frozenset(state.seats) if state else frozenset()
        best = min(entries, key=lambda entry: (entry.name not in names, -entry.population, entry.id))
        if at := _own(best):
            seats[country] = at
    return seats | {country: at for country, state in registry.states.items() if (at := _own(state))}


def _own(entry: Entry) -> Coordinates | None:
    if entry.latitude is None or entry.longitude is None:
        return None
    return round(entry.latitude, 2), round(entry.longitude, 2)
