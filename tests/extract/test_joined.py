"""Names with nothing but a sign between them say what belongs to what."""

from __future__ import annotations

import pytest

from tests.extract.reading import triples

CASES = [
    ("He lives in Richmond, Virginia, with his family.", "Richmond partOf Virginia"),
    ("Fighting spread in Sabari district, Khost province, on Sunday.", "Sabari partOf Khost Province"),
    ("Syria's Idlib province was bombed.", "Idlib Governorate partOf Syria"),
    ("Hamas's al-Qassam Brigades fired rockets.", "al-Qassam Brigades partOf Hamas"),
    ("Militias loyal to Robert Mugabe's ZANU-PF beat teachers.", "Robert Mugabe leads ZANU-PF"),
    (
        "Nur Misuari, whose Moro National Liberation Front signed the accord, complained.",
        "Nur Misuari leads Moro National Liberation Front",
    ),
]
NOTHING = [
    "Fighting spread to Damascus, Syria and Iraq.",
    "The minister met traders in Tashkent, Uzbek students and two ambassadors.",
    "Talks were held in Amman, Jordan, on Friday.",
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_names_that_a_sign_joins(sentence: str, expected: str) -> None:
    """A comma or "'s" between two names is a claim."""
    assert expected in triples(sentence)


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_comma_lists_as_well(sentence: str) -> None:
    """A list, a modifier and the known state of a known city are no claims."""
    assert not any("partOf" in triple for triple in triples(sentence))
