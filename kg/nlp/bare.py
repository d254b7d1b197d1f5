"""Role nouns without a state: "the regime", "protesters" of the country that the document is about."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kg.actors.lexicon import Phrases, Role
from kg.actors.names import Names
from kg.iris import actor_iri
from kg.model import Actor, Via
from kg.nlp.linking import IN_PLACE
from kg.nlp.reading import Found, Reading
from kg.ontology.registry import Entry

MAIN = 2.0
"""Weight of the country that the document speaks of most (``country_weights``)."""
SECOND = 0.9
"""Most weight of any other country, or none is the main one."""
WINDOW = 4
"""Sentences after which one of several armed groups is forgotten."""
ARTICLES = frozenset({"the", "this", "that", "these", "those"})


def find_bare(reading: Reading, names: Names, lexicon: dict[str, Any], countries: dict[str, float]) -> None:
    """Add role nouns that stand without a state.

    They mean the only actor of that role in the document, else that of the country the document is about.
    Only nouns of ``[bare]`` in ``lexicon/coreference.toml`` count: soldiers may be of any state.
    """
    at = reading.taken()
    main = main_country(names, countries)
    singular: frozenset[str] = frozenset(lexicon["bare"]["definite"])
    plural: frozenset[str] = frozenset(lexicon["bare"]["plural"])
    known = _known(reading)
    armed = {
        item.actor.id: item.actor for item in reading.found if item.actor and _is_armed_group(item.actor)
    }
    scene = _scene(reading, names)
    causes = tuple(lexicon["bare"]["causes"])
    passing = frozenset(lexicon["bare"]["passing"])
    index = 0
    while index < len(reading.words):
        length, role = names.nouns.at(reading.words, index)
        if role is None or any(at[i] is not None for i in range(index, index + length)):
            index += 1
            continue
        noun = " ".join(word.key for word in reading.words[index : index + length])
        wanted = (noun in singular and _is_definite(reading, index, passing)) or noun in plural
        if wanted and _is_alone(reading, index, length, names.qualified, lexicon["bare"]):
            named = _same_noun(reading, noun)
            # "Opposition forces" may be rebels; they are not the group of another cause that the text names.
            a_group = role.slug in lexicon["bare"]["armed"] and not noun.startswith(causes)
            meant = _nearest(reading, index, armed) if a_group else {}
            one = noun.endswith(("group", "organization", "organisation"))
            home = None if one else main  # "the terrorist group" is one that the text names
            actor = named[0] if len(named) == 1 else _actor(role, known, home, names, meant)
            if actor is None and not (one or named or known.get(role.slug)):
                there = _country_there(reading, index, names)
                if there is None:
                    there = scene if role.type == "Group" else _commanded(reading, index, names)
                actor = names.generic(there, role) if there is not None else None
            if actor is not None:
                start = _described(reading, index, at)
                head = index + length - 1
                found = Found(start, index + length, actor=actor, via=Via.NOMINAL, head=head, role=role)
                reading.found.append(found)
        index += length


def _nearest(reading: Reading, index: int, armed: dict[str, Actor]) -> dict[str, Actor]:
    """Return those of several armed groups that the last sentence names in which there is one."""
    if len(armed) < 2 or not _is_definite(reading, index):
        return armed
    here = reading.sentence[index]
    near = [item for item in reading.found if item.start < index and item.actor and item.actor.id in armed]
    last = max((reading.sentence[item.start] for item in near), default=-WINDOW)
    if here - last >= WINDOW:
        return armed
    return {item.actor.id: item.actor for item in near if item.actor and reading.sentence[item.start] == last}


def _described(reading: Reading, index: int, at: list[Found | None]) -> int:
    """Return where a noun with its numbers and adjectives begins: "21 innocent civilians"."""
    while reading.is_joined(index) and at[index - 1] is None:
        before = reading.words[index - 1]
        if before.pos not in {"ADJ", "NUM"} or before.text[0].isupper() or before.possessive:
            break
        index -= 1
    return index


def _commanded(reading: Reading, index: int, names: Names) -> Entry | None:
    """Return the state of the only officials in the sentence: "Colonel Goita hailed the army"."""
    here = reading.sentence[index]
    officials = [
        item.actor
        for item in reading.found
        if item.actor and item.actor.sector in {"GOV", "MIL"} and reading.sentence[item.start] == here
    ]
    codes = {actor.country for actor in officials}
    persons = all(actor.type == "Person" for actor in officials)
    return names.registry.states.get(next(iter(codes)) or "") if persons and len(codes) == 1 else None


def _scene(reading: Reading, names: Names) -> Entry | None:
    """Return the country where things happen: that of most places, whoever speaks of them."""
    counts: Counter[str] = Counter()
    for item in reading.found:
        if item.actor is None or not item.actor.country:
            continue
        before = reading.words[item.start - 1].key if item.start else ""
        there = before in IN_PLACE or before in names.directions
        if item.actor.type == "Place" or (item.actor.type == "State" and there):
            counts[item.actor.country] += 1
    total = max(counts.values(), default=1)
    return main_country(names, {code: MAIN * count / total for code, count in sorted(counts.items())})


def _country_there(reading: Reading, index: int, names: Names) -> Entry | None:
    """Return the only country in which the sentence says that something happens ("in Bujumbura")."""
    found: dict[str, Entry] = {}
    for item in reading.found:
        near = (
            item.start and item.actor is not None and reading.sentence[item.start] == reading.sentence[index]
        )
        if not near or item.actor is None or item.actor.type not in {"Place", "State"}:
            continue
        before = reading.words[item.start - 1].key
        if before not in IN_PLACE and before not in names.directions and before not in names.place_nouns:
            continue
        state = names.registry.states.get(item.actor.country or "")
        if state is not None:
            found[state.id] = state
    return next(iter(found.values())) if len(found) == 1 else None


def _same_noun(reading: Reading, noun: str) -> list[Actor]:
    """Return the actors whose longer name ends with a noun: "the regime" after "the Assad regime"."""
    found: dict[str, Actor] = {}
    for item in reading.found:
        is_longer = item.via is Via.NAME and item.end - item.start > 1
        if item.actor is not None and is_longer and reading.words[item.end - 1].key == noun:
            found[item.actor.id] = item.actor
    return list(found.values())


def main_country(names: Names, countries: dict[str, float]) -> Entry | None:
    """Return the state that the document is about, None when it speaks of several."""
    ranked = sorted(countries.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[1][1] > SECOND):
        return None
    return names.registry.states.get(ranked[0][0])


def _known(reading: Reading) -> dict[str, list[Actor]]:
    """Return the actors of each role that the document names with their state."""
    known: dict[str, list[Actor]] = {}
    for item in reading.found:
        if item.role is not None and item.actor is not None and item.via is Via.GENERIC:
            actors = known.setdefault(item.role.slug, [])
            if item.actor not in actors:
                actors.append(item.actor)
    return known


def _is_armed_group(actor: Actor) -> bool:
    return actor.type == "Group" and actor.sector in {"REB", "PRM", "SEP"}


def _actor(
    role: Role, known: dict[str, list[Actor]], main: Entry | None, names: Names, armed: dict[str, Actor]
) -> Actor | None:
    """Return the actor of a role in the document; "the insurgents" are first of all a group that it names."""
    named = known.get(role.slug, [])
    if not named and len(armed) == 1:
        return next(iter(armed.values()))
    if len(named) == 1:
        return named[0]
    if named or main is None:
        return None
    return names.generic(main, role)


def _is_definite(reading: Reading, index: int, passing: frozenset[str] = frozenset()) -> bool:
    """Return whether an article stands before a noun, maybe with "transitional" between them."""
    if index > 1 and reading.words[index - 1].key in passing and reading.is_joined(index):
        index -= 1
    return index > 0 and reading.words[index - 1].key in ARTICLES and reading.is_joined(index)


def _is_alone(
    reading: Reading, index: int, length: int, qualified: frozenset[str], lists: dict[str, list[str]]
) -> bool:
    """Return whether no other noun, owner or "of" says whose it is."""
    words = reading.words
    if words[index + length - 1].pos not in {"NOUN", "PROPN", ""}:
        return False
    before = words[index - 1] if index and reading.is_joined(index) else None
    if before is not None and (before.possessive or before.pos == "PROPN" or before.key in lists["owners"]):
        return False
    if before is not None and before.key in qualified:
        return False  # "Iran-backed militias"
    after = index + length
    if reading.is_joined(after) and (
        words[after].key in {"of", "in", "from"} or words[after].pos in {"NOUN", "PROPN"}
    ):
        return words[after].key == "in" and words[index].key in lists["staying"]
    return True


def find_meant(reading: Reading, names: Names, lexicon: dict[str, Any]) -> None:
    """Add nouns that mean a certain actor where another is named: "the coalition" near Islamic State."""
    named = {item.actor.id for item in reading.found if item.actor is not None}
    for slug, table in sorted(lexicon["meant"].items()):
        entry = names.registry.get(actor_iri(slug))
        if entry is None or not named & {actor_iri(near) for near in table["near"]}:
            continue
        at = reading.taken()
        phrases: Phrases[str] = Phrases()
        for noun in table["nouns"]:
            phrases.add(noun, slug)
        index = 0
        while index < len(reading.words):
            length, found = phrases.at(reading.words, index)
            free = found is not None and all(at[i] is None for i in range(index, index + length))
            if free and _is_coalition_itself(reading, index):
                reading.found.append(Found(index, index + length, actor=entry.actor(), via=Via.NOMINAL))
            index += max(length, 1)


def _is_coalition_itself(reading: Reading, index: int) -> bool:
    """Return whether nothing but an article or a blank stands before the noun."""
    if index == 0 or not reading.is_joined(index):
        return True
    before = reading.words[index - 1]
    return before.key in ARTICLES or (
        reading.words[index].capital and before.pos in {"ADP", "VERB", "CCONJ", "SCONJ"}
    )
