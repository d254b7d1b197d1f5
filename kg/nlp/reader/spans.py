"""The best names of a sentence from the scores of its words."""

from __future__ import annotations

import numpy as np

from kg.nlp.reader.labels import Labels

NEVER = np.float32(-1e9)


class Namer:
    """Finds the sequence of labels with the highest sum in which each name begins and ends.

    Args:
        labels: What the scores are of.

    Source:
        G. David Forney, The Viterbi algorithm, 1973, https://doi.org/10.1109/PROC.1973.9030.
    """

    def __init__(self, labels: Labels) -> None:
        self._labels = list(labels.names)
        self._steps = np.array(
            [[0 if _follows(a, b) else NEVER for a in self._labels] for b in self._labels], np.float32
        )
        self._open = np.array([label[0] in "IL" for label in self._labels])
        self._unfinished = np.array([label[0] in "BI" for label in self._labels])

    def names(self, scores: np.ndarray) -> list[tuple[int, int, str]]:
        """Return names as (first word, word after the last, type), in order.

        Args:
            scores: Shape (words, labels).
        """
        if not scores.argmax(1).any():
            return []
        return self._read(self._path(scores))

    def _path(self, scores: np.ndarray) -> list[int]:
        best = np.where(self._open, NEVER, scores[0])
        ways = []
        for row in scores[1:]:
            through = self._steps + best
            ways.append(through.argmax(1))
            best = through.max(1) + row
        path = [int(np.where(self._unfinished, NEVER, best).argmax())]
        for way in reversed(ways):
            path.append(int(way[path[-1]]))
        return path[::-1]

    def _read(self, path: list[int]) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        start = 0
        for i, number in enumerate(path):
            label = self._labels[number]
            if label[0] in "BU":
                start = i
            if label[0] in "LU":
                found.append((start, i + 1, label[2:]))
        return found


def _follows(before: str, label: str) -> bool:
    """Return whether a label may follow another."""
    if before[0] in "BI":
        return label[0] in "IL" and label[2:] == before[2:]
    return label[0] not in "IL"
