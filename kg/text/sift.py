"""Keep the blocks that are news; drop page furniture, comments, bylines and date lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from kg.text.blocks import Block
from kg.text.dateline import Dateline, read_byline, read_dateline
from kg.text.dates import calendar
from kg.text.furniture import Furniture

_HEADING_WORDS = 22
"""Words of the longest heading; longer lines without a full stop are list items or lost their stop."""
_MENU_LINES = 5
"""So many lines of at most three words, one below the other, are a menu: no article prints them."""
_STOP = re.compile(r"[.!?…:;,][\"”’')\]]*$")


@dataclass
class Sifted:
    """What was kept and what was dropped, in offsets of the text that was sifted."""

    blocks: list[Block] = field(default_factory=list)
    headings: set[Block] = field(default_factory=set)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    dateline: Dateline | None = None
    byline: str | None = None


def sift(
    text: str,
    blocks: list[Block],
    furniture: Furniture,
    reason_of: Callable[[str], str | None],
    *,
    title: str | None,
    published: date | None,
) -> Sifted:
    """Return the blocks of news, with a dateline taken off the first paragraph.

    Args:
        text: What the blocks are passages of.
        blocks: Paragraphs, headings and list items.
        furniture: What is known about the parts of a page.
        reason_of: Tells why a line is no news, as ``Furniture.reason``.
        title: Of the document, which is a heading.
        published: Day of publication; dates a dateline.
    """
    result = Sifted()
    contents = [" ".join(text[block.start : block.end].split()) for block in blocks]
    menus = _menus(blocks, contents)
    dates = calendar(furniture)
    below = False
    for number, (block, content) in enumerate(zip(blocks, contents, strict=True)):
        reason = "comments" if below else reason_of(content) or ("menu" if number in menus else None)
        if not below and furniture.opens_comments(content):
            # A form above the article has news below it.
            below, reason = 2 * block.start > len(text), "comments"
        if not reason and dates.is_date_line(content):
            reason = "date line"
            if result.dateline is None:
                day = dates.find(content, published)
                result.dateline = Dateline(None, day, None, block.start, block.end) if day else None
        if not reason and (names := read_byline(content, furniture)):
            result.byline, reason = result.byline or names, "byline"
        if reason:
            result.dropped.append((block.start, block.end, reason))
            continue
        is_heading = block.is_marked or content == title or _is_heading(block, content)
        if not is_heading and len(result.blocks) - len(result.headings) < 2:
            block = _without_dateline(block, content, text, furniture, published, result)
        result.blocks.append(block)
        if is_heading:
            result.headings.add(block)
    return result


def _without_dateline(
    block: Block, content: str, text: str, furniture: Furniture, published: date | None, result: Sifted
) -> Block:
    found = read_dateline(content, furniture, published)
    if not found or found.end >= len(content) or (result.dateline and result.dateline.place):
        return block
    # The paragraph was compared with single spaces; count its other characters to find the place in the text.
    wanted = len("".join(content[: found.end].split()))
    place = block.start
    while wanted or text[place].isspace():
        wanted -= not text[place].isspace()
        place += 1
    day = found.day or (result.dateline.day if result.dateline else None)
    result.dateline = Dateline(found.place, day, found.outlet, block.start, place)
    result.dropped.append((block.start, place, "dateline"))
    return Block(place, block.end, block.is_item)


def _is_heading(block: Block, content: str) -> bool:
    return (
        not block.is_item
        and not _STOP.search(content[-8:])
        and not content[0].islower()
        and len(content.split()) <= _HEADING_WORDS
    )


def _menus(blocks: list[Block], contents: list[str]) -> set[int]:
    """Return the numbers of the blocks that are entries of a menu."""
    found: set[int] = set()
    row: list[int] = []
    for number, (block, content) in enumerate(zip(blocks, contents, strict=True)):
        if len(content.split()) <= 3 and not _STOP.search(content[-8:]) and not block.is_marked:
            row.append(number)
            continue
        found.update(row if len(row) >= _MENU_LINES else ())
        row = []
    return found | set(row if len(row) >= _MENU_LINES else ())
