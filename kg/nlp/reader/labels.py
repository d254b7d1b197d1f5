"""The labels that the reader gives, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

OUTSIDE = "O"
PLACES = ("B", "I", "L", "U")
"""First, inner and last word of a name, and a name of one word."""


class Labels:
    """Numbers of tags, morphology, dependencies and names.

    Args:
        tags: Penn tags.
        morphs: Part of speech and features ("VERB|Tense=Past").
        deps: Labels of Universal Dependencies.
        names: Types of names.
    """

    def __init__(self, tags: list[str], morphs: list[str], deps: list[str], names: list[str]) -> None:
        self.lists = {"tags": tags, "morphs": morphs, "deps": deps, "names": names}
        self.tags = {label: number for number, label in enumerate(tags)}
        self.morphs = {label: number for number, label in enumerate(morphs)}
        self.deps = {label: number for number, label in enumerate(deps)}
        places = [OUTSIDE, *(f"{place}-{name}" for name in names for place in PLACES)]
        self.names = {label: number for number, label in enumerate(places)}

    @staticmethod
    def morph(pos: str, features: str) -> str:
        """Return one label for part of speech and features."""
        return f"{pos}|{features}" if features else pos

    def spans(self, span: Span) -> list[int]:
        """Return the number of each word of a span whose names are known."""
        found = [0] * len(span)
        for ent in span.ents:
            start, end = ent.start - span.start, ent.end - span.start
            for i in range(start, end):
                place = "U" if end - start == 1 else "B" if i == start else "L" if i == end - 1 else "I"
                found[i] = self.names.get(f"{place}-{ent.label_}", 0)
        return found
