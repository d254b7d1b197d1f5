"""The best tree of a sentence from the scores of its arcs.

Source:
    Ryan McDonald et al., Non-projective Dependency Parsing using Spanning Tree Algorithms, 2005,
    https://aclanthology.org/H05-1066: the algorithm of Chu, Liu and Edmonds.
"""

from __future__ import annotations

import numpy as np

NEVER = np.float32(-1e9)


def best_tree(scores: np.ndarray) -> list[int]:
    """Return the head of each word; 0 is the root, word ``i`` is ``i + 1``.

    Args:
        scores: Row a word, column a head it may have; column 0 is the root. Shape (words, words + 1).

    Returns:
        A tree with one root. Where each word's best head makes one, as 19 times of 20, it is that.
    """
    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(1, count + 1)] = NEVER
    heads = scores.argmax(1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1 and not _cycle(heads.tolist()):
        return [int(head) for head in heads]
    root = _root(scores, roots)
    scores[:, 0] = scores[root] = NEVER
    scores[root, 0] = 0
    # As a square with the root as first row, so that words and heads bear one number.
    square = np.full((count + 1, count + 1), NEVER, np.float32)
    square[1:] = scores
    return [int(head) for head in _spanning(square)[1:]]


def _root(scores: np.ndarray, roots: np.ndarray) -> int:
    """Return the word that gives up least by being the root, of all where none wants to be."""
    others = scores[:, 1:].max(1)
    among = roots if len(roots) else np.arange(len(scores))
    return int(among[np.argmax((scores[:, 0] - others)[among])])


def _cycle(heads: list[int]) -> list[int]:
    """Return words (from 1) that are each other's heads, or nothing."""
    safe = {0}
    for word in range(1, len(heads) + 1):
        way: list[int] = []
        while word not in safe and word not in way:
            way.append(word)
            word = heads[word - 1]
        if word in way:
            return way[way.index(word) :]
        safe.update(way)
    return []


def _spanning(square: np.ndarray) -> np.ndarray:
    """Return the head of each node; node 0 is the root and its head is nothing to anyone."""
    heads: np.ndarray = square.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:].tolist())
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(square)), inside)
    kept = square[inside, heads[inside]]
    # The cycle becomes one node, the last: entering it at a word gives up that word's arc in the cycle.
    size = len(outside)
    small = np.full((size + 1, size + 1), NEVER, np.float32)
    small[:size, :size] = square[np.ix_(outside, outside)]
    leaving = square[np.ix_(outside, inside)]
    small[:size, size] = leaving.max(1)
    entering = square[np.ix_(inside, outside)] - kept[:, None]
    small[size, :size] = entering.max(0)
    small[np.arange(size + 1), np.arange(size + 1)] = NEVER
    solved = _spanning(small)
    for node in range(1, size):
        head = solved[node]
        heads[outside[node]] = inside[leaving[node].argmax()] if head == size else outside[head]
    at = solved[size]
    broken = inside[entering[:, at].argmax()]
    heads[broken] = outside[at]
    return heads
