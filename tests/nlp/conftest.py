from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from kg.model import Via
from kg.nlp import Annotated, annotate
from kg.nlp.pipeline import load_pipeline
from kg.ontology import Ontology
from tests.actors.conftest import small
from tests.factory import document

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["small"]

Mentions = list[tuple[str, str]]
Read = Callable[..., Mentions]


@pytest.fixture(scope="session")
def shipped() -> Language:
    """Return the shipped pipeline, loaded once."""
    return load_pipeline()


@pytest.fixture
def read(shipped: Language, small: Ontology) -> Read:
    """Return a function from a text to the (words, actor) of its mentions, in order."""

    def mentions(text: str, *, via: Via | None = None, **fields: Any) -> Mentions:
        annotated = annotate(document(text, **fields), shipped, small)
        return [
            (annotated.mention(span).text, span.actor.name)
            for span in annotated.actors
            if via is None or span.via is via
        ]

    return mentions


@pytest.fixture
def annotated(shipped: Language, small: Ontology) -> Callable[[str], Annotated]:
    """Return a function from a text to its annotation."""
    return lambda text: annotate(document(text), shipped, small)
