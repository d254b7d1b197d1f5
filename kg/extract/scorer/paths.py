"""The way between two tokens of a tree."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

FAR = 12
"""Length of the path to a token of another tree, which fragments have."""
NEAR = 3
"""Longest path that is a feature as it stands."""


class Chain(NamedTuple):
    """A token and all that governs it, to the root."""

    tokens: tuple[Token, ...]
    labels: tuple[str, ...]
    places: dict[int, int]
    """Where in the chain each token stands, by its index."""

    @classmethod
    def of(cls, *tokens: Token) -> Chain:
        """Return the chain of these tokens, the lowest first."""
        labels = tuple(token.dep_ for token in tokens)
        return cls(tokens, labels, {token.i: place for place, token in enumerate(tokens)})


class Path(NamedTuple):
    """The way between the first tokens of two chains."""

    up: tuple[Token, ...]
    """From the first token up to below the common governor."""
    down: tuple[Token, ...]
    """From the second token up to below the common governor."""
    labels: tuple[tuple[str, ...], tuple[str, ...]]
    """The functions of both."""
    top: int
    """Index of the common governor; -1 where there is none."""
    length: int
    """Edges between the two."""


def path_between(first: Chain, second: Chain) -> Path:
    """Return the way between two tokens, each given with all that governs it."""
    for place, i in enumerate(second.places):
        if (at := first.places.get(i)) is not None:
            labels = first.labels[:at], second.labels[:place]
            return Path(first.tokens[:at], second.tokens[:place], labels, i, at + place)
    return Path(first.tokens[:1], (), (first.labels[:1], ()), -1, FAR)
