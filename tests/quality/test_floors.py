from __future__ import annotations

import pytest

from kg.nlp.pipeline import load_pipeline
from kg.ontology import load
from tests.quality import corpus, floors


@pytest.mark.slow
def test_floors() -> None:
    """No figure of quality is worse than its floor, and the corpus is the one the floors were measured on."""
    pinned = floors.read()
    assert pinned["corpus"] == corpus.digest(), "the corpus changed: python -m tests.quality.floors"
    assert floors.fallen(pinned["floors"], floors.measure(load_pipeline(), load())) == []


def test_a_fallen_figure_is_named() -> None:
    """A figure below its floor is told with both numbers, a rate of false alarms above it as well."""
    pinned = {"recall": 0.5, "false alarms": 0.02}
    assert floors.fallen(pinned, {"recall": 0.5, "false alarms": 0.02}) == []
    assert floors.fallen(pinned, {"recall": 0.4, "false alarms": 0.03}) == [
        "recall: 0.4000, floor 0.5000",
        "false alarms: 0.0300, floor 0.0200",
    ]


def test_every_relation_has_sentences() -> None:
    """Every relation of the ontology is worded by sentences, also negated, and by three forms at least."""
    forms = corpus.relations()
    assert set(forms) == set(load().relations)
    assert {name for name, found in forms.items() if len(found) < 3} == set()
    assert {name for name, found in forms.items() if "negated" not in found} == set()


def test_there_are_enough_sentences() -> None:
    """At least 300 sentences claim something and 200 claim nothing; none is told twice."""
    told = [gold.document.text for gold in corpus.sentences()] + [item.text for item in corpus.nothing()]
    assert len(corpus.sentences()) >= 300
    assert len(corpus.nothing()) >= 200
    assert len(set(told)) == len(told)
