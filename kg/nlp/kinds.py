"""What kind of thing an unknown name belongs to: its own words, its neighbours, the tagger's opinion."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from kg.actors.names import Names
from kg.actors.words import Word, normal
from kg.nlp.reading import Reading

LABELS = {
    "PERSON": "Person",
    "PER": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
}
"""Class of the entity labels that pipelines use."""
KEYWORDS = (
    ("force", "ArmedForce"),
    ("media", "Media"),
    ("group", "Group"),
    ("organization", "Organization"),
    ("place", "Place"),
)
"""Lists of ``lexicon/names.toml`` with the class that their words tell, first match first."""


class Kinds:
    """The word lists of ``lexicon/names.toml``, compiled."""

    def __init__(self, names: Names) -> None:
        lists = names.kinds
        self.lists = {
            name: frozenset(map(normal, words)) for name, words in lists.items() if isinstance(words, list)
        }
        self.ships: dict[str, str] = {normal(word): code for word, code in lists.get("ship", {}).items()}
        self.called: dict[str, str] = {
            normal(noun): type for type, nouns in lists.get("called", {}).items() for noun in nouns
        }
        """Noun → class of the name that it stands with."""
        self.first_names = frozenset(
            normal(name.split()[0])
            for entry in names.registry
            if entry.type == "Person" and entry.country not in {"CHN", "PRK", "KOR", "VNM", "TWN"}
            for name in (entry.name,)
            if len(name.split()) > 1
        )

    def has(self, name: str, word: str) -> bool:
        """Return whether a word is in a list."""
        return word in self.lists.get(name, ())

    def is_kind(self, word: str) -> bool:
        """Return whether a word tells the class of a name that it ends."""
        return any(self.has(name, word) for name, _ in KEYWORDS)

    def is_calendar(self, word: Word, after: str) -> bool:
        """Return whether a word is a day or month; "Jan" and "May" need a full stop or number after."""
        if not self.has("calendar", word.key):
            return False
        return len(word.key) > 3 or after[:1] == "." or after.strip()[:1].isdigit()

    def keyword(self, keys: list[str]) -> str | None:
        """Return the class that the last word of a name tells, or the word before "of"; None if neither."""
        if keys[0] in self.ships and len(keys) > 1:
            return "ArmedForce"
        if keys[-1].isdigit() and len(keys) > 1:
            return "ArmedForce"  # only units have names that end with a number, see runs.py
        if ("task", "force") in pairwise(keys):
            return "ArmedForce"  # "Joint Task Force Omega"
        if self.has("unit_numbers", keys[-1]) and len(keys) > 2:
            keys = keys[:-1]  # "Mobile Unit Two", "Special Operations Group III"
        heads = [keys[-1]]
        for link in ("of", "for", "on", "in"):
            if link in keys[1:]:
                heads.insert(0, keys[keys.index(link, 1) - 1])
        for head in heads:
            for name, type in KEYWORDS:
                if self.has(name, head):
                    return type
        if len(keys) > 1 and (self.has("club", keys[0]) or self.has("club", keys[-1])):
            return "Organization"
        if self.has("place_first", keys[0]) and len(keys) > 1:
            return "Place"
        return None


@lru_cache(maxsize=4)
def kinds(names: Names) -> Kinds:
    """Return the compiled word lists of a set of names."""
    return Kinds(names)


def label(reading: Reading, start: int, end: int) -> str | None:
    """Return the class that the entity recogniser gives words ``start <= w < end``; None if it gives none."""
    votes: Counter[str] = Counter()
    for word in reading.words[start:end]:
        token = reading.doc[word.token]
        if token.ent_type_ in LABELS:
            votes[LABELS[token.ent_type_]] += 1
    return votes.most_common(1)[0][0] if votes else None
