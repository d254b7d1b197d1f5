"""Which sentences are no politics: in sport, states "attack", "defeat" and "meet" each other every day."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc


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
