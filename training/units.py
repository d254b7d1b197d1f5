"""What the reader is shown: sentences of the treebank, and passages with names, as numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc, Span

from kg.nlp.reader.labels import Labels
from kg.nlp.reader.pieces import Pieces, shape

MOST = 127
"""Most pieces of a unit."""
WIDTHS = (24, 32, 48, 64, 96, MOST + 1)
"""Widths of batches in pieces."""
AT_ONCE = 1536
"""Pieces of a batch."""
JOINED = (0.65, 0.9)
"""Shares of units of one sentence, and of at most two; the others have three."""


@dataclass(slots=True)
class Unit:
    """Some sentences; an array has a number a word, -1 for one that nobody annotated."""

    pieces: list[tuple[int, ...]]
    shapes: list[int]
    gold: dict[str, list[int]] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """Pieces, with the mark of the begin."""
        return 1 + sum(map(len, self.pieces))


def tree_units(docs: Sequence[Doc], pieces: Pieces, labels: Labels, chance: random.Random) -> Iterator[Unit]:
    """Yield the sentences of a treebank, some of them together, so that it learns where they end."""
    for doc in docs:
        sents = list(doc.sents)
        while sents:
            draw = chance.random()
            count = 1 + (draw > JOINED[0]) + (draw > JOINED[1])
            taken, sents = sents[:count], sents[count:]
            unit = _tree_unit(doc[taken[0].start : taken[-1].end], pieces, labels)
            if unit.length <= MOST:
                yield unit
            elif count > 1:
                for sent in taken:
                    unit = _tree_unit(sent, pieces, labels)
                    if unit.length <= MOST:
                        yield unit


def _tree_unit(span: Span, pieces: Pieces, labels: Labels) -> Unit:
    unit = _bare(span, pieces)
    unit.gold = {
        "tag": [labels.tags.get(token.tag_, -1) for token in span],
        "morph": [labels.morphs.get(labels.morph(token.pos_, str(token.morph)), -1) for token in span],
        # 0 is the mark of the begin, which is the head of roots.
        "head": [0 if token.head.i == token.i else token.head.i - span.start + 1 for token in span],
        "dep": [labels.deps.get(token.dep_, -1) for token in span],
        # The first word starts a sentence anyhow, so that it tells nothing.
        "start": [-1, *(int(bool(token.is_sent_start)) for token in span[1:])],
    }
    return unit


def name_units(docs: Sequence[Doc], pieces: Pieces, labels: Labels) -> Iterator[Unit]:
    """Yield passages whose names are known; a long one is divided where a sentence seems to end."""
    for doc in docs:
        start = 0
        for i in range(1, len(doc) + 1):
            ends = i == len(doc) or (doc[i - 1].text in {".", "?", "!"} and doc[i].ent_iob_ != "I")
            if ends and (i == len(doc) or i - start > 12):
                unit = _bare(doc[start:i], pieces)
                unit.gold = {"name": labels.spans(doc[start:i])}
                if unit.length <= MOST:
                    yield unit
                start = i


def _bare(span: Span, pieces: Pieces) -> Unit:
    return Unit(
        [pieces.of(token.text) for token in span],
        [shape(token.text, first=i == 0) for i, token in enumerate(span)],
    )


Batch = dict[str, np.ndarray]
TASKS = ("tag", "morph", "head", "dep", "start", "name")


def batches(units: Sequence[Unit], begin: int, chance: random.Random) -> list[Batch]:
    """Return all units in batches of like lengths, shuffled."""
    by_width: dict[int, list[Unit]] = {width: [] for width in WIDTHS}
    for unit in units:
        by_width[min(width for width in WIDTHS if unit.length <= width)].append(unit)
    found: list[Batch] = []
    for width, members in by_width.items():
        chance.shuffle(members)
        size = AT_ONCE // width
        found += [pack(members[i : i + size], size, width, begin) for i in range(0, len(members), size)]
    chance.shuffle(found)
    return found


def pack(units: Sequence[Unit], size: int, width: int, begin: int) -> Batch:
    """Return arrays of a fixed shape; ``first`` is the place of each word's first piece."""
    batch: Batch = {
        "pieces": np.zeros((size, width), np.int32),
        "shapes": np.zeros((size, width), np.int32),
        "used": np.zeros((size, width), bool),
        "first": np.zeros((size, width), np.int32),
        **{task: np.full((size, width), -1, np.int32) for task in TASKS},
    }
    for row, unit in enumerate(units):
        batch["pieces"][row, 0] = begin
        place = 1
        for number, (word, kind) in enumerate(zip(unit.pieces, unit.shapes, strict=True)):
            batch["first"][row, number] = place
            batch["shapes"][row, place] = kind
            batch["pieces"][row, place : place + len(word)] = word
            place += len(word)
        batch["used"][row, :place] = True
        for task, numbers in unit.gold.items():
            batch[task][row, : len(numbers)] = numbers
    return batch
