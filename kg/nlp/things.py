"""Weapons and assets: what an actor has, sends or destroys."""

from __future__ import annotations

from functools import lru_cache

from kg.actors.lexicon import Phrases, plural
from kg.actors.names import Names
from kg.iris import actor_iri
from kg.model import Actor, Via
from kg.nlp.reading import Found, Reading


@lru_cache(maxsize=4)
def things(names: Names) -> Phrases[Actor]:
    """Return the nouns of ``lexicon/things.toml`` with the things that they mean."""
    phrases: Phrases[Actor] = Phrases()
    for slug, table in names.things.items():
        kind = table.get("class", "Thing")
        iri = f"{actor_iri(kind.lower())}/{slug}"
        actor = Actor(id=iri, name=table["name"], type=kind, sector=table.get("sector"))
        for noun in table["nouns"]:
            phrases.add(noun, actor)
            if not noun.endswith("s"):
                phrases.add(plural(noun), actor)
    return phrases


def find_things(reading: Reading, nouns: Phrases[Actor]) -> None:
    """Add every thing that is named and no part of another mention."""
    at = reading.taken()
    index = 0
    while index < len(reading.words):
        length, actor = nouns.at(reading.words, index)
        if actor is None or any(at[i] is not None for i in range(index, index + length)):
            index += 1
            continue
        after = index + length
        if not (reading.is_joined(after) and reading.words[after].pos in {"NOUN", "PROPN"}):
            reading.found.append(Found(index, after, actor=actor, via=Via.GENERIC))
        index = after
