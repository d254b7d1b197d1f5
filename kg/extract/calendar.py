"""Days, weeks, months and years as pairs of inclusive days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]
NOWHEN: Days = (None, None)
FIRST_YEAR, LAST_YEAR = 1400, 2199
"""Numbers outside are no years in news text ("resolution 2254")."""


def of_year(year: int, first: int = 1, last: int = 12) -> Days:
    """Return months ``first`` to ``last`` of a year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def of_month(year: int, month: int) -> Days:
    """Return one month."""
    return of_year(year, month, month)


def of_day(year: int, month: int, day: int) -> Days:
    """Return one day; nothing for a day that does not exist ("31 June")."""
    if not 1 <= day <= monthrange(year, month)[1]:
        return NOWHEN
    return date(year, month, day), date(year, month, day)


def week_of(day: date) -> Days:
    """Return Monday to Sunday of the week that a day falls into."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def shift_month(day: date, months: int) -> Days:
    """Return the whole month that lies so many months after a day."""
    index = day.year * 12 + day.month - 1 + months
    return of_month(index // 12, index % 12 + 1)


def nearest_weekday(published: date, weekday: int, *, ahead: bool) -> Days:
    """Return the last such weekday up to the day of publication, or the next one after it.

    Args:
        published: Day of publication.
        weekday: 0 for Monday.
        ahead: Whether the sentence speaks of the future ("will meet on Friday").
    """
    back = (published.weekday() - weekday) % 7
    day = published + timedelta(days=7 - back) if ahead else published - timedelta(days=back)
    return day, day


def nearest_month(published: date, month: int, *, ahead: bool) -> Days:
    """Return the last such month up to that of publication, or the next one from there on."""
    year = published.year
    if ahead and month < published.month:
        year += 1
    elif not ahead and month > published.month:
        year -= 1
    return of_month(year, month)
