"""A Doc cut into what is read at once: a sentence, or some where nobody knows yet where they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST = 126
"""Most pieces of a unit; it was trained with so many."""
STOPS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’)]")
SURE = 3
"""Strength of a place where a sentence seems to start."""
WEAK = frozenset(";:,—–")


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens ``start <= i < end``."""

    start: int
    end: int


def units(words: Sequence[str], starts: Sequence[int], counts: Sequence[int]) -> Iterator[Unit]:
    """Yield the units of a Doc, in order.

    Args:
        words: The texts of its tokens.
        starts: What is known of sentence starts: 1 starts, -1 does not, 0 open.
        counts: Pieces of each token.
    """
    begin = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or starts[i] == 1:
            yield from _short(words, starts, counts, begin, i)
            begin = i


def _short(
    words: Sequence[str], starts: Sequence[int], counts: Sequence[int], begin: int, end: int
) -> Iterator[Unit]:
    """Yield a stretch in parts that fit, cut at the strongest mark."""
    left = sum(counts[begin:end])
    while left > MOST:
        held, last, cut = 0, begin, (0, begin)
        while held + counts[last] <= MOST:
            held += counts[last]
            last += 1
            cut = max(cut, (strength(words, starts, last), last))
        yield Unit(begin, cut[1])
        left -= sum(counts[begin : cut[1]])
        begin = cut[1]
    yield Unit(begin, end)


def strength(words: Sequence[str], starts: Sequence[int], i: int) -> int:
    """Return how well a unit may begin at a token: 3 a sentence seems to, 0 it would cut a phrase."""
    before, word = words[i - 1], words[i]
    if not starts[i] and word[:1].isupper():
        if before[-1:] in STOPS:
            return SURE
        if before in CLOSERS and i > 1 and words[i - 2][-1:] in STOPS:
            return SURE
    if before.isspace():
        return 2
    return int(before in WEAK)
