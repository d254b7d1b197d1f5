"""An annotated document: its parse and the actors found in it, with the way back to the stored text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Actor, Document, Evidence, Mention, Via
from kg.text import CleanText

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class ActorSpan:
    """Tokens ``start <= i < end`` of the Doc that mean an actor.

    Spans may be nested ("[[Iran]'s Revolutionary Guards]"), and tokens that mean several actors ("both
    countries") bear one span for each; otherwise they do not overlap.
    """

    start: int
    end: int
    head: int
    """Token that the rest of the span depends on."""
    actor: Actor
    via: Via = Via.NAME
    written: tuple[int, int] | None = None
    """Characters of the Doc where a token holds more than the name ("Assad,[1]"); None: all."""


@dataclass(frozen=True)
class Annotated:
    """A document with its clean text, its spaCy Doc and its actors in text order."""

    document: Document
    text: CleanText
    doc: Doc
    actors: tuple[ActorSpan, ...]
    """Sorted by start, the longer of two nested ones first."""
    _at: dict[int, tuple[ActorSpan, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        at: dict[int, list[ActorSpan]] = {}
        for span in self.actors:
            for i in range(span.start, span.end):
                at.setdefault(i, []).append(span)
        ranked = {i: tuple(sorted(spans, key=lambda span: _nearness(i, span))) for i, spans in at.items()}
        headed = {i: tuple(span for span in spans if span.head == i) for i, spans in ranked.items()}
        object.__setattr__(self, "_at", {i: headed[i] or spans for i, spans in ranked.items()})

    def at(self, i: int) -> tuple[ActorSpan, ...]:
        """Return the actors that token ``i`` means, most specific first; several for "both countries".

        A token that is the head of a span means that one alone, not a longer one around it.
        """
        return self._at.get(i, ())

    @property
    def actor_at(self) -> dict[int, ActorSpan]:
        """Return the first actor that each token means."""
        return {i: self.at(i)[0] for i in self._at}

    def mention(self, span: ActorSpan) -> Mention:
        """Return a span as a mention with offsets of the stored text."""
        start, end = self.text.span(*span.written) if span.written else self._stored(span.start, span.end)
        return Mention(span.actor, self.document.text[start:end], start, end, span.via)

    def evidence(self, start: int, end: int) -> Evidence:
        """Return tokens ``start <= i < end`` as a passage of the stored text."""
        first, last = self._stored(start, end)
        return Evidence(self.document.id, first, last, self.document.text[first:last])

    def _stored(self, start: int, end: int) -> tuple[int, int]:
        first, last = self.doc[start], self.doc[end - 1]
        return self.text.span(first.idx, last.idx + len(last.text))


def _nearness(i: int, span: ActorSpan) -> tuple[bool, int, int]:
    return (span.head != i, span.end - span.start, span.start)


def ordered(spans: Iterable[ActorSpan]) -> tuple[ActorSpan, ...]:
    """Return spans in text order, the longer of two that begin together first."""
    return tuple(sorted(set(spans), key=lambda span: (span.start, -span.end, span.actor.id)))
