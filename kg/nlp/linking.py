"""Decide which actor each name means, with the whole document as context."""

from __future__ import annotations

from collections import Counter
from datetime import date

from kg.actors.choice import Context, choose
from kg.actors.gazetteer import Kind
from kg.actors.names import Names
from kg.nlp.reading import Found, Reading

IN_PLACE = frozenset(
    {
        "in",
        "at",
        "near",
        "into",
        "around",
        "outside",
        "inside",
        "across",
        "towards",
        "toward",
        "over",
        "through",
    }
)
"""Prepositions before a place; one goes "to" and comes "from" a government as well."""


def country_weights(reading: Reading, day: date | None) -> dict[str, float]:
    """Return how much the document speaks of each country, from names that mean one actor only."""
    counts: Counter[str] = Counter()
    for item in reading.found:
        entries = {alias.entry.id: alias.entry for alias in item.aliases}
        if len(entries) == 1:
            (entry,) = entries.values()
            if entry.country:
                counts[entry.country] += 1
    total = max(counts.values(), default=1)
    return {code: 2.0 * count / total for code, count in sorted(counts.items())}


def link(reading: Reading, names: Names, day: date | None) -> None:
    """Give every found name its actor; a name that nothing decides is dropped."""
    countries = country_weights(reading, day)
    kept: list[Found] = []
    for item in reading.found:
        if item.actor is None:
            entry = choose(
                item.aliases, Context(day, countries, place=_stands_as_place(reading, item, names))
            )
            if entry is None:
                continue
            item.actor = entry.actor(day)
            item.modifier = all(alias.kind is Kind.DEMONYM for alias in item.aliases if alias.entry is entry)
        kept.append(item)
    reading.found = kept


def _stands_as_place(reading: Reading, item: Found, names: Names) -> bool:
    """Return whether a name stands where places do: "in Moscow" is the town, "Moscow said" the state."""
    words = reading.words
    if reading.is_joined(item.end) and words[item.end].key in names.place_nouns:
        return True
    before = words[item.start - 1] if item.start else None
    if before is None or reading.sentence[item.start - 1] != reading.sentence[item.start]:
        return False
    near = words[item.start - 2].key if item.start > 1 else ""
    if before.key == "of" and near in names.place_nouns:
        return True  # "the city of Moscow"
    return before.key in IN_PLACE or before.key in names.directions or before.key == "capital"
