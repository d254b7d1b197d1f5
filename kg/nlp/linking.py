"""Decide which actor each name means, with the whole document as context."""

from __future__ import annotations

from collections import Counter
from datetime import date

from kg.actors.choice import Context, choose
from kg.actors.gazetteer import Kind
from kg.nlp.reading import Found, Reading

IN_PLACE = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "into",
        "around",
        "outside",
        "inside",
        "across",
        "towards",
        "toward",
        "over",
        "through",
        "throughout",
    }
)


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


def link(reading: Reading, day: date | None) -> None:
    """Give every found name its actor; a name that nothing decides is dropped."""
    countries = country_weights(reading, day)
    kept: list[Found] = []
    for item in reading.found:
        if item.actor is None:
            entry = choose(item.aliases, Context(day, countries, place=_stands_as_place(reading, item)))
            if entry is None:
                continue
            item.actor = entry.actor(day)
            item.modifier = all(alias.kind is Kind.DEMONYM for alias in item.aliases if alias.entry is entry)
        kept.append(item)
    reading.found = kept


def _stands_as_place(reading: Reading, item: Found) -> bool:
    """Return whether a name stands after "in": "in Moscow" is the town, "Moscow said" the state."""
    before = reading.words[item.start - 1] if item.start else None
    if (
        before is not None
        and before.key in IN_PLACE
        and reading.sentence[item.start - 1] == reading.sentence[item.start]
    ):
        return before.key not in {"to", "from"} or False
    return False
