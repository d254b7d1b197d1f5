"""The names of the registry, compiled for looking up the longest one that begins at a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kg.actors.words import Word, key_of, split
from kg.ontology import Ontology
from kg.ontology.registry import Entry

LONG_ACRONYM = 4
"""Shortest acronym that may also be written with one capital, as British papers do ("Nato", "Unesco")."""


class Kind(StrEnum):
    """What a name says about its actor."""

    NAME = "name"
    ALIAS = "alias"
    ACRONYM = "acronym"
    SEAT = "seat"
    DEMONYM = "demonym"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Spelling:
    """The lists of ``lexicon/names.toml`` about how papers write names."""

    acronym_words: frozenset[str]
    """Acronyms that with one capital are something else: "Plan B" is not the Chinese navy."""
    body_nouns: frozenset[str]
    """Ordinary words of the names of bodies, which papers write small as well."""

    @classmethod
    def read(cls, ontology: Ontology) -> Spelling:
        """Return the lists of an ontology."""
        return cls(ontology.words("names", "acronym_words"), ontology.words("names", "body_nouns"))


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one actor."""

    entry: Entry
    kind: Kind
    text: str
    words: tuple[str, ...]
    """As written, to compare capitals with a text."""
    spelling: Spelling = field(compare=False, repr=False)
    ambiguous: bool = False
    preferred: bool = False

    def fits(self, found: Sequence[Word]) -> bool:
        """Return whether the words of a text are written as this name demands.

        A name needs its capitals ("Turkey", not "turkey"); an acronym needs all of them ("WHO", not "who").
        """
        if self.kind is Kind.ACRONYM:
            return all(
                mine == word.text
                or (
                    len(mine) >= LONG_ACRONYM
                    and word.text == mine.capitalize()
                    and word.key not in self.spelling.acronym_words
                )
                for mine, word in zip(self.words, found, strict=True)
            )
        if not found[0].capital and self.words[0][0].isupper():
            return False
        # "Kurdistan regional government": of a body's name the nouns may be written small.
        return all(
            word.capital or not mine[0].isupper() or (word.key in self.spelling.body_nouns and len(found) > 1)
            for mine, word in zip(self.words, found, strict=True)
        )


class Gazetteer:
    """Finds names in sequences of words."""

    def __init__(self, ontology: Ontology) -> None:
        self._spelling = Spelling.read(ontology)
        self._table: dict[str, list[Alias]] = {}
        self._longest: dict[str, int] = {}
        for entry in ontology.registry:
            for kind, names in _names(entry):
                for name in names:
                    self._add(entry, kind, name)

    def _add(self, entry: Entry, kind: Kind, name: str) -> None:
        found = list(split(name))
        if len(found) > 1 and found[0].key == "the":
            found = found[1:]
        if not found:
            return
        if kind in {Kind.NAME, Kind.ALIAS} and len(found) == 1 and _is_acronym(found[0].text):
            kind = Kind.ACRONYM
        alias = Alias(
            entry,
            kind,
            name,
            tuple(word.text for word in found),
            self._spelling,
            name in entry.ambiguous,
            name in entry.preferred,
        )
        known = self._table.setdefault(key_of(found), [])
        if not any(other.entry is entry and other.words == alias.words for other in known):
            known.append(alias)
        first = found[0].key
        self._longest[first] = max(self._longest.get(first, 0), len(found))

    def named(self, key: str) -> tuple[Alias, ...]:
        """Return every alias with this normal form, whatever its case."""
        return tuple(self._table.get(key, ()))

    def __iter__(self) -> Iterator[str]:
        """Yield the normal forms of all names."""
        return iter(self._table)

    def at(self, words: Sequence[Word], index: int) -> tuple[int, tuple[Alias, ...]]:
        """Return the longest name that begins at a word.

        Returns:
            How many words it has, and all actors that bear it; (0, ()) when none begins here.
        """
        longest = self._longest.get(words[index].key, 0)
        if not longest:
            return 0, ()
        stop = index + 1
        while stop < len(words) and stop - index <= longest and words[stop].joined:
            stop += 1
        for end in range(min(stop, index + longest), index, -1):
            if fitting := self._fitting(words[index:end]):
                return end - index, fitting
            # "Donald J. Trump" is Donald Trump.
            skipped = end - index == 2 and stop > end and _is_initial(words[index + 1])
            if skipped and (fitting := self._fitting([words[index], words[end]])):
                return 3, fitting
        return 0, ()

    def _fitting(self, words: Sequence[Word]) -> tuple[Alias, ...]:
        found = self._table.get(key_of(words))
        return tuple(alias for alias in found if alias.fits(words)) if found else ()


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _is_acronym(text: str) -> bool:
    """Return whether a name is made of capitals and digits only: "NATO", "M23", "UK"."""
    return text.isupper() and len(text) > 1


def _names(entry: Entry) -> Iterable[tuple[Kind, tuple[str, ...]]]:
    yield Kind.NAME, (entry.name,)
    yield Kind.SEAT, entry.seats
    yield Kind.DEMONYM, entry.demonyms
    yield Kind.PEOPLE, entry.people
    yield Kind.ACRONYM, entry.acronyms
    # Last, because a shared name is listed under its own kind as well, and the first kind stays.
    yield Kind.ALIAS, (*entry.aliases, *entry.ambiguous)
