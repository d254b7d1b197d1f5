"""Read the dateline before a text, "KYIV, Nov. 8 (Reuters) -", and the byline above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.text.dates import calendar
from kg.text.furniture import Furniture

_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_PLACE = re.compile(rf"{_NAME}(?:[ /]{_NAME}){{0,3}}")
# Ends a dateline: a dash, or an outlet in brackets with a dash, a colon or a capital behind it.
_END = re.compile(
    # A dash that lost its encoding is a quotation mark: CAIRO (AP) " Acting on a judge's order
    r"(?P<outlet>\([A-Z][\w./&' -]{0,30}\))?"
    r"(?P<dash>\s*[–—]{1,2}\s*|\s+-{1,2}\s+|\s*:\s+|\s*\"\s+|\s*)(?=(?P<next>\S))"
)
_LONGEST = 90
"""Characters of the longest dateline, such as "UNITED NATIONS, New York, September 18, 2024 (Xinhua) --"."""
_OPENERS = "“\"‘'([" + "".join(map(str, range(10)))
_SMALL = r"(?:and|in|for|of|the|de|da|van|von|der|al|el|bin|ben|with|at|&|\||/|–|—|-)"


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by whom an article was filed; each None when it does not say."""

    place: str | None
    day: date | None
    outlet: str | None
    start: int
    end: int


def read_dateline(line: str, furniture: Furniture, published: date | None = None) -> Dateline | None:
    """Return the dateline that a paragraph begins with, its offsets counted from the start of ``line``.

    Args:
        line: A paragraph without line ends.
        furniture: Knows months and agencies.
        published: Day of publication, for a day without a year.
    """
    for match in _END.finditer(line[: _LONGEST + 20]):
        if match.start() > _LONGEST:
            break
        if not match["outlet"] and not match["dash"].strip(': "'):
            continue
        found = _parse(line[: match.start()], match, furniture, published)
        if found or match["dash"].strip():
            return found
    return None


def _parse(head: str, end: re.Match[str], furniture: Furniture, published: date | None) -> Dateline | None:
    begins_sentence = end["next"].isupper() or end["next"] in _OPENERS
    outlet = end["outlet"][1:-1] if end["outlet"] else None
    dates = calendar(furniture)
    day = dates.day.search(head)
    place = (head[: day.start()] + head[day.end() :] if day else head).strip(" ,.")
    parts = place.split(", ") if place else []
    if not all(_PLACE.fullmatch(part) for part in parts) or len(parts) > 3 or (not parts and not outlet):
        return None
    is_shouted = bool(parts) and parts[0].isupper() and len(parts[0]) >= 3
    # "NATO — the alliance" and "Putin (Russia) – in" go on in lower case.
    certain = outlet in furniture.agencies if outlet else day is not None
    # "Operator (Listing 1): It exchanges" is no dateline of an agency called Listing 1.
    likely = begins_sentence and (is_shouted or (len(parts) > 1 and not outlet))
    if not (certain or likely) or (outlet and not end["dash"].strip() and outlet not in furniture.agencies):
        return None
    resolved = dates.resolve(day, published) if day else None
    return Dateline(place or None, resolved, outlet, 0, end.end())


def read_byline(line: str, furniture: Furniture) -> str | None:
    """Return the authors that a line names when it is a byline, else None."""
    opening = next(
        (word for word in furniture.bylines if line[: len(word) + 1].lower() == word.lower() + " "), None
    )
    if opening is None:
        return None
    names = line[len(opening) + 1 :].strip()
    words = names.split()
    dates = calendar(furniture)
    if (
        not 1 <= len(words) <= 12
        or names.endswith((".", "?", "!"))
        or dates.words.issuperset({words[0].lower()})
    ):
        return None
    if not re.fullmatch(rf"{_NAME}(?:,? (?:{_NAME}|{_SMALL})){{0,12}}", names):
        return None
    return re.split(r", | \| | for | in ", names)[0]
