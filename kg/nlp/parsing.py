"""Run the pipeline on the sentences that can hold a claim, and on no others.

Tagger, parser and recogniser cost nine tenths of all time; a sentence with one actor and no quotation yields
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

import numpy as np

from kg.actors.names import Names
from kg.actors.words import Word
from kg.nlp.sentences import OPENING_QUOTES, STOPS
from kg.nlp.things import things

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ATTRS: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
UNPARSED = "dep"
"""Label of every token of a passage that was not parsed; its first token is the head of all."""
OUTSIDE = 2
"""spaCy's code for a token that belongs to no entity."""
WORTHWHILE = 0.1
"""Share of tokens that must be skipped to pay for the copying."""
ENOUGH = 2
"""Words and names that can mean an actor, without which a passage is not parsed."""


def parse(doc: Doc, words: Sequence[Word], nlp: Language, names: Names, *, thorough: bool = False) -> Doc:
    """Run the pipeline on a tokenised Doc whose sentence starts are set where they are known.

    Args:
        doc: The Doc; it is filled and returned.
        words: Its words.
        nlp: The pipeline.
        names: What can mean an actor.
        thorough: Whether to parse everything.
    """
    if not len(doc):
        return doc
    passages = _passages(doc)
    wanted = [True] * len(passages) if thorough else _wanted(doc, words, passages, names)
    skipped = sum(end - start for start, end in _skipped(passages, wanted))
    if skipped < WORTHWHILE * len(doc):
        return _run(doc, nlp)
    table = np.zeros((len(doc), len(ATTRS)), dtype="uint64")
    for start, end in _skipped(passages, wanted):
        table[start:end, ATTRS.index("DEP")] = doc.vocab.strings.add(UNPARSED)
        table[start:end, ATTRS.index("HEAD")] = (start - np.arange(start, end)).astype("int64").view("uint64")
        table[start:end, ATTRS.index("ENT_IOB")] = OUTSIDE
    kept = [
        i
        for (start, end), is_wanted in zip(passages, wanted, strict=True)
        if is_wanted
        for i in range(start, end)
    ]
    if kept:
        table[kept] = _run(_part(doc, kept, {start for start, _ in passages}), nlp).to_array(ATTRS)
    return doc.from_array(ATTRS, table)  # type: ignore[arg-type]  # thinc's alias for the same array


def _run(doc: Doc, nlp: Language) -> Doc:
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _part(doc: Doc, kept: Sequence[int], starts: Set[int]) -> Doc:
    """Return the kept tokens as one Doc: the components are slower on many small ones."""
    known = {True: 1, False: -1, None: 0}
    return type(doc)(
        doc.vocab,
        words=[doc[i].text for i in kept],
        spaces=[bool(doc[i].whitespace_) for i in kept],
        sent_starts=[1 if i in starts else known[doc[i].is_sent_start] for i in kept],
    )


def _passages(doc: Doc) -> list[tuple[int, int]]:
    """Return passages that end where a sentence certainly ends."""
    starts = [token.i for token in doc if token.i == 0 or token.is_sent_start or _starts(doc, token.i)]
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


def _starts(doc: Doc, i: int) -> bool:
    """Return whether a full stop stands before a capital letter or an opening quotation mark."""
    token, before = doc[i], doc[i - 1]
    if token.is_sent_start is False or before.is_space:
        return False
    stop = before.text[-1] in STOPS or (before.text[-1] in '"”’)' and i > 1 and doc[i - 2].text[-1] in STOPS)
    return stop and (token.text[0].isupper() or token.text[0] in OPENING_QUOTES)


def _wanted(doc: Doc, words: Sequence[Word], passages: Sequence[tuple[int, int]], names: Names) -> list[bool]:
    """Return for each passage whether it may hold a claim or the antecedent of a pronoun."""
    counts: list[int] = []
    pronouns: list[bool] = []
    first = 0
    for _, end in passages:
        last = first
        while last < len(words) and words[last].token < end:
            last += 1
        counts.append(_actors(words[first:last], names))
        pronouns.append(any(word.key in names.anaphors for word in words[first:last]))
        first = last
    found: list[bool] = []
    for number, (start, end) in enumerate(passages):
        quotes = any(token.text[0] in OPENING_QUOTES or token.text[-1] in '”"' for token in doc[start:end])
        points_here = number + 1 < len(passages) and pronouns[number + 1]
        found.append(counts[number] >= ENOUGH or (counts[number] > 0 and (quotes or points_here)))
    return found


def _actors(words: Sequence[Word], names: Names) -> int:
    """Return how many words of a passage can mean an actor."""
    count = index = 0
    while index < len(words) and count < ENOUGH:
        word = words[index]
        length, aliases = names.gazetteer.at(words, index)
        if not aliases and word.capital and (index or word.key not in names.starters):
            length = 1
            while (
                index + length < len(words) and words[index + length].capital and words[index + length].joined
            ):
                length += 1
        elif not aliases:
            tables = (names.nouns, names.offices, things(names))
            length = max(table.at(words, index)[0] for table in tables)
            length = length or int(word.key in names.anaphors)
            count += word.key in names.plurals  # "the two countries" are two
        count += length > 0
        index += max(length, 1)
    return count


def _skipped(passages: Sequence[tuple[int, int]], wanted: Sequence[bool]) -> list[tuple[int, int]]:
    return [passage for passage, is_wanted in zip(passages, wanted, strict=True) if not is_wanted]
