"""A verb has one subject, and the tree stays a tree."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.reader.subjects import surplus
from kg.nlp.reader.tree import best_tree

SUBJECT, OTHER = 1, 0


def test_the_second_subject_goes_to_the_next_verb() -> None:
    """Of "warplanes struck, media reported" the media are the ones who reported."""
    heads = [2, 4, 2, 0]  # warplanes and media below struck, struck below reported
    scores = np.full((4, 5), -5, np.float32)
    scores[0, 2], scores[2, 2], scores[2, 4] = 9, 3, 2
    labels = np.array([SUBJECT, OTHER, SUBJECT, OTHER])
    assert surplus(scores, heads, labels, {SUBJECT}) == [2]
    assert heads == [2, 4, 4, 0]


@given(st.integers(0, 10_000), st.integers(1, 8))
def test_it_stays_a_tree(seed: int, count: int) -> None:
    """Whatever the scores and the labels are."""
    chance = np.random.default_rng(seed)
    scores = chance.normal(0, 3, (count, count + 1)).astype(np.float32)
    heads = best_tree(scores)
    surplus(scores, heads, chance.integers(0, 2, count), {SUBJECT})
    assert heads.count(0) == 1
    for word in range(1, count + 1):
        for _ in range(count):
            word = heads[word - 1] if word else 0
        assert word == 0
