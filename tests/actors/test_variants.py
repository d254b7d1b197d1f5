from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actors import resolve
from kg.actors.variants import is_near, sound
from kg.ontology import Ontology, load

SPELLINGS = [
    ("Zelenskiy", "Zelensky"),
    ("Kadhafi", "Qaddafi"),
    ("Lukashenka", "Lukashenko"),
    ("Hizbollah", "Hizbolah"),
    ("Shoygu", "Shoigu"),
]


@pytest.mark.parametrize(("first", "second"), SPELLINGS)
def test_sound(first: str, second: str) -> None:
    """Transliterations of one name sound alike."""
    assert sound(first.lower()) == sound(second.lower())


@pytest.mark.parametrize(
    ("written", "actor", "score"),
    [
        ("Volodymyr Zelenskyi", "Volodymyr Zelensky", 0.8),
        ("Ukrane", "Ukraine", 0.7),
        ("Venezuella", "Venezuela", 0.8),
        ("Mars", None, 0.0),
        ("Irak", None, 0.0),
    ],
)
def test_a_guess_scores_lower(written: str, actor: str | None, score: float, small: Ontology) -> None:
    """Another spelling is a guess and says so; a short word is never guessed at."""
    found = resolve(written, small)
    assert (found.name, found.score) == (actor, score)


@pytest.mark.parametrize(
    ("written", "actor"), [("Atlantis", None), ("Gerogia", "Georgia"), ("Tehrann", "Iran")]
)
def test_a_name_with_other_meanings_is_not_guessed_at(written: str, actor: str | None) -> None:
    """The Atlantic is a sea as well; a state stays a state, whatever else is called so."""
    assert resolve(written, load()).name == actor


@given(st.text("abc", min_size=1, max_size=6), st.integers(0, 5))
def test_one_letter_left_out_is_near(word: str, place: int) -> None:
    """A word without one of its letters is near it, in both directions."""
    place %= len(word)
    shorter = word[:place] + word[place + 1 :]
    assert is_near(word, shorter)
    assert is_near(shorter, word)
