"""A Doc as a sequence of words, and what has been recognised in it so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.actors.gazetteer import Alias
from kg.actors.lexicon import Role, Title
from kg.actors.words import Word, split
from kg.model import Actor, Via
from kg.ontology.registry import Entry

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PREFIX = re.compile(r"(?:[A-Z]|[AaEe]l|[Aa]n|[Aa]sh|[Aa]s|[Aa]t)-")
"""What the tokenizer keeps with a name; "counter-" and "pro-" are no part of it."""


@dataclass(slots=True)
class Found:
    """Words ``start <= w < end`` that name an actor; the actor may be decided later."""

    start: int
    end: int
    aliases: tuple[Alias, ...] = ()
    """Names of the registry that the words may be."""
    actor: Actor | None = None
    via: Via = Via.NAME
    head: int | None = None
    """Word that the others depend on; None for the last one."""
    modifier: bool = False
    """Whether it is an adjective ("Russian" in "Russian proposal")."""
    title: Title | None = None
    """Title before or after a person's name."""
    of: Entry | None = None
    """State or body of the title."""
    role: Role | None = None
    phrase: str = ""
    """The role noun as written."""
    new: bool = False
    """Whether the registry does not know it."""


@dataclass
class Reading:
    """The words of a Doc and the actors found in them."""

    doc: Doc
    text: str
    """The text of the Doc, which spaCy joins anew each time it is asked."""
    words: list[Word]
    sentence: list[int]
    """Number of the sentence of each word."""
    shouting: set[int] = field(default_factory=set)
    """Sentences in which nearly every word has a capital: headlines in title case or capitals."""
    found: list[Found] = field(default_factory=list)

    def taken(self) -> list[Found | None]:
        """Return for each word the outermost thing found there."""
        at: list[Found | None] = [None] * len(self.words)
        for item in sorted(self.found, key=lambda item: (item.start, -item.end)):
            for index in range(item.start, item.end):
                if at[index] is None:
                    at[index] = item
        return at

    def is_joined(self, index: int) -> bool:
        """Return whether a word can belong to one name with the word before it."""
        if not 0 < index < len(self.words):
            return False
        before, word = self.words[index - 1], self.words[index]
        return word.joined and not before.possessive and self.sentence[index] == self.sentence[index - 1]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of words ``start <= w < end``; "al-" and "G-" belong to a name."""
        first, last = self.words[start].start, self.words[end - 1].end
        token = self.doc[self.words[start].token].idx
        return (token if _PREFIX.fullmatch(self.text[token:first]) else first), last

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield the words of each sentence as (start, end)."""
        start = 0
        for index in range(1, len(self.words) + 1):
            if index == len(self.words) or self.sentence[index] != self.sentence[start]:
                yield start, index
                start = index


def align(doc: Doc) -> list[Word]:
    """Return the words of a tokenised Doc; each knows its token."""
    starts: list[int] = doc.to_array("IDX").tolist()
    token = 0
    kept: list[Word] = []
    for word in split(doc.text):
        while token + 1 < len(starts) and starts[token + 1] <= word.start:
            token += 1
        if word.key == "s" and kept and kept[-1].end + 1 == word.start and not word.possessive:
            kept[-1].possessive = True
            continue
        word.token = token
        kept.append(word)
    return kept


def read(doc: Doc, words: list[Word]) -> Reading:
    """Return the reading of a parsed Doc with these words."""
    numbers = _sentence_numbers(doc)
    # Arrays, because making a Token object for each token costs a tenth of all time.
    codes = doc.to_array("POS").tolist()
    pos = {code: doc.vocab.strings[code] if code else "" for code in set(codes)}
    sentence: list[int] = []
    for word in words:
        word.pos = pos[codes[word.token]]
        number = numbers[word.token]
        if sentence and number != sentence[-1]:
            word.joined = False
        sentence.append(number)
    reading = Reading(doc, doc.text, words, sentence)
    reading.shouting = {sentence[start] for start, end in reading.sentences() if _shouts(words[start:end])}
    return reading


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers: list[int] = []
    number = 0
    for i, start in enumerate(doc.to_array("SENT_START").tolist()):
        number += i > 0 and start == 1
        numbers.append(number)
    return numbers


def _shouts(words: Sequence[Word]) -> bool:
    """Return whether nearly all longer words have a capital, so that capitals tell nothing."""
    if any(word.pos in {"VERB", "AUX"} and word.text.islower() for word in words):
        return False  # a headline in title case has a capital verb
    long = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(long) >= 4 and sum(word.text[0].isupper() for word in long) > 0.86 * len(long)
