from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp import annotate
from kg.ontology import Ontology
from tests.factory import document

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = (
    "The weather was fine and everybody went out. Nothing else is known about it so far. "
    "Russian troops shelled Kursk after Ukraine had warned Moscow. "
    "The shops were closed for the day and the streets were empty. "
    "Kim Jong-un met Vladimir Putin in Berlin. He thanked him."
)


def test_skipping_changes_no_parse(shipped: Language, small: Ontology) -> None:
    """Passages that can hold no claim are not parsed; the others are parsed as if all were."""
    quick = annotate(document(TEXT), shipped, small)
    slow = annotate(document(TEXT), shipped, small, thorough=True)
    assert quick.actors == slow.actors
    parsed = [(a.text, a.head.i) for a in quick.doc if a.pos_]
    assert len(parsed) < len(quick.doc)
    assert parsed == [(b.text, b.head.i) for a, b in zip(quick.doc, slow.doc, strict=True) if a.pos_]


def test_a_passage_that_is_not_parsed_is_one_sentence(shipped: Language, small: Ontology) -> None:
    """Skipped passages keep their words and are sentences of their own."""
    doc = annotate(document(TEXT), shipped, small).doc
    assert doc.text == TEXT
    assert next(doc.sents).text == "The weather was fine and everybody went out."
