"""Repair and trim a document's text for the parser, with the way back to the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from kg.model import Document
from kg.ontology import Ontology
from kg.text import repair
from kg.text.blocks import Block, split
from kg.text.dateline import Dateline
from kg.text.furniture import furniture_of, shipped
from kg.text.glue import glued
from kg.text.mapped import Edit, Mapped
from kg.text.sift import sift

_SPACE = re.compile(r"[^\S ]\s*| \s+")
"""White space that is more, or other, than the single space between most words."""
_LONGEST_SENTENCE = 4_000
"""Characters after which a sentence is broken at the next space: the parser keeps all of one in memory."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage of the stored text that was passed over, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text repaired for the parser and the way back to the document's text as stored."""

    text: str
    """Page furniture is out; blocks are separated by an empty line, words by single spaces."""
    breaks: tuple[int, ...]
    """Offsets in ``text`` where a sentence must start: at blocks, and where two sentences were glued."""
    headings: tuple[tuple[int, int], ...]
    """Spans of ``text`` that are titles or headings, no sentences."""
    dropped: tuple[Dropped, ...]
    """Passages of the stored text that were passed over, in order."""
    dateline: Dateline | None = None
    """Place, day and outlet of a dateline, in stored offsets; ``text`` goes on without it."""
    byline: str | None = None
    _map: Mapped = field(default_factory=lambda: Mapped.of(""), repr=False, compare=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the passage of the stored text that ``text[start:end]`` stands for."""
        return self._map.span(start, end)

    def locate(self, offset: int) -> int | None:
        """Return where the stored character at ``offset`` stands in ``text``, None when it was dropped."""
        return self._map.locate(offset)


def clean(document: Document, *, ontology: Ontology | None = None) -> CleanText:
    """Repair and trim the text of a document.

    Never fails and drops no sentence of news: what is cut is listed in ``dropped``.

    Args:
        document: Its text is read, its title tells a heading, its day of publication dates the dateline.
        ontology: Whose ``lexicon/furniture.toml`` says what is page furniture; None for the shipped one.
    """
    furniture = furniture_of(ontology) if ontology else shipped()
    dropped: list[Dropped] = []
    current = Mapped.of(document.text)
    # "&amp;lt;b>" needs three rounds; text that needs more is no news.
    for _ in range(5):
        before = current.text
        for step in (repair.mojibake, repair.markup, repair.characters, repair.hyphens):
            current = current.edit(step(current.text))
        if current.text == before:
            break
    for reason, find in (
        ("no words", repair.runs),
        ("page furniture", furniture.inside),
    ):
        passages = list(find(current.text))
        dropped += (Dropped(*current.span(*passage), reason) for passage in passages)
        current = current.edit((start, end, "\n\n") for start, end in passages)

    unglued = sorted(set(glued(current.text, furniture.abbreviations, furniture.suffixes)))
    sentences = [current.starts[edit[0]] for edit, is_sentence in unglued if is_sentence]
    current = current.edit(edit for edit, _ in unglued)

    reason_of = cache(furniture.reason)  # most blocks are lines that were asked about before
    blocks = split(current.text, furniture.abbreviations, lambda line: reason_of(line) is not None)
    sifted = sift(
        current.text, blocks, furniture, reason_of, title=document.title, published=document.published
    )
    dropped += (Dropped(*current.span(start, end), reason) for start, end, reason in sifted.dropped)
    dateline = sifted.dateline
    if dateline:
        start, end = current.span(dateline.start, dateline.end)
        dateline = Dateline(dateline.place, dateline.day, dateline.outlet, start, end)

    final = current.edit(_joined(current.text, sifted.blocks))
    starts = [final.locate(current.starts[block.start]) or 0 for block in sifted.blocks]
    ends = [*(start - 2 for start in starts[1:]), len(final.text)][: len(starts)]
    breaks = {*starts, *(place for offset in sentences if (place := final.locate(offset)) is not None)}
    return CleanText(
        text=final.text,
        breaks=tuple(sorted(breaks | set(_forced(final.text, sorted(breaks))))),
        headings=tuple(
            (start, end)
            for start, end, block in zip(starts, ends, sifted.blocks, strict=True)
            if block in sifted.headings
        ),
        dropped=tuple(sorted(dropped, key=lambda passage: (passage.start, passage.end))),
        dateline=dateline,
        byline=sifted.byline,
        _map=final,
    )


def _joined(text: str, blocks: list[Block]) -> Iterator[Edit]:
    """Yield the edits that leave the blocks, an empty line between two, and single spaces in them."""
    done = 0
    for number, block in enumerate(blocks):
        if number:
            # Inserted, so that it stands for nothing: the passage between may hold what was dropped.
            yield done, done, "\n\n"
        yield done, block.start, ""
        for match in _SPACE.finditer(text, block.start, block.end):
            yield match.start(), match.end(), " "
        done = block.end
    yield done, len(text), ""


def _forced(text: str, breaks: list[int]) -> Iterator[int]:
    """Yield breaks inside passages that no full stop ends for far too long."""
    for start, end in pairwise([*breaks, len(text)]):
        done = start
        while end - done > _LONGEST_SENTENCE:
            stop = max(
                text.rfind(mark, done, done + _LONGEST_SENTENCE) for mark in (". ", "? ", "! ", "” ", '" ')
            )
            if stop > done:
                done = stop + 1
                continue
            space = text.find(" ", done + _LONGEST_SENTENCE, end)
            if space < 0:
                break
            done = space + 1
            yield done
