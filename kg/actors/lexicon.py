"""Role nouns and titles of the lexicon, compiled for looking up the longest one that begins at a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kg.actors.words import Word, key_of, split
from kg.errors import OntologyError

_IRREGULAR = (("man", "men"), ("woman", "women"), ("person", "people"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a generic actor is: the table of a role in ``lexicon/roles.toml``."""

    slug: str
    name: str
    type: str
    sector: str | None
    also: str | None = None
    weak: bool = False
    """Whether a role noun before it decides ("police officers")."""
    state: bool = False
    """Whether it stands for the state itself ("the Syrian regime")."""
    several: bool = False
    """Whether a state has many of them: only the one that is named so is one of the registry."""
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An office or rank: the table of a title in ``lexicon/titles.toml``."""

    slug: str
    name: str
    sector: str
    also: str | None = None
    state: str | None = None
    """Country code of the only state with this office."""
    weak: bool = False
    """Whether a role noun or body before it decides the sector ("rebel spokesman")."""
    several: bool = False
    """Whether its wordings are different offices: a health minister is no justice minister."""
    local: bool = False
    """Whether a place has the office ("mayor of Moscow"), not the state that the name may stand for."""
    words: tuple[str, ...] = ()


T = TypeVar("T")


class Phrases(Generic[T]):
    """A table of phrases that finds the longest one at a position."""

    def __init__(self) -> None:
        self._table: dict[str, T] = {}
        self._longest: dict[str, int] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase; the first meaning of a phrase stays."""
        words = list(split(phrase))
        self._table.setdefault(key_of(words), value)
        first = words[0].key
        self._longest[first] = max(self._longest.get(first, 0), len(words))

    def at(self, words: Sequence[Word], index: int) -> tuple[int, T | None]:
        """Return how many words the longest phrase at a word has, and its value; (0, None) without one."""
        longest = self._longest.get(words[index].key)
        if longest is None:  # nine words of ten
            return 0, None
        stop = index + 1
        while stop < len(words) and stop - index < longest and words[stop].joined:
            stop += 1
        for end in range(stop, index, -1):
            found = self._table.get(key_of(words[index:end]))
            if found is not None:
                return end - index, found
        return 0, None

    def __contains__(self, key: str) -> bool:
        return key in self._table


def plural(noun: str) -> str:
    """Return the plural of a noun by rule: "army" → "armies", "serviceman" → "servicemen"."""
    for one, many in _IRREGULAR:
        if noun.endswith(one):
            return noun.removesuffix(one) + many
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def roles(table: dict[str, Any]) -> dict[str, Role]:
    """Return the roles of ``lexicon/roles.toml`` by slug."""
    return {slug: _role(slug, values) for slug, values in table.items() if isinstance(values, dict)}


def titles(table: dict[str, Any]) -> dict[str, Title]:
    """Return the titles of ``lexicon/titles.toml`` by slug."""
    return {slug: _title(slug, values) for slug, values in table.items() if isinstance(values, dict)}


def nouns(found: Iterable[Role]) -> Phrases[Role]:
    """Return the role nouns with their plurals."""
    phrases: Phrases[Role] = Phrases()
    for role in found:
        for noun in role.nouns:
            phrases.add(noun, role)
            if not noun.endswith("s") or noun.endswith("ss"):
                phrases.add(plural(noun), role)
    return phrases


def offices(found: Iterable[Title]) -> Phrases[Title]:
    """Return the wordings of all titles."""
    phrases: Phrases[Title] = Phrases()
    for title in found:
        for wording in title.words:
            phrases.add(wording, title)
            phrases.add(plural(wording), title)
    return phrases


def _role(slug: str, values: dict[str, Any]) -> Role:
    try:
        return Role(
            slug=slug,
            name=values["name"],
            type=values["class"],
            sector=values["sector"] or None,
            also=values.get("also"),
            weak=values.get("weak", False),
            state=values.get("state", False),
            several=values.get("several", False),
            nouns=tuple(values["nouns"]),
        )
    except KeyError as error:
        raise OntologyError(f"role {slug!r} lacks {error.args[0]!r}", path="lexicon/roles.toml") from error


def _title(slug: str, values: dict[str, Any]) -> Title:
    try:
        return Title(
            slug=slug,
            name=values["name"],
            sector=values["sector"],
            also=values.get("also"),
            state=values.get("state"),
            weak=values.get("weak", False),
            several=values.get("several", False),
            local=values.get("local", False),
            words=tuple(values["words"]),
        )
    except KeyError as error:
        raise OntologyError(f"title {slug!r} lacks {error.args[0]!r}", path="lexicon/titles.toml") from error
