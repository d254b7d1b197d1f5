"""Where a relation cannot be: in a sentence of sport or of one actor, or across the end of a quotation."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

from spacy.tokens import Span, Token

from kg.extract.parties import Party
from kg.nlp.annotation import Annotated

QUOTES = frozenset('“”"«»„')


class Sport:
    """The single words and phrases of ``lexicon/sport.toml``."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._words = frozenset(lexicon["words"])
        self._phrases = tuple(f" {phrase} " for phrase in lexicon["phrases"])

    def holds(self, sent: Span) -> bool:
        """Return whether a word or phrase of sport stands in a sentence."""
        lower = [token.lower_ for token in sent]
        hyphenated = {"".join(lower[i : i + 3]) for i in range(len(lower) - 2) if lower[i + 1] == "-"}
        text = f" {' '.join(lower)} "
        return not self._words.isdisjoint({*lower} | hyphenated) or any(
            part in text for part in self._phrases
        )


def named_around(annotated: Annotated) -> dict[int, set[str]]:
    """Return the actors that each sentence names, by its first token.

    What stands right before or behind a sentence counts as well: a headline ends with no full stop.
    """
    doc, found = annotated.doc, defaultdict[int, set[str]](set)
    for span in annotated.actors:
        for i in (span.start - 1, span.start, span.end - 1, span.end):
            if 0 <= i < len(doc):
                found[doc[i].sent.start].add(span.actor.id)
    return found


def crosses_quote(predicate: Token, *parties: Party) -> bool:
    """Return whether a comma and a quotation mark part a predicate from one of its actors.

    In "We are alarmed by the order," Borrell said, nobody is alarmed by Borrell.
    """
    for party in parties:
        first, last = sorted((predicate.i, party.span.head))
        between = predicate.doc[first : last + 1]
        if any(a.text == "," and b.text[:1] in QUOTES for a, b in pairwise(between)):
            return True
    return False
