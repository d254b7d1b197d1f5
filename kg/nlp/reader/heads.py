"""From the states of words to what is said of each: tags, morphology, sentence starts, names, heads, labels.

Source:
    Timothy Dozat and Christopher D. Manning, Deep Biaffine Attention for Neural Dependency Parsing, 2017,
    https://arxiv.org/abs/1611.01734.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.nlp.reader.encoder import session

Array = np.ndarray


@dataclass(slots=True)
class Judged:
    """What the words of some units are, one row a word; ``child`` and ``parent`` make arcs."""

    tag: Array
    morph: Array
    start: Array
    """Above 0 where a sentence seems to start."""
    name: Array
    """Scores of the labels of names."""
    child: Array
    parent: Array
    child_label: Array
    parent_label: Array


class Heads:
    """The heads.

    Args:
        folder: With ``heads.onnx`` and ``labels.onnx``.
    """

    def __init__(self, folder: Path) -> None:
        self._heads, self._labels = session(folder / "heads.onnx"), session(folder / "labels.onnx")
        self._arcs = session(folder / "arcs.onnx")

    def judge(self, states: Array) -> Judged:
        """Return what words of these states are, shape (words, 384)."""
        return Judged(*self._heads.run(None, {"x": states}))

    def arcs(self, child: Array, parent: Array) -> Array:
        """Return the score of each arc, shape (words, heads)."""
        found: Array = self._arcs.run(None, {"child": child, "parent": parent})[0]
        return found

    def labels(self, judged: Judged, words: Array, heads: Array) -> Array:
        """Return the numbers of the dependency labels of words, given their rows and those of their heads."""
        given = {"child": judged.child_label[words], "parent": judged.parent_label[heads]}
        found: Array = self._labels.run(None, given)[0]
        return found
