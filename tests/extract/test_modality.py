from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.modality import modality
from kg.extract.modals import Modals
from kg.ontology import load
from tests.extract.predicates import predicates
from tests.factory import token

MODALS = Modals.read(load().lexicon("modality"))
CASES = [(predicate, expected, doc_) for predicate, _, expected, doc_ in predicates()]


@pytest.mark.parametrize(("predicate", "expected", "doc_"), CASES, ids=[case[2].text for case in CASES])
def test_modality(predicate: str, expected: str, doc_: Doc) -> None:
    """Modals, adverbs, governing verbs, conditions and purpose say how firmly the text commits."""
    assert modality(token(doc_, predicate), MODALS) == expected
