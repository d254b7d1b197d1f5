"""Carry names through a document: surnames, short forms and acronyms mean who was named in full before."""

from __future__ import annotations

import re

from kg.actors.words import normal
from kg.model import Actor
from kg.nlp.kinds import Kinds
from kg.nlp.reading import Found, Reading

_ACRONYM = re.compile(r"\s?\(\s?(?:the )?[\"“]?([A-Z][A-Za-z0-9.&/-]{1,11})[\"”]?(?:\)|,)")
_NUMERAL = re.compile(r"[IVX]+")
SHORT_POS = frozenset({"PROPN", "NOUN", "ADJ", "X", "", "VERB"})
CARRYING = frozenset({"Organization", "Group", "ArmedForce", "Media", "IGO", "State"})
"""Classes whose actors have acronyms."""


def define_acronyms(reading: Reading) -> dict[str, Actor]:
    """Return the acronyms that the document defines: "Defense Intelligence Agency (DIA)"."""
    defined: dict[str, Actor] = {}
    text = reading.text
    for item in reading.found:
        if item.actor is None or item.actor.type not in CARRYING:
            continue
        match = _ACRONYM.match(text, reading.words[item.end - 1].end)
        if match and _abbreviates(match[1], [word.text for word in reading.words[item.start : item.end]]):
            defined.setdefault(match[1].replace(".", ""), item.actor)
    return defined


def _abbreviates(acronym: str, words: list[str]) -> bool:
    """Return whether the capitals of an acronym are initials of the words, in order."""
    initials = "".join(word[0] for word in words if word[0].isalpha()).casefold()
    wanted = [char.casefold() for char in acronym if char.isupper()]
    found = 0
    for char in initials:
        if found < len(wanted) and char == wanted[found]:
            found += 1
    return len(wanted) >= 2 and found >= len(wanted) - 1


def carry(reading: Reading, kinds: Kinds) -> None:
    """Find later short mentions of actors that the document has named in full.

    "Carlin" after "Robert Carlin", "Kim" after "Kim Jong-un", "DIA" after "Defense Intelligence Agency
    (DIA)".
    A short form that two persons share means the one named last before it.
    """
    at = reading.taken()
    acronyms = define_acronyms(reading)
    short: dict[str, list[tuple[int, Actor]]] = {}
    for named in sorted(reading.found, key=lambda item: item.start):
        if named.actor is not None and named.actor.type in {"Person", "ArmedForce"} and named.role is None:
            for form in _short_forms(named, reading, kinds):
                short.setdefault(form, []).append((named.start, named.actor))
    full = _full_names(reading)
    index = 0
    while index < len(reading.words):
        word = reading.words[index]
        item: Found | None = at[index]
        length, again = _again(reading, index, item, full)
        if again is not None:
            reading.found.append(Found(index, index + length, actor=again))
            index += length
            continue
        if word.capital and word.text in acronyms and (item is None or item.end == index + 1):
            _replace(reading, item, index, acronyms[word.text])
        elif (owners := short.get(word.key)) and _may_be_short(reading, index, item, kinds):
            actor = _owner(owners, index, item)
            if actor is not None:
                _replace(reading, item, index, actor)
        index += 1 if item is None else max(1, item.end - index)


def _full_names(reading: Reading) -> dict[str, dict[tuple[str, ...], Actor]]:
    """Return the names of several words of new actors, by their first word."""
    full: dict[str, dict[tuple[str, ...], Actor]] = {}
    for item in reading.found:
        keys = tuple(word.key for word in reading.words[item.start : item.end])
        if item.new and item.actor is not None and len(keys) > 1:
            full.setdefault(keys[0], {}).setdefault(keys, item.actor)
    return full


def _again(
    reading: Reading, index: int, item: Found | None, full: dict[str, dict[tuple[str, ...], Actor]]
) -> tuple[int, Actor | None]:
    """Return the length and actor of a full name that was evident elsewhere and stands here again."""
    if item is not None or not reading.words[index].capital:
        return 0, None
    for keys, actor in sorted(full.get(reading.words[index].key, {}).items(), key=lambda pair: -len(pair[0])):
        same = tuple(word.key for word in reading.words[index : index + len(keys)]) == keys
        if same and all(reading.words[i].joined for i in range(index + 1, index + len(keys))):
            return len(keys), actor
    return 0, None


def _short_forms(item: Found, reading: Reading, kinds: Kinds) -> list[str]:
    """Return the words of a person's or ship's name that can stand for it; initials and numerals cannot."""
    words = reading.words[item.start : item.end]
    if len(words) < 2:
        return []
    if item.actor is not None and item.actor.type == "ArmedForce":
        return [words[1].key] if len(words) == 2 and words[0].key in kinds.ships else []
    return [
        word.key
        for word in words
        if len(word.key) > 1 and word.capital and word.text[0].isalpha() and not _NUMERAL.fullmatch(word.text)
    ]


def _may_be_short(reading: Reading, index: int, item: Found | None, kinds: Kinds) -> bool:
    """Return whether a word can be a short form: capitalised, on its own, not otherwise known for certain."""
    word = reading.words[index]
    if (
        not word.capital
        or word.pos not in SHORT_POS
        or kinds.is_calendar(word, reading.text[word.end : word.end + 3])
    ):
        return False
    if item is not None and (item.end - item.start > 1 or not (item.new or _may_be_surname(item))):
        return False
    alone = not (reading.is_joined(index) and _is_name(reading, index - 1, kinds))
    return alone and not (reading.is_joined(index + 1) and _is_name(reading, index + 1, kinds))


def _may_be_surname(item: Found) -> bool:
    """Return whether a known name of one word may be the surname of somebody named in full."""
    return item.actor is not None and item.actor.type in {"Place", "Person"}


def _is_name(reading: Reading, index: int, kinds: Kinds) -> bool:
    """Return whether a neighbouring word makes a longer name of it; a title does not."""
    word = reading.words[index]
    return word.pos == "PROPN" and word.capital and not kinds.has("title_words", normal(word.text))


def _owner(owners: list[tuple[int, Actor]], index: int, item: Found | None) -> Actor | None:
    """Return whom a short form means: the last one named in full before it, else the first after it."""
    before = [actor for start, actor in owners if start <= index]
    if before:
        return before[-1]
    ids = {actor.id for _, actor in owners}
    return owners[0][1] if len(ids) == 1 and item is None else None


def _replace(reading: Reading, item: Found | None, index: int, actor: Actor) -> None:
    if item is not None:
        reading.found.remove(item)
    reading.found.append(Found(index, index + 1, actor=actor))
