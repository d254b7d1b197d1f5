from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actors.words import key, split

SAME = [
    ("Kim Jong-un", "Kim Jong Un"),
    ("Da’esh", "Daesh"),
    ("U.S.", "US"),
    ("Türkiye", "Turkiye"),
    ("the Kremlin", "Kremlin"),
    ("Côte d’Ivoire", "Cote d'Ivoire"),
    ("Iran's", "Iran"),
    ("İstanbul", "Istanbul"),
]


@pytest.mark.parametrize(("first", "second"), SAME, ids=[pair[0] for pair in SAME])
def test_key(first: str, second: str) -> None:
    """Case, diacritics, hyphens, apostrophes, articles and possessives make no difference."""
    assert key(first) == key(second)


def test_possessive_ends_a_name() -> None:
    """A possessive word is marked and does not include its ending."""
    words = list(split("Iran’s Revolutionary Guards"))
    assert [(word.text, word.possessive) for word in words][:2] == [("Iran", True), ("Revolutionary", False)]


def test_comma_separates() -> None:
    """Words on two sides of a comma do not belong to one name."""
    assert [word.joined for word in split("Kyiv, Moscow")] == [True, False]


@given(st.text(max_size=60))
def test_offsets(text: str) -> None:
    """Words stand in the text where they say, in order."""
    end = 0
    for word in split(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end
