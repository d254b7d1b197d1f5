"""Read ``predicates.tsv``: predicate, polarity, modality and the parsed sentence, written by hand."""

from __future__ import annotations

from pathlib import Path

from spacy.tokens import Doc

from tests.factory import doc


def predicates() -> list[tuple[str, str, str, Doc]]:
    """Return (predicate, polarity, modality, doc) of every sentence."""
    lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        predicate, polarity, modality, words = line.split("\t")
        found.append((predicate, polarity, modality, doc(words)))
    return found
