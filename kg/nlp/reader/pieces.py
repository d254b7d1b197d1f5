"""Words as the pieces that the encoder knows, and the capitals that the pieces have lost.

Source:
    Yonghui Wu et al., Google's Neural Machine Translation System, 2016, https://arxiv.org/abs/1609.08144:
    of each word the longest piece that begins it, then the longest that goes on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

LONGEST = 5
"""Most pieces of one word; what is left of a web address tells nothing."""
UNKNOWN, BEGIN = "[UNK]", "[CLS]"
SHAPES = ("none", "small", "Capital", "CAPITALS", "miXed", "digits", "mark", "Capital.first")
"""Kinds of words by their capitals; the encoder's pieces are all small."""


class Pieces:
    """Splits words into pieces; remembers those that it has split.

    Args:
        vocabulary: The pieces by number; one that goes on with a word begins with ``##``.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]
        self.begin = self._numbers[BEGIN]
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 200_000:  # a stream of invented words does not fill the memory
                self._known.clear()
            numbers = [number for part in _parts(_plain(word)) for number in self._split(part)]
            found = self._known[word] = tuple(numbers[:LONGEST]) or (self._unknown,)
        return found

    def _split(self, part: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        while start < len(part) and len(numbers) < LONGEST:
            for end in range(len(part), start, -1):
                number = self._numbers.get(("##" if start else "") + part[start:end])
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return numbers


def shape(word: str, *, first: bool) -> int:
    """Return the number of a word's kind in ``SHAPES``."""
    if not any(char.isalpha() for char in word):
        return 5 if any(char.isdigit() for char in word) else 6
    if word.islower():
        return 1
    if word.isupper() and sum(char.isalpha() for char in word) > 1:
        return 3
    if word[0].isupper() and not any(char.isupper() for char in word[1:]):
        return 7 if first else 2
    return 4


def _plain(word: str) -> str:
    """Return a word in small letters without accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in apart if unicodedata.category(char) != "Mn")


def _parts(word: str) -> Iterator[str]:
    """Yield the runs of letters and digits of a word and each mark by itself."""
    start = 0
    for i, char in enumerate(word):
        if not char.isalnum():
            if start < i:
                yield word[start:i]
            if not char.isspace():
                yield char
            start = i + 1
    if start < len(word):
        yield word[start:]
