"""Split a text into blocks: paragraphs, headings and list items, hard-wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass

WRAPS = range(40, 131)
"""Characters in the longest line of a hard-wrapped text; any other line is a paragraph of its own."""

_MARKER = re.compile(r"[ \t]*(?:(?:[-*•‣▪◦·●–—>]|#{1,6}|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+)+")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")


@dataclass(frozen=True, slots=True)
class Block:
    """A passage ``[start, end)`` without surrounding space or list marker."""

    start: int
    end: int
    is_item: bool = False
    """Whether a list marker stood before it."""
    is_marked: bool = False
    """Whether Markdown marks it as a heading."""


def split(text: str, abbreviations: Container[str], is_alone: Callable[[str], bool]) -> list[Block]:
    """Return the blocks of a text, in order.

    A line goes on with the line above if it begins in lower case, or if that line ends no sentence and had no
    room for the next word: the rule of whoever wrapped it.

    Args:
        text: Text whose lines end with a line feed.
        abbreviations: Words after whose full stop a sentence goes on.
        is_alone: Tells lines that belong to no paragraph, such as page furniture.
    """
    lines = _lines(text)
    width = max((len(line) for _, line in lines), default=0)
    blocks: list[Block] = []
    previous = ""
    for start, line in lines:
        content = line.strip()
        if not content:
            previous = ""
            continue
        marker = _MARKER.match(line)
        begin = start + (marker.end() if marker else len(line) - len(line.lstrip()))
        end = start + len(line.rstrip())
        if begin >= end:
            previous = ""
            continue
        alone = is_alone(content)
        # Two spaces at its end are Markdown's line break inside a paragraph.
        is_broken = previous.endswith("  ") and not is_sentence_end(previous.rstrip(), abbreviations)
        goes_on = is_broken or _goes_on(previous.rstrip(), content, width, abbreviations)
        if previous and not marker and not alone and goes_on:
            blocks[-1] = Block(blocks[-1].start, end, blocks[-1].is_item, blocks[-1].is_marked)
        else:
            sign = marker.group().strip() if marker else ""
            blocks.append(Block(begin, end, bool(sign) and "#" not in sign, sign.startswith("#")))
        previous = "" if alone or blocks[-1].is_marked else line
    return blocks


def is_sentence_end(line: str, abbreviations: Container[str]) -> bool:
    """Tell whether a line ends a sentence: with a stop, but not that of "Gen." or of an initial."""
    if not _ENDS.search(line[-8:]):
        return line.endswith(":")
    last = _LAST_WORD.search(line[-20:])
    return not last or (len(last[1]) > 1 and last[1] not in abbreviations)


def _lines(text: str) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    return lines


def _goes_on(previous: str, content: str, width: int, abbreviations: Container[str]) -> bool:
    if content[0].islower():
        return True
    if not previous or is_sentence_end(previous, abbreviations) or width not in WRAPS:
        return False
    return len(previous) + 1 + len(content.split(maxsplit=1)[0]) > width
