"""One verb, one subject: a second one goes to the head that it would have chosen next.

Each word chooses its head for itself, and one sentence in thirty gives a verb two subjects: "warplanes struck
the port, state media reported".
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np


def surplus(scores: np.ndarray, heads: list[int], labels: np.ndarray, subjects: Collection[int]) -> list[int]:
    """Give each head one subject; return the words whose head changed.

    Args:
        scores: Row a word, column a head it may have; column 0 is the root. Shape (words, words + 1).
        heads: Head of each word, 0 for the root; changed in place, and a tree still.
        labels: Number of each word's label.
        subjects: Numbers of the labels of subjects.
    """
    changed: list[int] = []
    of_head: dict[int, list[int]] = {}
    for word, head in enumerate(heads):
        if head and labels[word] in subjects:
            of_head.setdefault(head, []).append(word)
    for head, words in sorted(of_head.items()):
        if len(words) < 2:
            continue
        choices = [_next(scores, heads, word, head) for word in words]
        loss, word, other = min(
            (scores[word, head] - score, word, other)
            for word, (score, other) in zip(words, choices, strict=True)
        )
        if np.isfinite(loss):
            heads[word] = other
            changed.append(word)
    return changed


def _next(scores: np.ndarray, heads: list[int], word: int, head: int) -> tuple[float, int]:
    """Return the best other head of a word with its score: no root, nothing below the word."""
    for other in np.argsort(-scores[word], kind="stable"):
        if other not in (0, head, word + 1) and not _is_below(int(other), word + 1, heads):
            return float(scores[word, other]), int(other)
    return -np.inf, 0


def _is_below(node: int, above: int, heads: list[int]) -> bool:
    while node:
        if node == above:
            return True
        node = heads[node - 1]
    return False
