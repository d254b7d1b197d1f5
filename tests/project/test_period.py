"""When a claim counts."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import TimeSpan
from kg.project.period import is_in
from tests.factory import claim

OCTOBER = date(2024, 10, 1)
CASES = [
    ("its own time decides", TimeSpan("in May", date(2024, 5, 1), date(2024, 5, 31)), False),
    (
        "a span that touches the period counts",
        TimeSpan("this year", date(2024, 1, 1), date(2024, 12, 31)),
        True,
    ),
    ("one bound is enough", TimeSpan("since 2025", date(2025, 1, 1), None), True),
    ("an open time falls back to the publication", TimeSpan("recently"), True),
    ("no time falls back to the publication", None, True),
]


@pytest.mark.parametrize(("time", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_is_in_period(time: TimeSpan | None, expected: bool) -> None:
    """A claim of an article of October, asked for since September."""
    one = claim("Iran aids Iraq.", "Iran", "aids", "Iraq", time=time)
    assert is_in(one, date(2024, 9, 1), None, {"d1": OCTOBER}) is expected


def test_a_claim_without_date_is_in_no_period() -> None:
    """What cannot be dated is left out as soon as a period is asked for."""
    one = claim("Iran aids Iraq.", "Iran", "aids", "Iraq")
    assert is_in(one, None, None, {})
    assert not is_in(one, None, date(2030, 1, 1), {})
