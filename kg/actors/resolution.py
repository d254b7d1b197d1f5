"""What resolving a name gives: the actor, and what decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.actors.gazetteer import Alias, Kind
from kg.actors.names import Names
from kg.model import Actor
from kg.ontology.registry import Entry

SCORES = {
    Kind.NAME: 1.0,
    Kind.ALIAS: 0.98,
    Kind.ACRONYM: 0.97,
    Kind.SEAT: 0.9,
    Kind.PEOPLE: 0.9,
    Kind.DEMONYM: 0.9,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Which actor a name means; everything None when unknown."""

    query: str
    id: str | None = None
    """IRI of the actor; None when no certain actor is meant, even where country or sector are clear."""
    name: str | None = None
    type: str | None = None
    country: str | None = None
    sector: str | None = None
    """PLOVER sector. A bare country name has none: it does not say which part of the country acts."""
    wikidata: str | None = None
    score: float = 0.0
    """Between 0 and 1; below 0.8 the spelling or the reading is a guess."""
    how: str = "unknown"
    """What decided: a kind of name, title, role, body, variant, country or unknown."""


def of_alias(query: str, entry: Entry, alias: Alias, score: float, day: date | None) -> Resolution:
    """Return the resolution of a name of the registry."""
    sector = entry.sector_on(day)
    if entry.type == "State" and alias.kind is not Kind.SEAT:
        sector = None
    return Resolution(
        query=query,
        id=entry.id,
        name=entry.name,
        type=entry.type,
        country=entry.country,
        sector=sector,
        wikidata=entry.wikidata,
        score=round(score, 2),
        how=alias.kind.value,
    )


def of_actor(query: str, actor: Actor, known: Names, score: float, how: str) -> Resolution:
    """Return the resolution of a phrase that was read as an actor."""
    entry = known.registry.get(actor.id)
    return Resolution(
        query=query,
        id=actor.id,
        name=actor.name,
        type=actor.type,
        country=actor.country,
        sector=actor.sector,
        wikidata=entry.wikidata if entry else None,
        score=score,
        how=how,
    )
