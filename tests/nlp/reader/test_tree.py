"""The tree of a sentence is the best one there is, and always a tree with one root."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.reader.tree import best_tree


def _scores(seed: int, count: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 3, (count, count + 1)).astype(np.float32)


def _total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def _best(scores: np.ndarray, root: int) -> float:
    """Return the weight of the best tree under one root, by networkx."""
    graph = nx.DiGraph()
    graph.add_edge("root", root, weight=float(scores[root, 0]))
    for word in range(len(scores)):
        for head in range(len(scores)):
            if word not in (root, head):
                graph.add_edge(head, word, weight=float(scores[word, head + 1]))
    tree = nx.maximum_spanning_arborescence(graph)
    return float(sum(weight for *_, weight in tree.edges(data="weight")))


@given(st.integers(0, 10_000), st.integers(1, 9))
def test_it_is_a_tree_with_one_root(seed: int, count: int) -> None:
    """From every word the heads lead to the one root."""
    heads = best_tree(_scores(seed, count))
    assert heads.count(0) == 1
    for word in range(count):
        at, seen = word + 1, set()
        while at:
            assert at not in seen
            seen.add(at)
            at = heads[at - 1]


@given(st.integers(0, 10_000), st.integers(2, 7))
def test_no_tree_under_the_same_root_is_better(seed: int, count: int) -> None:
    """Networkx finds none, where cycles have to be broken as well."""
    scores = _scores(seed, count)
    heads = best_tree(scores)
    assert np.isclose(_total(scores, heads), _best(scores, heads.index(0)), atol=1e-3)


def test_two_words_that_want_each_other_are_parted() -> None:
    """A cycle is entered where that costs least."""
    scores = np.array([[1, 0, 5], [0, 5, 0]], np.float32)
    assert best_tree(scores) == [0, 1]
