from __future__ import annotations

import pytest

from kg.extract.quantity import Counting, quantity
from kg.model import Quantity
from kg.ontology import load
from tests.factory import annotated, doc, token

COUNTING = Counting.read(load().lexicon("quantity"))
SENT = "Kenya|Kenya|NNP|nsubj|1 sent|send|VBD|root|0 {} to|to|IN|case|1 Mali|Mali|NNP|obl|-{} .|.|.|punct|-{}"
CASES = [
    ("10,000|10,000|CD|nummod|1 troops|troops|NNS|obj|-2", "10,000 troops", 10000, None, None, False),
    (
        "about|about|RB|advmod|1 50|50|CD|nummod|1 tanks|tank|NNS|obj|-3",
        *("about 50 tanks", 50, None, None, True),
    ),
    (
        "between|between|IN|case|4 50|50|CD|nummod|3 and|and|CC|cc|1 60|60|CD|conj|-2 tanks|tank|NNS|obj|-5",
        *("between 50 and 60 tanks", None, 50, 60, False),
    ),
    (
        "more|more|JJR|advmod|2 than|than|IN|fixed|-1 twelve|twelve|CD|nummod|1 tanks|tank|NNS|obj|-4",
        *("more than twelve tanks", 12, 12, None, True),
    ),
    (
        "up|up|IN|advmod|2 to|to|IN|fixed|-1 3|3|CD|compound|1 thousand|thousand|CD|nummod|1 men|man|NNS|obj|-5",
        *("up to 3 thousand men", 3000, None, 3000, True),
    ),
    (
        "dozens|dozen|NNS|obj|-1 of|of|IN|case|1 tanks|tank|NNS|nmod|-2",
        *("dozens", None, None, None, True),
    ),
]


@pytest.mark.parametrize(
    ("words", "text", "value", "least", "most", "approximate"), CASES, ids=[c[1] for c in CASES]
)
def test_quantity(
    words: str, text: str, value: float | None, least: float | None, most: float | None, approximate: bool
) -> None:
    """Numbers, limits, ranges and approximations are read as words and as numbers."""
    size = len(words.split(" "))
    parsed = doc(SENT.format(words, size + 2, size + 3))
    args = (token(parsed, "sent"), token(parsed, "Kenya"), token(parsed, "Mali"))
    found = quantity(annotated(parsed), *args, COUNTING)
    assert found is not None
    assert (found.text, found.value, found.min, found.max) == (text, value, least, most)
    assert found.approximate is approximate


def test_the_toll_counts() -> None:
    """Where nothing was counted but the dead, the toll is the quantity."""
    parsed = doc(
        "Kenya|Kenya|NNP|nsubj|1 shelled|shell|VBD|root|0 Mali|Mali|NNP|obj|-1 ,|,|,|punct|1 "
        "killing|kill|VBG|advcl|-3 12|12|CD|nummod|1 civilians|civilian|NNS|obj|-2"
    )
    args = (token(parsed, "shelled"), token(parsed, "Kenya"), token(parsed, "Mali"))
    assert quantity(annotated(parsed), *args, COUNTING) == Quantity(
        text="12 civilians", value=12, unit="civilians"
    )


def test_days_are_no_quantity() -> None:
    """How long something lasted is no number of actors."""
    parsed = doc(
        "Kenya|Kenya|NNP|nsubj|1 shelled|shell|VBD|root|0 Mali|Mali|NNP|obj|-1 for|for|IN|case|2 "
        "12|12|CD|nummod|1 days|day|NNS|obl|-4"
    )
    args = (token(parsed, "shelled"), token(parsed, "Kenya"), token(parsed, "Mali"))
    assert quantity(annotated(parsed), *args, COUNTING) is None


def test_a_number_before_an_actor_counts_it() -> None:
    """In ", 10,000 Kenya ..." the number counts although the parser hung it elsewhere."""
    parsed = doc(
        "Meanwhile|meanwhile|RB|advmod|4 ,|,|,|punct|3 10,000|10,000|CD|discourse|2 Kenya|Kenya|NNP|nsubj|1 "
        "attacked|attack|VBD|root|0 Mali|Mali|NNP|obj|-1"
    )
    found = annotated(parsed, "Kenya", "Mali")
    args = (token(parsed, "attacked"), token(parsed, "Kenya"), token(parsed, "Mali"))
    counted = quantity(found, *args, COUNTING)
    assert counted is not None
    assert counted.value == 10000
