"""Boosted regression trees in numpy: what training leaves behind, and the likelihood that it gives."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SHIPPED = Path(__file__).parents[2] / "models" / "scorer.json"


AT_ONCE = 256
"""Pairings scored together, so that the arrays stay in the cache of the processor."""
Parts = tuple[tuple[str, dict[str, float]], ...]
"""Features by name, in parts with the prefix of their names."""


@dataclass(frozen=True)
class Trees:
    """Trees whose leaves add up to the log odds of a pairing."""

    columns: dict[str, int]
    """Features by name with their column."""
    base: float
    threshold: float
    """Likelihood from which on a pairing is a claim."""
    feature: NDArray[np.int32]
    """One row a tree, one column a node, as the other arrays."""
    bound: NDArray[np.float32]
    """Values up to it go left."""
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    depth: int
    """Most steps from a root to a leaf; a leaf leads to itself."""

    def at(self, threshold: float) -> Trees:
        """Return the same trees with another threshold."""
        return replace(self, threshold=threshold)

    def likelihoods(self, rows: list[Parts]) -> NDArray[np.float64]:
        """Return how likely each pairing is what its sentence says, between 0 and 1, in order."""
        found = [self._odds(rows[i : i + AT_ONCE]) for i in range(0, len(rows), AT_ONCE)]
        odds = np.concatenate(found) if found else np.zeros(0)
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))

    def _odds(self, rows: list[Parts]) -> NDArray[np.float64]:
        """Return the log odds of some pairings."""
        matrix = self._matrix(rows)
        trees = np.arange(len(self.feature))
        here = np.zeros((len(rows), len(trees)), np.int32)
        lines = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            feature = self.feature[trees, here]
            goes_left = matrix[lines, feature] <= self.bound[trees, here]
            here = np.where(goes_left, self.left[trees, here], self.right[trees, here])
        return np.asarray(self.base + self.value[trees, here].sum(axis=1, dtype=np.float64))

    def _matrix(self, rows: list[Parts]) -> NDArray[np.float32]:
        """Return pairings as rows; parts that several share are looked up once."""
        matrix = np.zeros((len(rows), len(self.columns)), np.float32)
        known: dict[tuple[str, int], tuple[list[int], list[float]]] = {}
        for i, row in enumerate(rows):
            for prefix, part in row:
                key = prefix, id(part)
                if key not in known:
                    pairs = ((self.columns.get(prefix + name, -1), value) for name, value in part.items())
                    kept = [pair for pair in pairs if pair[0] >= 0]
                    known[key] = [column for column, _ in kept], [value for _, value in kept]
                columns, values = known[key]
                matrix[i, columns] = values
        return matrix


@lru_cache(maxsize=2)
def load_trees(path: Path = SHIPPED) -> Trees:
    """Read the trees that the package ships."""
    return read_trees(json.loads(path.read_text(encoding="utf-8")))


def read_trees(data: dict[str, Any]) -> Trees:
    """Return trees as ``training.scorer`` makes them."""
    size = max(len(tree["feature"]) for tree in data["trees"])

    def table(name: str, empty: float) -> NDArray[np.float64]:
        rows = [tree[name] + [empty] * (size - len(tree[name])) for tree in data["trees"]]
        return np.array(rows, np.float64)

    leaf = table("feature", -1) < 0
    return Trees(
        columns={name: i for i, name in enumerate(data["features"])},
        base=data["base"],
        threshold=data["threshold"],
        feature=np.maximum(table("feature", -1), 0).astype(np.int32),
        bound=table("bound", 0).astype(np.float32),
        left=_next(table("left", 0), leaf),
        right=_next(table("right", 0), leaf),
        value=table("value", 0).astype(np.float32),
        depth=max(_depth(tree, 0) for tree in data["trees"]),
    )


def _next(nodes: NDArray[np.float64], leaf: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return where each node leads; a leaf to itself."""
    return np.where(leaf, np.arange(nodes.shape[1]), nodes).astype(np.int32)


def _depth(tree: dict[str, Any], node: int) -> int:
    if tree["feature"][node] < 0:
        return 0
    return 1 + max(_depth(tree, tree["left"][node]), _depth(tree, tree["right"][node]))
