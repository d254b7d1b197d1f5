"""Boosted regression trees as bit masks: what training leaves behind, and the likelihood that it gives."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SHIPPED = Path(__file__).parents[2] / "models" / "scorer.json"


BITS = 32
"""Most leaves of a tree."""
MOST = 20_000
"""Features remembered with their value, 2 MB: the names of paths through sentences have no end."""
Parts = tuple[tuple[str, dict[str, float]], ...]
"""Features by name, in parts with the prefix of their names."""
Nodes = dict[str, tuple[list[float], list[int]]]
"""By feature: the bounds of its nodes, rising, and the leaves that the nodes up to each rule out."""


@dataclass(frozen=True)
class Trees:
    """Trees whose leaves add up to the log odds of a pairing.

    A value above the bound of a node rules out all leaves to the left of the node. Leaves are bits, those of
    all trees side by side in one integer; of each tree the leftmost leaf that no node rules out is the one.
    Half of all features rule out nothing: 13 microseconds a pairing, where walking down took 66.

    Source:
        C. Lucchese et al., QuickScorer: a fast algorithm to rank documents with additive ensembles of
        regression trees, SIGIR 2015, https://doi.org/10.1145/2766462.2767733
    """

    nodes: Nodes
    base: float
    threshold: float
    """Likelihood from which on a pairing is a claim."""
    value: NDArray[np.float32]
    """One row a tree, one column a leaf."""
    _known: dict[str, _RuledOut] = field(default_factory=dict, repr=False, compare=False)
    """By prefix of their names."""

    def at(self, threshold: float) -> Trees:
        """Return the same trees with another threshold."""
        return replace(self, threshold=threshold)

    def likelihoods(self, rows: list[Parts]) -> NDArray[np.float64]:
        """Return how likely each pairing is what its sentence says, between 0 and 1, in order."""
        known: dict[tuple[str, int], int] = {}
        found = bytearray()
        for row in rows:
            out = 0
            for prefix, part in row:
                key = prefix, id(part)
                if key not in known:  # parts that several pairings share are looked up once
                    known[key] = self._ruled_out(prefix, part)
                out |= known[key]
            found += out.to_bytes(BITS // 8 * len(self.value), "little")
        left = ~np.frombuffer(found, "<u4").reshape(len(rows), len(self.value))
        leaf = np.frexp(left & (~left + 1))[1] - 1  # the number of the lowest bit
        odds = self.base + self.value[np.arange(len(self.value)), leaf].sum(axis=1, dtype=np.float64)
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))

    def _ruled_out(self, prefix: str, part: dict[str, float]) -> int:
        """Return the leaves that features rule out together."""
        if prefix not in self._known:
            self._known[prefix] = _RuledOut(prefix, self.nodes)
        found = 0
        for out in map(self._known[prefix].__getitem__, part.items()):
            if out:
                found |= out
        return found


class _RuledOut(dict[tuple[str, float], int]):
    """The leaves that a feature of some value rules out, each worked out when it is first asked for."""

    def __init__(self, prefix: str, nodes: Nodes) -> None:
        super().__init__()
        self._prefix, self._nodes = prefix, nodes

    def __missing__(self, item: tuple[str, float]) -> int:
        name, value = item
        bounds, masks = self._nodes.get(self._prefix + name, ([], []))
        passed = bisect_left(bounds, float(np.float32(value)))
        out = masks[passed - 1] if passed else 0
        if len(self) < MOST:
            self[item] = out
        return out


@lru_cache(maxsize=2)
def load_trees(path: Path = SHIPPED) -> Trees:
    """Read the trees that the package ships."""
    return read_trees(json.loads(path.read_text(encoding="utf-8")))


def read_trees(data: dict[str, Any]) -> Trees:
    """Return trees as ``training.scorer`` makes them; a row must name each feature that may be below 0."""
    found: list[tuple[str, float, int]] = []
    values: list[list[float]] = []
    for number, tree in enumerate(data["trees"]):
        leaves: list[float] = []
        for feature, bound, mask in _nodes(tree, 0, leaves):
            found.append((data["features"][feature], float(np.float32(bound)), mask << BITS * number))
        if len(leaves) > BITS:
            raise ValueError(f"tree {number} has {len(leaves)} leaves, and a mask {BITS} bits")
        values.append(leaves + [0.0] * (BITS - len(leaves)))
    nodes: Nodes = {}
    for name, of_feature in groupby(sorted(found), key=lambda node: node[0]):
        bounds, masks = nodes[name] = [], []
        for _, bound, mask in of_feature:
            bounds.append(bound)
            masks.append(mask | (masks[-1] if masks else 0))
    return Trees(nodes, data["base"], data["threshold"], np.array(values, np.float32))


def _nodes(tree: dict[str, Any], node: int, leaves: list[float]) -> Iterator[tuple[int, float, int]]:
    """Yield (feature, bound, leaves to the left as bits) of each node; add the leaves, left to right."""
    if tree["feature"][node] < 0:
        leaves.append(tree["value"][node])
        return
    first = len(leaves)
    yield from _nodes(tree, tree["left"][node], leaves)
    yield tree["feature"][node], tree["bound"][node], (1 << len(leaves)) - (1 << first)
    yield from _nodes(tree, tree["right"][node], leaves)
