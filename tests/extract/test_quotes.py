from __future__ import annotations

import pytest
import spacy

from kg.extract.quotes import quotations

NLP = spacy.blank("en")
CASES = [
    ("Mali said: “Niger attacked.”", ["“Niger attacked.”"]),
    ('"Niger attacked", said Mali. "It lost."', ['"Niger attacked"', '"It lost."']),
    ("“Niger attacked. It seized two towns,” Mali said.", ["“Niger attacked. It seized two towns,”"]),
    ("“Niger attacked.\n\n“It seized a town,” he said.", ["“Niger attacked.\n\n“It seized a town,”"]),
    ("“Niger attacked.\n\nMali is calm.", ["“Niger attacked."]),
    ("The army’s tanks are at Mali’s border.", []),
    ("‘We won’t talk,’ he said.", ["‘We won’t talk,’"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_quotations(text: str, expected: list[str]) -> None:
    """A quotation runs from mark to mark, over sentences, and ends with its paragraph if the mark is missing."""
    doc = NLP(text)
    assert [doc[quote.start : quote.end].text for quote in quotations(doc)] == expected
