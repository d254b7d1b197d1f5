"""What the registry says of one actor, before it is written as Turtle."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "İ": "I",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "ß": "ss",
        "æ": "ae",
        "ə": "a",
    }
)
"""Letters that Unicode does not take apart into a base and a mark."""


@dataclass(kw_only=True)
class Office:
    """An office that a person holds or held."""

    title: str
    of: str
    """Slug of the state or body."""
    since: str = ""
    until: str = ""
    sector: str = ""
    """PLOVER sector of the office; empty where it is the person's own."""
    source: str = ""


@dataclass(kw_only=True)
class Membership:
    """A member of an organisation, with dates where they are certain."""

    member: str
    """Slug."""
    since: str = ""
    until: str = ""
    sources: list[str] = field(default_factory=list)
    """Pages that state the dates, each in part or whole; without any there are no dates."""


@dataclass(kw_only=True)
class Entry:
    """One actor of the registry."""

    slug: str
    kind: str
    """Class of kg.ttl: State, Person, ArmedForce, Group, Organization, IGO, Media, Place."""
    label: str
    aliases: list[str] = field(default_factory=list)
    acronyms: list[str] = field(default_factory=list)
    """Aliases that count only as written: US is no pronoun, WHO no question."""
    demonyms: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    seats: list[str] = field(default_factory=list)
    country: str = ""
    sector: str = ""
    part_of: str = ""
    """Slug of the state or body."""
    place_in: str = ""
    """Slug of the state or region."""
    lat: str = ""
    long: str = ""
    population: int = 0
    since: str = ""
    until: str = ""
    wikidata: str = ""
    source: str = ""
    """Where the names, the place or the Wikidata id come from."""
    date_sources: list[str] = field(default_factory=list)
    """Pages that state since and until."""
    name_sources: list[str] = field(default_factory=list)
    """Lists and pages that name the actor, in its country."""
    offices: list[Office] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)
    preferred: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def sources(self) -> list[str]:
        """Return every page on which the entry rests, its offices and memberships left out."""
        return [page for page in (self.source, *self.date_sources, *self.name_sources) if page]

    def names(self) -> list[str]:
        """Return every name that stands for the actor, demonyms included."""
        return [self.label, *self.aliases, *self.acronyms, *self.demonyms, *self.people, *self.seats]


def fold(name: str) -> str:
    """Return a name without case, diacritics, punctuation and a leading ``the``: what makes two names one."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʻ", "'"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    words = re.sub(r"[^\w]+", " ", plain.replace("'", "").replace(".", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def slug(name: str, *, article: bool = False) -> str:
    """Return the last part of an actor's IRI: ``Côte d'Ivoire`` → ``cote-divoire``.

    Args:
        name: The canonical name.
        article: Keep a leading "the", which is part of a newspaper's name.
    """
    words = fold(name.translate(_LETTERS))
    lead = "the-" if article and name.casefold().startswith("the ") else ""
    return lead + re.sub(r"[^a-z0-9]+", "-", words).strip("-")


def ascii_form(name: str) -> str:
    """Return a name as agencies type it without diacritics: ``Erdoğan`` → ``Erdogan``."""
    letters = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
