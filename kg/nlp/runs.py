"""Runs of capitalised words: where names can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.actors.names import Names
from kg.nlp.kinds import Kinds
from kg.nlp.reading import Found, Reading

LINKS = frozenset({"of", "for", "on"})
"""Words inside names of bodies ("Observatory for Human Rights")."""
ABROAD = frozenset({"in", "to"})
"""Words after which the name of a mission goes on ("the United Nations Mission in Ethiopia and Eritrea")."""
LONGEST = 12
"""Most words of a run; longer ones are headlines or lists."""
ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
HYPHENS = frozenset("-‐‑")
QUOTES = frozenset('“"‘«:')
BODIES = ("organization", "group", "force", "media")
"""Lists of words after which "of", "for" and "on" go on with the name of a body."""


def runs(
    reading: Reading, names: Names, kinds: Kinds, at: Sequence[Found | None]
) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words as (start, end), outside headlines.

    Titles and known names are part of a run; "of", "for" and particles are when a capital follows.
    """
    scanner = _Scanner(reading, names, kinds, at)
    for first, last in reading.sentences():
        if reading.sentence[first] not in reading.shouting:
            yield from scanner.sentence(first, last)


class _Scanner:
    def __init__(self, reading: Reading, names: Names, kinds: Kinds, at: Sequence[Found | None]) -> None:
        self.reading = reading
        self.words = reading.words
        self.names = names
        self.kinds = kinds
        self.at = at

    def sentence(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        index = first
        while index < last:
            step = self._title(index, last) or int(
                self._is_name_word(index, first) or self._is_ordinal(index, last)
            )
            if not step:
                index += 1
                continue
            stop = index + step
            while stop < last and stop - index < LONGEST and self._goes_on(stop, index):
                step = self._title(stop, last) or self._step(stop, first, last)
                if not step:
                    break
                stop += step
            yield index, stop
            index = stop

    def _goes_on(self, index: int, start: int) -> bool:
        """Return whether a run may go on: also after the comma of "2nd Battalion, 1st Marines"."""
        if self.reading.is_joined(index):
            return True
        words = self.words
        unit = ORDINAL.fullmatch(words[start].text) and self.kinds.has("force", words[index - 1].key)
        if not unit or self.reading.text[words[index - 1].end : words[index].start] != ", ":
            return False
        return self._is_ordinal(index, min(index + 3, len(words))) or words[index].text in {"The", "Royal"}

    def _title(self, index: int, last: int) -> int:
        """Return how many words a title in capitals has that begins here ("Secretary of State")."""
        if not self.words[index].capital:
            return 0
        length, title = self.names.offices.at(self.words, index)
        return length if title is not None and index + length < last else 0

    def _step(self, index: int, first: int, last: int) -> int:
        """Return how many words the run goes on with: a name word, or a particle and a name word."""
        if self._is_name_word(index, first):
            return 1
        word = self.words[index]
        if self._is_hyphenated(index):
            return 1
        if word.text.isdigit() and self._is_unit_number(index):
            return 1
        if index + 1 >= last or not self.reading.is_joined(index + 1):
            return 0
        if self.kinds.has("particles", word.key) and self._is_name_word(index + 1, first):
            return 2
        if word.key not in LINKS | ABROAD or word.text != word.key:
            return self._second_country(index, first)
        before = self.words[index - 1].key
        if word.key in ABROAD and not self.kinds.has("missions", before):
            return 0
        if not any(self.kinds.has(name, before) for name in BODIES):
            return 0
        if index - 1 == first and before in self.names.nouns:
            return 0  # "Commandos of the Special Operations Group"
        after = index + 1
        if self.words[after].key == "the" and after + 1 < last and self.reading.is_joined(after + 1):
            after += 1
        return after + 1 - index if self._is_name_word(after, first) else 0

    def _second_country(self, index: int, first: int) -> int:
        """Return 2 where a mission is in two countries ("Mission in Ethiopia and Eritrea")."""
        words = self.words
        if words[index].key != "and" or index - 3 < first or self.at[index + 1] is None:
            return 0
        is_mission = words[index - 2].key in ABROAD and self.kinds.has("missions", words[index - 3].key)
        return 2 * (is_mission and words[index - 3].capital)

    def _is_force(self, index: int) -> bool:
        if not self.reading.is_joined(index):
            return False
        return self.words[index].capital and self.kinds.has("force", self.words[index].key)

    def _is_force_ahead(self, index: int) -> bool:
        """Return whether the next word in capitals or the one after it is a force ("Joint Task Force")."""
        if self._is_force(index + 1):
            return True
        return index + 2 < len(self.words) and self.words[index + 1].capital and self._is_force(index + 2)

    def _is_ordinal(self, index: int, last: int) -> bool:
        """Return whether an ordinal begins the name of a unit ("the 507th Air Refueling Wing")."""
        if not ORDINAL.fullmatch(self.words[index].text):
            return False
        for after in range(index + 1, min(index + 1 + LONGEST // 2, last)):
            if not (self.reading.is_joined(after) and self.words[after].capital):
                return False
            if self._is_force(after):
                return True
        return False

    def _is_unit_number(self, index: int) -> bool:
        """Return whether a number ends the name of a unit ("Task Force 50", "CTF 50")."""
        before = self.words[index - 1]
        acronym = before.text.isupper() and before.key.endswith("tf")
        return len(self.words[index].text) <= 4 and (acronym or self.kinds.has("force", before.key))

    def _is_hyphenated(self, index: int) -> bool:
        """Return whether a word in lower case ends a name ("Lee Myung-bak"), unlike "Iran-backed"."""
        before, word = self.words[index - 1], self.words[index]
        if word.capital or self.reading.text[before.end : word.start] not in HYPHENS:
            return False
        return word.token == before.token or (
            self.at[index - 1] is None and word.key not in self.names.qualified
        )

    def _is_name_word(self, index: int, first: int) -> bool:
        word = self.words[index]
        item = self.at[index]
        if item is not None and not item.modifier:
            return True
        if not word.capital or self.kinds.is_calendar(word, self.reading.text[word.end : word.end + 3]):
            return False
        if word.text[0].isdigit():
            return index > first and self.words[index - 1].capital and not word.text.isdigit()
        if word.pos == "":
            return index > first or item is not None
        if word.pos == "PROPN" or self.reading.doc[word.token].ent_type_:
            return True
        if index > first and self.kinds.has("unit_numbers", word.key) and self.words[index - 1].capital:
            return any(self.kinds.has(name, self.words[index - 1].key) for name in BODIES)
        if word.pos not in {"NOUN", "ADJ", "X", "VERB"} or self._is_quoted(index):
            return False
        # The first word of a sentence tells nothing by its capital, but "Task Force 50" goes on with one.
        return index > first or (word.pos in {"NOUN", "ADJ"} and self._is_force_ahead(index))

    def _is_quoted(self, index: int) -> bool:
        """Return whether a word begins a quotation: its capital tells nothing."""
        token = self.reading.doc[self.words[index].token]
        before = self.reading.doc[token.i - 1].text[-1:] if token.i else ""
        return before in QUOTES or token.text[:1] in QUOTES
