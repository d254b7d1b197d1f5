"""Passages of a tokenised Doc, and what each may hold, told from the words alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.names import Names
from kg.actors.words import Word
from kg.nlp.sentences import OPENING_QUOTES, STOPS
from kg.nlp.things import things

if TYPE_CHECKING:
    from spacy.tokens import Doc

ENOUGH = 2
"""Words and names that can mean an actor, without which a passage holds no claim."""


@dataclass(slots=True)
class Passage:
    """Tokens ``start <= i < end`` that end where a sentence certainly ends."""

    start: int
    end: int
    actors: int = 0
    """How many of its words can mean an actor."""
    points_back: bool = False
    """Whether it holds a pronoun or a noun such as "the group"."""
    has_unknown: bool = False
    """Whether it holds a capitalised word that no list explains, or a name that is a word as well."""
    is_wanted: bool = True
    """Whether it may hold a claim or the antecedent of a pronoun."""


def passages(doc: Doc, words: Sequence[Word], names: Names) -> list[Passage]:
    """Return the passages of a Doc, in order."""
    texts = [token.text for token in doc]
    known = doc.to_array("SENT_START").astype("int64").tolist()
    starts = [
        i for i, start in enumerate(known) if start == 1 or i == 0 or (start == 0 and _starts(texts, i))
    ]
    found = [Passage(start, end) for start, end in zip(starts, [*starts[1:], len(doc)], strict=True)]
    first = 0
    for passage in found:
        last = first
        while last < len(words) and words[last].token < passage.end:
            last += 1
        _look(words[first:last], names, passage)
        first = last
    for passage, after in zip(found, [*found[1:], None], strict=True):
        needed = after is not None and after.points_back
        passage.is_wanted = passage.actors >= ENOUGH or (
            passage.actors > 0 and (needed or _has_quotes(texts[passage.start : passage.end]))
        )
    return found


def _starts(texts: list[str], i: int) -> bool:
    """Return whether a full stop stands before a capital letter or an opening quotation mark."""
    last = texts[i - 1][-1]
    stop = last in STOPS or (last in '"”’)' and i > 1 and texts[i - 2][-1] in STOPS)
    return stop and (texts[i][0].isupper() or texts[i][0] in OPENING_QUOTES)


def _has_quotes(texts: list[str]) -> bool:
    return any(text[0] in OPENING_QUOTES or text[-1] in '"”' for text in texts)


def _look(words: Sequence[Word], names: Names, passage: Passage) -> None:
    """Count what can mean an actor among the words of a passage."""
    tables = (names.nouns, names.offices, things(names))
    index = 0
    while index < len(words):
        word = words[index]
        length, aliases = names.gazetteer.at(words, index)
        if aliases:
            passage.has_unknown |= word.key in names.weak
        else:
            length = max([table.at(words, index)[0] for table in tables])
            if not length and word.capital and (index or word.key not in names.starters):
                length = _capitals(words, index)
                passage.has_unknown |= index > 0 or length > 1
            length = length or int(word.key in names.anaphors)
            passage.points_back |= word.key in names.anaphors
            passage.actors += word.key in names.plurals  # "the two countries" are two
        passage.actors += length > 0
        index += max(length, 1)


def _capitals(words: Sequence[Word], index: int) -> int:
    length = 1
    while index + length < len(words) and words[index + length].capital and words[index + length].joined:
        length += 1
    return length
