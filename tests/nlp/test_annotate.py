from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.nlp import Annotated, annotate
from kg.nlp.pipeline import load_pipeline
from kg.ontology import Ontology
from tests.factory import document

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the shipped pipeline, loaded once."""
    return load_pipeline()


def found(annotated: Annotated) -> list[tuple[str, str]]:
    """Return the (words, actor) of every mention."""
    mentions = [annotated.mention(span) for span in annotated.actors]
    return [(mention.text, mention.actor.name) for mention in mentions]


CASES = [
    (
        "Ukrainian artillerymen struck North Korean soldiers.",
        [
            ("Ukrainian artillerymen", "Armed Forces of Ukraine"),
            ("North Korean soldiers", "Armed Forces of North Korea"),
        ],
    ),
    (
        "The opposition in Venezuela thanked the United States.",
        [
            ("opposition", "Venezuelan opposition"),
            ("Venezuela", "Venezuela"),
            ("United States", "United States"),
        ],
    ),
    (
        "Iran’s Revolutionary Guards warned Israel.",
        [
            ("Iran", "Iran"),
            ("Revolutionary Guards", "Islamic Revolutionary Guard Corps"),
            ("Israel", "Israel"),
        ],
    ),
    ("Iran-backed militias attacked Israel.", [("Iran", "Iran"), ("Israel", "Israel")]),
    ("Beijing rejected the American proposal.", [("Beijing", "China"), ("American", "United States")]),
    ("It will be up to us who is blamed.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_names(text: str, expected: list[tuple[str, str]], nlp: Language, small: Ontology) -> None:
    """Names, seats, adjectives and role nouns are found with the actors that they mean."""
    assert found(annotate(document(text), nlp, small)) == expected


def test_offsets_are_those_of_the_stored_text(nlp: Language, small: Ontology) -> None:
    """A mention stands where it says in the text as stored, whatever was repaired for the parser."""
    text = "\u0130t is said that soldiers came from the DPRK.\u0130t is a lie,  says Moscow."
    annotated = annotate(document(text), nlp, small)
    for span in annotated.actors:
        mention = annotated.mention(span)
        assert text[mention.start : mention.end] == mention.text
