"""A text that was edited, and where each of its characters stood before."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]
"""Replace ``[start, end)`` of the current text by a string; start = end inserts."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and, for each character, the passage of the stored text that it stands for."""

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, text: str) -> Mapped:
        """Return the unedited text: every character stands for itself."""
        return cls(text, array("l", range(len(text))), array("l", range(1, len(text) + 1)))

    def edit(self, edits: Iterable[Edit]) -> Mapped:
        """Return the text after ``edits``, which are sorted and do not overlap.

        A replacement of the same length maps character by character, any other one as a whole; an insertion
        stands for nothing, between the characters around it.
        """
        parts: list[str] = []
        starts, ends = array("l"), array("l")
        done = 0
        for start, end, new in edits:
            parts += (self.text[done:start], new)
            starts += self.starts[done:start]
            ends += self.ends[done:start]
            if len(new) == end - start:
                starts += self.starts[start:end]
                ends += self.ends[start:end]
            else:
                first, last = self._passage(start, end)
                starts += array("l", [first]) * len(new)
                ends += array("l", [last]) * len(new)
            done = end
        if not done and not parts:
            return self
        parts.append(self.text[done:])
        return Mapped("".join(parts), starts + self.starts[done:], ends + self.ends[done:])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the passage of the stored text that ``[start, end)`` stands for."""
        return self._passage(max(start, 0), min(end, len(self.text)))

    def locate(self, offset: int) -> int | None:
        """Return the first character that stands for the stored character at ``offset``, None when cut."""
        place = bisect_right(self.ends, offset)
        return place if place < len(self.text) and self.starts[place] <= offset else None

    def _passage(self, start: int, end: int) -> tuple[int, int]:
        if start < end:
            return self.starts[start], self.ends[end - 1]
        # Behind the character before it: what was cut after that one belongs to neither side.
        place = self.ends[start - 1] if start else 0
        return place, place
