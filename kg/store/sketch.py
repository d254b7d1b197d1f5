"""Near-duplicates: which documents tell the same text again, so that one story counts once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

SHINGLE_WORDS = 5
SKETCH_SIZE = 64
SHARED = 4
"""Hashes of two sketches in common before their texts are compared: one footer ("Follow us on …") in
thousands of pages shares a hash or two, a story shares many."""
COMMON = 50
"""Documents that share a hash beyond which only the first of them is compared: the footer of an outlet in
thousands of its pages would have each page compared with each."""
CONTAINMENT = 0.6
"""Share of the shorter text that the longer one must hold: agencies' customers cut from the end."""
MIN_SHINGLES = 20
"""Below about 25 words two notices can be alike by chance; only equal ones are one story then."""


def shingles(text: str) -> frozenset[int]:
    """Return hashes of all sequences of five words, case and punctuation aside."""
    words = re.findall(r"\w+", text.lower())
    size = min(SHINGLE_WORDS, len(words))
    runs = (" ".join(words[i : i + size]) for i in range(len(words) - size + 1) if size)
    # 63 bits, because SQLite's integers are signed.
    return frozenset(
        int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
        for run in runs
    )


def sketch(found: frozenset[int]) -> list[int]:
    """Return the smallest hashes: two texts that share much share some of these.

    Source:
        A. Broder, On the resemblance and containment of documents, SEQUENCES 1997,
        https://doi.org/10.1109/SEQUEN.1997.666900
    """
    return sorted(found)[:SKETCH_SIZE]


def is_same_story(first: frozenset[int], second: frozenset[int]) -> bool:
    """Return whether the shorter text stands for the most part in the longer one."""
    if min(len(first), len(second)) < MIN_SHINGLES:
        return first == second
    return len(first & second) >= CONTAINMENT * min(len(first), len(second))


def components(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Join pairs into groups; return each member's group."""
    groups: dict[str, set[str]] = {}
    for first, second in pairs:
        joined = groups.setdefault(first, {first}) | groups.setdefault(second, {second})
        for member in joined:
            groups[member] = joined
    return groups
