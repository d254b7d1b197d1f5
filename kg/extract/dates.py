"""Read time expressions: where they stand in a text and which days they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kg.extract.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    NOWHEN,
    Days,
    nearest_month,
    nearest_weekday,
    of_day,
    of_month,
    of_year,
    shift_month,
    week_of,
)

Match = re.Match[str]
Reader = Callable[["Dates", Match, date | None, bool], Days]


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell when, as offsets of the text that was searched."""

    start: int
    end: int
    reader: Reader
    match: Match

    @property
    def is_bounded(self) -> bool:
        """Return whether the wording can fix days at all: "for months" cannot."""
        return self.reader is not _open

    def days(self, dates: Dates, published: date | None, *, ahead: bool) -> Days:
        """Return first and last day, None where the words or a missing day of publication leave it open."""
        return self.reader(dates, self.match, published, ahead)


class Dates:
    """The time expressions of English, compiled from ``lexicon/time.toml``."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._months = _numbered(lexicon["months"])
        self._weekdays = _numbered(lexicon["weekdays"])
        self._numbers = _numbered(lexicon["numbers"])
        self._days: dict[str, int] = lexicon["days"]
        vague = " ".join(lexicon["vague"]["adverbs"]).split()
        parts = {
            "M": _names(lexicon["months"]),
            "W": _names(lexicon["weekdays"]),
            "D": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b",
            "Y": r"\b(?:1[4-9]\d\d|2[01]\d\d)\b",
            "N": r"(?:\d{1,3}|" + _any(self._numbers) + ")",
            "U": _any(lexicon["units"]),
            "R": _any(self._days),
            "V": _any(vague),
            "0": r"\d",
        }
        self._patterns = [
            (
                re.compile(re.sub(r"<([A-Z])>", lambda m: parts[m.group(1)], item["form"])),
                READERS[item["kind"]],
                re.compile(parts.get(NEEDED.get(item["kind"], ""), "")),
            )
            for item in lexicon["patterns"]
        ]

    def find(self, text: str, first: int = 0, last: int | None = None) -> Iterator[Expression]:
        """Yield the expressions of ``text[first:last]`` in order; of two that overlap, the earlier form's."""
        found: list[Expression] = []
        last = len(text) if last is None else last
        taken = bytearray(last - first)
        names = dict.fromkeys(needed for _, _, needed in self._patterns)
        missing = {needed for needed in names if not needed.search(text, first, last)}
        for pattern, reader, needed in self._patterns:
            if needed in missing:
                continue
            for match in pattern.finditer(text, first, last):
                start, end = match.span()
                if not any(taken[start - first : end - first]):
                    taken[start - first : end - first] = b"\1" * (end - start)
                    found.append(Expression(start, end, reader, match))
        yield from sorted(found, key=lambda item: item.start)

    def month(self, word: str) -> int:
        """Return 1 to 12."""
        return self._months[word.rstrip(".").lower()]

    def weekday(self, word: str) -> int:
        """Return 0 for Monday."""
        return self._weekdays[word.rstrip(".").lower()] - 1

    def number(self, word: str) -> int:
        """Return the number that digits or a word name."""
        return int(word) if word.isdigit() else self._numbers[word.lower()]

    def day(self, word: str) -> int:
        """Return the distance from the day of publication, in days."""
        return self._days[word.lower()]


def _numbered(groups: list[str]) -> dict[str, int]:
    return {word: number for number, group in enumerate(groups, start=1) for word in group.split()}


def _names(groups: list[str]) -> str:
    """Return a pattern for capitalized names; only abbreviations take a full stop along."""
    full = _any(group.split()[0].capitalize() for group in groups)
    short = _any(word.capitalize() for group in groups for word in group.split()[1:])
    return rf"(?:{full}\b|{short}\b\.?)"


def _any(words: Any) -> str:  # noqa: ANN401 - any iterable of strings
    return "(?:" + "|".join(sorted({re.escape(word) for word in words}, key=lambda w: (-len(w), w))) + ")"


def _year(found: str | None, published: date | None) -> int | None:
    if found is None:
        return published.year if published else None
    return int(found) if FIRST_YEAR <= int(found) <= LAST_YEAR else None


def _bounded(match: Match, days: Days) -> Days:
    """Return days with one end opened by "since", "until", "by", "before" or "after"."""
    word = (match.groupdict().get("edge") or "").lower()
    if word in {"since", "from", "after"}:
        return days[0], None
    if word in {"until", "till", "by", "before"}:
        return None, days[1]
    return days


def _date(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    """Read "21 August 2015", "August 21" and "March 23-25, 2025"."""
    first, last = (int(re.sub(r"\D", "", match[name] or match["day"])) for name in ("day", "last"))
    month = dates.month(match["month"])
    year = _year(match["year"], None)
    if year is None:
        if published is None:
            return NOWHEN
        year = published.year
        candidate = of_day(year, month, first)[0]
        if candidate and not ahead and candidate > published + timedelta(days=2):
            year -= 1
        elif candidate and ahead and candidate < published:
            year += 1
    return _bounded(match, (of_day(year, month, first)[0], of_day(year, month, last)[1]))


def _iso(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    return of_day(int(match["year"]), min(int(match["month"]), 12) or 1, int(match["day"]))


def _month(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    """Read "January 2014", "in January", "last December", "November of last year"."""
    month = dates.month(match["month"])
    which = (match.groupdict().get("which") or "").lower()
    if match["year"]:
        return _bounded(match, of_month(int(match["year"]), month))
    if published is None:
        return NOWHEN
    if which in {"last year", "next year", "this year"}:
        return of_month(published.year + {"l": -1, "n": 1, "t": 0}[which[0]], month)
    return _bounded(match, nearest_month(published, month, ahead=ahead or which == "next"))


def _weekday(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    if published is None:
        return NOWHEN
    which = (match.groupdict().get("which") or "").lower()
    days = nearest_weekday(published, dates.weekday(match["weekday"]), ahead=ahead or which == "next")
    return _bounded(match, days)


def _relative_day(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    if published is None:
        return NOWHEN
    word = match["day"].lower() if match["day"] else "today"
    day = published + timedelta(days=dates.day(word))
    return _bounded(match, (day, day))


def _relative_unit(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    """Read "last week", "this month", "next year"."""
    if published is None:
        return NOWHEN
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    match match["unit"].lower():
        case "week" | "weekend":
            return _bounded(match, week_of(published + timedelta(days=7 * step)))
        case "month":
            return _bounded(match, shift_month(published, step))
        case "year":
            return _bounded(match, of_year(published.year + step))
        case _:
            return NOWHEN


def _ago(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    """Read "three days ago"; weeks, months and years ago fix the week, month or year."""
    if published is None:
        return NOWHEN
    number = dates.number(match["number"])
    match match["unit"].lower():
        case "day":
            day = published - timedelta(days=number)
            return day, day
        case "week":
            return week_of(published - timedelta(days=7 * number))
        case "month":
            return shift_month(published, -number)
        case "year":
            return of_year(published.year - number)
        case _:
            return NOWHEN


def _years(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    """Read "in 2014", "since 2014", "from 2014 to 2016", "the 1990s"."""
    if match.groupdict().get("decade"):
        first = int(match["decade"])
        return of_year(first)[0], of_year(first + 9)[1]
    first = int(match["year"])
    last = match.groupdict().get("last")
    if last:
        return of_year(first)[0], of_year(int(last))[1]
    return _bounded(match, of_year(first))


def _part(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    """Read "the first half of 2016" and "the third quarter of 2016"."""
    index = ["first", "second", "third", "fourth"].index(match["part"].lower())
    length = 6 if match["unit"] == "half" else 3
    if (index + 1) * length > 12:
        return NOWHEN
    return of_year(int(match["year"]), index * length + 1, (index + 1) * length)


def _open(dates: Dates, match: Match, published: date | None, ahead: bool) -> Days:
    """Read what fixes no day: "for months", "recently", "within 48 hours"."""
    return NOWHEN


READERS: dict[str, Reader] = {
    "date": _date,
    "iso": _iso,
    "month": _month,
    "weekday": _weekday,
    "day": _relative_day,
    "unit": _relative_unit,
    "ago": _ago,
    "year": _years,
    "part": _part,
    "open": _open,
}
"""How the days of each kind of pattern are worked out."""
NEEDED = {"date": "M", "month": "M", "weekday": "W", "iso": "0", "part": "0", "year": "0"}
"""What a text must hold for a kind of pattern, which is seldom there and found in a tenth of the time."""
