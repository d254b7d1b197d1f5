"""Names begin and end properly, and no other such reading of the scores is better."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.reader.labels import Labels
from kg.nlp.reader.spans import Namer

LABELS = Labels([], [], [], ["ORG", "GPE"])
NAMES = list(LABELS.names)


def _is_proper(path: tuple[str, ...]) -> bool:
    kind = ""
    for label in path:
        place, name = label[0], label[2:]
        if (kind and (place not in "IL" or name != kind)) or (not kind and place in "IL"):
            return False
        kind = name if place in "BI" else ""
    return not kind


@given(st.integers(0, 10_000), st.integers(1, 4))
def test_no_proper_reading_is_better(seed: int, count: int) -> None:
    """All readings of a short sentence are tried."""
    scores = np.random.default_rng(seed).normal(0, 2, (count, len(NAMES))).astype(np.float32)
    best = max(
        (path for path in product(NAMES, repeat=count) if _is_proper(path)),
        key=lambda path: sum(scores[i, NAMES.index(label)] for i, label in enumerate(path)),
    )
    wanted = [
        (i, next(j + 1 for j in range(i, count) if best[j][0] in "LU"), label[2:])
        for i, label in enumerate(best)
        if label[0] in "BU"
    ]
    assert Namer(LABELS).names(scores) == wanted
