"""Where a relation cannot be: in a sentence of sport, or across the end of a quotation."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from spacy.tokens import Doc, Token

from kg.extract.parties import Party

QUOTES = frozenset('“”"«»„')


def sport(doc: Doc, lexicon: dict[str, Any]) -> frozenset[int]:
    """Return the tokens of all sentences that a word or phrase of sport stands in.

    Args:
        doc: A parsed Doc.
        lexicon: Single words and phrases, as in ``lexicon/sport.toml``.
    """
    words, phrases = frozenset(lexicon["words"]), tuple(f" {phrase} " for phrase in lexicon["phrases"])
    found: set[int] = set()
    for sent in doc.sents:
        lower = [token.lower_ for token in sent]
        hyphenated = {"".join(lower[i : i + 3]) for i in range(len(lower) - 2) if lower[i + 1] == "-"}
        if words & ({*lower} | hyphenated) or any(phrase in f" {' '.join(lower)} " for phrase in phrases):
            found.update(range(sent.start, sent.end))
    return frozenset(found)


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
