from __future__ import annotations

import pytest

from kg.evaluation.pairs import Marked, Roots, macro_f1
from kg.nlp.pipeline import load_pipeline
from kg.ontology import load

CASES = [
    ("Kenya accused Somalia of smuggling.", "Kenya", "Somalia", "ACCUSE"),
    ("Kenya refused to meet Somalia.", "Kenya", "Somalia", "REJECT"),
    ("Kenya will meet Somalia next week.", "Kenya", "Somalia", "AGREE"),
    ("Kenya and Somalia signed a treaty.", "Kenya", "Somalia", "SUPPORT"),
    ("Kenya met Somalia in Kampala.", "Kenya", "Somalia", "CONSULT"),
    ("The sun shone over Kampala.", "The sun", "Kampala", None),
]


@pytest.fixture(scope="module")
def roots() -> Roots:
    """Return the namer of types."""
    return Roots(load_pipeline(), load())


@pytest.mark.parametrize(("text", "source", "target", "expected"), CASES, ids=[case[0] for case in CASES])
def test_roots(roots: Roots, text: str, source: str, target: str, expected: str | None) -> None:
    """The type between two marked actors follows the codebook, also where denial and intention change it."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in (source, target)]
    assert roots.of(Marked(text, spans[0], spans[1], "")) == expected


def test_macro_f1() -> None:
    """Every expected type counts the same, however rare."""
    mean, by_type = macro_f1([("A", "A"), ("A", "A"), ("A", "B"), ("B", "B"), ("C", None)])
    assert by_type == {"A": pytest.approx(0.8), "B": pytest.approx(2 / 3), "C": 0.0}
    assert mean == pytest.approx((0.8 + 2 / 3) / 3)
