"""What says that capitalised words are a name, and of which class: capitals alone do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.actors.lexicon import Title
from kg.actors.names import Names
from kg.nlp.kinds import Kinds, label
from kg.nlp.reading import Found, Reading

AT_PLACE = frozenset(
    {"in", "near", "at", "outside", "around", "across", "from", "to", "into", "of", "through"}
)
"""Words before a place; a single unknown word is a place only after one of them."""

IN_PLACE = frozenset({"in", "near", "outside", "around"})
"""Words before a single name that nothing else follows: places, where no tagger objects."""

BANDS = frozenset({"rebels", "militants", "militia", "party", "criminals"})
"""Roles whose nouns may be said of a whole, if they end with one of ``bands`` in ``lexicon/names.toml``."""


class Evidence:
    """Decides about unknown names in a Reading."""

    def __init__(
        self,
        reading: Reading,
        names: Names,
        kinds: Kinds,
        at: Sequence[Found | None],
        added: Sequence[Found],
    ) -> None:
        self.reading = reading
        self.words = reading.words
        self.names = names
        self.kinds = kinds
        self.at = at
        self.added = added
        self.capitals = Counter(word.key for word in reading.words if word.capital)

    def type(self, start: int, end: int, title: Title | None, honorific: bool) -> str | None:
        """Return the class of a new name, None without evidence that it is one."""
        keys = [word.key for word in self.words[start:end]]
        said = label(self.reading, start, end)
        long = end - start > 1
        keyword = self.kinds.keyword(keys) if long else None
        if long and self.kinds.has("nothing", keys[-1]) and not self.kinds.is_kind(keys[-1]):
            return None  # "Affordable Care Act", "Gulf War"
        if title is not None or honorific:
            # "Senator Daniel Squadron" is no squadron, "Attorney General Office" is no person.
            return "Person" if honorific or keyword is None or said in {None, "Person"} else keyword
        if keyword:
            return keyword
        if called := self._called(start, end):
            return called
        if not long:
            return self._single(start, said)
        if said is not None:
            return said
        if keys[0] in self.kinds.first_names:
            return "Person"
        if end - start <= 3 and (self._introduced(end) or self._is_second_person(start)):
            return "Person"
        return None

    def _called(self, start: int, end: int) -> str | None:
        """Return the class of the noun that stands with a name ("the website X", "X, a militia")."""
        words, called = self.words, self.kinds.called
        small = self.reading.is_joined(start) and words[start - 1].text.islower()
        small = small and not words[end - 1].possessive  # "the blog Jo’s Department" is not Jo
        after = words[end].text if self.reading.is_joined(end) else ""
        if self.kinds.has("site_kinds", after) and self.reading.is_joined(end + 1):
            after = words[end + 1].text  # "Shamsi air base"
        if after.islower() and called.get(after) == "Place":
            return "Place"  # "Al-Sinek neighborhood"
        if small and (found := called.get(words[start - 1].key) or self._band(start)):
            return found
        if end + 1 >= len(words) or self.reading.text[words[end - 1].end : words[end].start].strip() != ",":
            return None
        if words[end].key not in {"a", "an"}:
            return None
        last = end
        while last + 1 < min(end + 5, len(words)) and words[last + 1].joined and self._is_nominal(last + 1):
            last += 1
        return called.get(words[last].key) or self._band(last + 1)

    def _is_nominal(self, index: int) -> bool:
        return self.words[index].pos in {"ADJ", "NOUN", "PROPN"}

    def _band(self, end: int) -> str | None:
        """Return the class of a role noun of bands that ends before a word ("militant group")."""
        for length in (3, 2, 1):
            if end >= length:
                found, role = self.names.nouns.at(self.words, end - length)
                if role is not None and found == length:
                    one = not self.words[end - 1].key.endswith("s")
                    whole = one and role.slug in BANDS and self.kinds.has("bands", self.words[end - 1].key)
                    return role.type if whole else None
        return None

    def _single(self, index: int, said: str | None) -> str | None:
        """Return the class of a name of one word; on these the recogniser needs support."""
        word = self.words[index]
        # The recogniser takes towns that it has not seen for persons or bodies; nobody storms a person.
        if (said is None or self._is_taken(index)) and self._is_where(index):
            return "Place"
        if said is None:
            return None
        if self._introduced(index + 1):
            return "Person"
        repeated = self.capitals[word.key] > 1
        if said == "Place":
            before = self.words[index - 1].key if index else ""
            return said if repeated or before in AT_PLACE else None
        if said == "Group":
            return said if word.pos != "ADJ" and word.text.endswith("s") else None
        if said == "Organization":
            camel = word.text.isupper() or any(char.isupper() for char in word.text[1:])
            return said if repeated or camel else None
        return said if repeated else None

    def _is_where(self, index: int) -> bool:
        """Return whether an untyped name stands where places do and modifies nothing behind it."""
        word, before = self.words[index], self.words[index - 1]
        tagged = word.pos == "PROPN" or (word.pos == "NOUN" and self.kinds.has("taking", before.key))
        if not index or not tagged or not self._leads_to_place(index, before.key):
            return False
        if len(word.text) < 4 or word.text.isupper() or word.possessive:
            return False
        return not (
            self.reading.is_joined(index + 1) and self.words[index + 1].pos in {"NOUN", "PROPN", "ADJ"}
        )

    def _is_taken(self, index: int) -> bool:
        before = self.words[index - 1].key if index else ""
        return self.kinds.has("taking", before) or (before == "and" and index > 1 and self._is_where(index))

    def _leads_to_place(self, index: int, before: str) -> bool:
        """Return whether "in", "entered" or "liberated A and" stands before a word."""
        between = self.reading.text[self.words[index - 1].end : self.words[index].start]
        if self.words[index].joined and before in IN_PLACE:
            return True
        if self.kinds.has("taking", before):
            return between.strip() in {"", "“", '"', "”", "’", "‘"}
        last = self.added[-1] if self.added else None
        listed = last is not None and last.actor is not None and last.actor.type == "Place"
        if not listed or last is None:
            return False
        return (before == "and" and last.end == index - 1) or (between == ", " and last.end == index)

    def _introduced(self, end: int) -> bool:
        """Return whether ", a former director" or ", who" follows: only persons are introduced so."""
        words = self.words
        if (
            end >= len(words)
            or words[end].joined
            or self.reading.sentence[end] != self.reading.sentence[end - 1]
        ):
            return False
        for index in range(end, min(end + 4, len(words))):
            title = self.names.offices.at(words, index)[1]
            if title is not None and not title.weak:
                return True
            if words[index].key == "who" and index == end:
                return True
        return False

    def _is_second_person(self, start: int) -> bool:
        """Return whether a name is coordinated with a person's name before it."""
        link = start - 1
        if (
            link < 1
            or self.words[link].key != "and"
            or self.reading.sentence[link] != self.reading.sentence[start]
        ):
            return False
        for item in (*self.added[-1:], self.at[link - 1]):
            if item is not None and item.end == link and item.title is not None:
                return item.actor is None or item.actor.type == "Person"
        return False
