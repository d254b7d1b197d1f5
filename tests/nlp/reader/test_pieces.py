"""Words become pieces that the encoder knows, and keep what their capitals say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.reader.pieces import LONGEST, SHAPES, Pieces, shape

KNOWN = ["[UNK]", "[CLS]", "shell", "##ed", "##ing", "u", "s", ".", "kyiv", "zele", "##nsky"]
PIECES = Pieces(KNOWN)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("shelled", ["shell", "##ed"]),
        ("Kyiv", ["kyiv"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("Zelenský", ["zele", "##nsky"]),
        ("Владимир", ["[UNK]"]),
        (" ", ["[UNK]"]),
    ],
)
def test_a_word_is_its_longest_pieces(word: str, parts: list[str]) -> None:
    """Small letters without accents; marks stand alone; what nobody knows is unknown."""
    assert [KNOWN[number] for number in PIECES.of(word)] == parts


@given(st.text(max_size=60))
def test_any_text_has_some_pieces(text: str) -> None:
    """None is without, none has more than are read."""
    assert 1 <= len(PIECES.of(text)) <= LONGEST
    assert shape(text, first=False) in range(len(SHAPES))


@pytest.mark.parametrize(
    ("word", "kind"),
    [("iran", "small"), ("Iran", "Capital"), ("NATO", "CAPITALS"), ("iPhone", "miXed"), ("2,000", "digits")],
)
def test_capitals_are_kept(word: str, kind: str) -> None:
    """The pieces are all small, so the kind of the word says it."""
    assert SHAPES[shape(word, first=False)] == kind
