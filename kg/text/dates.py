"""Read a day as newspapers print it, and lines that hold nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.text.furniture import Furniture

_MAX_WORDS = 16
"""Words of the longest line of dates: "Published Nov. 8, 2024 10:30 GMT, updated Nov. 9, 2024 11:00 GMT"."""


@dataclass(frozen=True)
class Calendar:
    """The names of months and weekdays, compiled."""

    day: re.Pattern[str]
    months: dict[str, int]
    words: frozenset[str]

    def find(self, text: str, published: date | None = None) -> date | None:
        """Return the first day that ``text`` names, None for none or an impossible one.

        Args:
            text: A line or the head of one.
            published: Day of publication; gives "Nov. 8" the year in which it is not later.
        """
        match = self.day.search(text)
        return self.resolve(match, published) if match else None

    def resolve(self, match: re.Match[str], published: date | None) -> date | None:
        """Return the day of a match of ``day``."""
        found = match.groupdict()
        try:
            if found["iso"]:
                return date.fromisoformat(found["iso"])
            month = self.months[(found["month"] or found["month2"]).lower()]
            day = int(found["day"] or found["day2"])
            year = found["year"] or found["year2"]
            if year:
                return date(int(year), month, day)
            if published:
                same = date(published.year, month, day)
                return same if same <= published else date(published.year - 1, month, day)
        except ValueError:
            pass  # 31 June, 29 February of a common year: the text names no day
        return None

    def is_date_line(self, line: str) -> bool:
        """Tell whether a line says when and nothing else."""
        if len(line.split()) > _MAX_WORDS or not any(char.isdigit() for char in line):
            return False
        named = self.day.search(line) or re.search(
            r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d (?:hours?|minutes?|days?) ago", line
        )
        words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", line.lower()) if named else ()
        return bool(named) and self.words.issuperset(words)


@lru_cache(maxsize=8)
def calendar(furniture: Furniture) -> Calendar:
    """Return the calendar of a furniture's lexicon, compiled once."""
    months = [names.split() for names in furniture.months]
    weekdays = [names.split() for names in furniture.weekdays]
    month, weekday = _any_of(months), _any_of(weekdays)
    day = re.compile(
        rf"(?:\b(?:{weekday})\.?,? )?\b(?:"
        rf"(?P<month>{month})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}}))?"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{month})\b\.?(?:,? (?P<year2>\d{{4}}))?"
        r"|(?P<iso>\d{4}-\d{2}-\d{2}))",
        re.IGNORECASE,
    )
    numbers = {name.lower(): number for number, names in enumerate(months, 1) for name in names}
    names = {name.lower() for names in weekdays for name in names}
    return Calendar(
        day, numbers, furniture.date_words | numbers.keys() | names | {"st", "nd", "rd", "th", "t", "z"}
    )


def _any_of(names: list[list[str]]) -> str:
    return "|".join(sorted((name for group in names for name in group), key=len, reverse=True))
