from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.polarity import Negators, polarity
from kg.ontology import load
from tests.extract.predicates import predicates
from tests.factory import doc, token

NEGATORS = Negators.read(load().lexicon("polarity"))
CASES = [(predicate, expected, doc_) for predicate, expected, _, doc_ in predicates()]


@pytest.mark.parametrize(("predicate", "expected", "doc_"), CASES, ids=[case[2].text for case in CASES])
def test_polarity(predicate: str, expected: str, doc_: Doc) -> None:
    """A predicate is negative exactly when an odd number of negators has it in its scope."""
    assert polarity(token(doc_, predicate), NEGATORS) == expected


def test_an_object_can_be_denied_alone() -> None:
    """What "not" excludes from a pair of targets is denied, the other one is not."""
    sentence = doc(
        "The|the|DT|det|1 bombs|bomb|NNS|nsubj|1 hit|hit|VBD|root|0 rebels|rebel|NNS|obj|-1 ,|,|,|punct|2 "
        "not|not|RB|advmod|1 jihadists|jihadist|NNS|conj|-3 .|.|.|punct|-5"
    )
    hit = token(sentence, "hit")
    assert polarity(hit, NEGATORS, token(sentence, "rebels")) == "positive"
    assert polarity(hit, NEGATORS, token(sentence, "jihadists")) == "negative"
