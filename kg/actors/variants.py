"""Names in another spelling: transliterations ("Zelenskyi", "Kadhafi") and small typing errors ("Macrom")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.actors.gazetteer import Alias, Gazetteer, Kind

SHORTEST = 6
"""Letters below which a different letter makes a different name ("Mali", "Bali")."""
TRANSLITERATION, TYPO = 0.8, 0.7
"""Scores of a name found by its sound and by one changed letter."""
KINDS = frozenset({Kind.NAME, Kind.ALIAS, Kind.SEAT, Kind.DEMONYM, Kind.PEOPLE})

_SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"sch|sh", "s"),
        (r"kh|gh|q|ck", "k"),
        (r"ph", "f"),
        (r"zh", "z"),
        (r"dh|dj", "d"),
        (r"th", "t"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ee|ie|ei", "i"),
        (r"ae|ay|ai|ey", "e"),
        (r"(?:[iy]+|yj|ij)\b", "i"),
        (r"y", "i"),
        (r"j", "i"),
        (r"c(?=[aouklrt]|\b)", "k"),
        (r"(.)\1+", r"\1"),
        (r"(?<=.{3})[ao]\b", "a"),
        (r"\b(?:al|el|ul) ", ""),
    )
)
"""Spellings of one sound in names from Cyrillic and Arabic; both sides are mapped, only equality matters."""


def sound(key: str) -> str:
    """Return what a name sounds like: names that differ in transliteration only are equal."""
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key


class Variants:
    """Finds names of the registry that are spelled almost like a given one; places are left out: too many."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._sounds: dict[str, list[Alias]] = {}
        self._shortened: dict[int, list[str]] = {}
        self._keys: dict[str, list[Alias]] = {}
        for key in gazetteer:
            if len(key) < SHORTEST:
                continue
            aliases = [a for a in gazetteer.named(key) if a.kind in KINDS and a.entry.type != "Place"]
            if not aliases:
                continue
            self._keys[key] = aliases
            self._sounds.setdefault(sound(key), []).extend(aliases)
            if all(alias.ambiguous and alias.entry.type != "State" for alias in aliases):
                continue  # a word with other meanings: "Atlantis" is no misspelled magazine
            for shorter in _shortened(key):
                self._shortened.setdefault(hash(shorter), []).append(key)

    def find(self, key: str) -> tuple[float, tuple[Alias, ...]]:
        """Return the score and the actors whose name is spelled almost so; (0.0, ()) for none."""
        if len(key) < SHORTEST:
            return 0.0, ()
        if found := self._sounds.get(sound(key)):
            return TRANSLITERATION, tuple(found)
        near = {
            candidate
            for shorter in _shortened(key)
            for candidate in self._shortened.get(hash(shorter), ())
            if candidate[0] == key[0] and is_near(candidate, key)
        }
        if len(near) != 1:
            return 0.0, ()  # as near to two names: no guess
        return TYPO, tuple(self._keys[near.pop()])


def _shortened(key: str) -> Iterator[str]:
    """Yield a key and all that lack one of its letters: two words one edit apart share one of them.

    Source: W. Garbe, SymSpell, https://github.com/wolfgarbe/SymSpell
    """
    yield key
    for i in range(len(key)):
        yield key[:i] + key[i + 1 :]


def is_near(first: str, second: str) -> bool:
    """Return whether one letter added, left out, changed or swapped with the next makes two words equal."""
    if abs(len(first) - len(second)) > 1 or first == second:
        return first == second
    i = 0
    while i < min(len(first), len(second)) and first[i] == second[i]:
        i += 1
    if len(first) == len(second):
        swapped = first[i : i + 2] == second[i : i + 2][::-1] and first[i + 2 :] == second[i + 2 :]
        return swapped or first[i + 1 :] == second[i + 1 :]
    long, short = (first, second) if len(first) > len(second) else (second, first)
    return long[i + 1 :] == short[i:]
