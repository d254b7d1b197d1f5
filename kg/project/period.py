"""When a claim counts: by its own time, or else by the day its document was published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kg.errors import KGError
from kg.model import Claim


def day(value: date | str | None) -> date | None:
    """Return a day given as such or as ISO text.

    Raises:
        KGError: If the text is no ISO day.
    """
    return None if value is None else need_day(value)


def need_day(value: date | str) -> date:
    """Return a day given as such or as ISO text; see ``day``."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise KGError(f"{value!r} is no day; write it as 2024-11-03") from error


def is_in(claim: Claim, since: date | None, until: date | None, published: Mapping[str, date | None]) -> bool:
    """Return whether a claim touches a period; one without any date touches only the endless one."""
    if since is None and until is None:
        return True
    time = claim.time
    first = (time.start or time.end) if time else None
    last = (time.end or time.start) if time else None
    if first is None or last is None:
        first = last = published.get(claim.evidence.document)
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)
