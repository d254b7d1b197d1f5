"""What the scorer adds to the grammar, and what it must leave alone."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import kg.ontology
from kg.extract.likely import MARK
from kg.extract.relations import Relations
from kg.extract.scorer import load_trees
from kg.extract.scorer.trees import SHIPPED, read_trees
from kg.nlp import annotate
from kg.nlp.pipeline import load_pipeline
from tests.extract.reading import claims
from tests.factory import document

TREE = {"feature": [0, -1, 1, -1, -1], "bound": [0.5, 0, 2.5, 0, 0], "left": [1, 0, 3, 0, 0]}
SMALL = {
    "features": ["a.subject", "apart"],
    "base": 0.0,
    "threshold": 0.5,
    "trees": [TREE | {"right": [2, 0, 4, 0, 0], "value": [0, -2.0, 0, 3.0, 1.0]}],
}


@pytest.mark.parametrize(
    ("features", "odds"),
    [({}, -2.0), ({"a.subject": 1.0}, 3.0), ({"a.subject": 1.0, "apart": 9.0}, 1.0)],
)
def test_trees_give_the_odds_of_their_leaves(features: dict[str, float], odds: float) -> None:
    """A pairing goes left up to the bound of a node and right above it."""
    found = read_trees(SMALL).likelihoods([(("", features),)])
    assert found == pytest.approx([1 / (1 + np.exp(-odds))])


def test_shared_parts_bear_the_prefix_of_their_role() -> None:
    """The same features of an actor count for its role as subject alone."""
    subject = {"subject": 1.0}
    odds = read_trees(SMALL).likelihoods([(("a.", subject),), (("b.", subject),)])
    assert odds[0] > 0.9 > 0.2 > odds[1]


def test_nothing_to_score_is_no_error() -> None:
    """A document without pairs has no likelihoods."""
    assert len(load_trees().likelihoods([])) == 0


def test_a_claim_of_the_scorer_says_so_and_how_likely_it_is() -> None:
    """Such a claim names the frame that it goes by, and is as sure as the scorer was."""
    text = (
        "The United States condemns the attacks today in the towns of Jabla and Tartus, for which the Islamic "
        "State has claimed responsibility and where more than 60 civilians were killed in multiple bombings."
    )
    found = [claim for claim in claims(text) if claim.rule.endswith(MARK)]
    assert all(load_trees().threshold * 0.8 <= claim.confidence <= 1 for claim in found)


def test_grammar_comes_first() -> None:
    """What the grammar finds is not said again by the scorer."""
    found = claims("Iran attacked Israel with drones.")
    assert [claim.rule for claim in found] == ["attacks/strike"]


def test_lists_of_many_actors_stay_cheap() -> None:
    """A sentence that names forty states pairs but the first of them."""
    names = "France, Spain, Italy, Greece, Malta, Cyprus, Poland, Latvia, Estonia, Finland"
    text = f"{names}, {names}, {names} and {names} condemned Russia and urged China to press Iran."
    nlp, ontology = load_pipeline(), kg.ontology.load()
    relations = Relations(ontology, None)
    assert len(relations.pairings(annotate(document(text), nlp, ontology))) < 2_000


def test_the_shipped_trees_are_small() -> None:
    """The weights fit into a package: under 300 kB, every feature in use."""
    data = json.loads(SHIPPED.read_text("utf-8"))
    used = {feature for tree in data["trees"] for feature in tree["feature"]}
    assert SHIPPED.stat().st_size < 300_000
    assert used - {-1} == set(range(len(data["features"])))


def test_what_taught_the_scorer_is_never_measured() -> None:
    """No article of training/articles stands among the articles of the quality floors."""
    root = Path(__file__).parents[2]
    taught = {
        json.loads(path.read_text("utf-8"))["text"]
        for path in (root / "training" / "articles").glob("*.json")
    }
    measured = {
        json.loads(path.read_text("utf-8"))["text"]
        for path in (root / "tests" / "quality" / "gold").glob("*.json")
    }
    assert len(taught) > 60
    assert taught.isdisjoint(measured)
