"""A text is read in units that fit, cut where sentences end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.reader.units import MOST, units


@given(
    st.lists(st.sampled_from(["Kyiv", "fell", ".", ",", "”", "\n\n"]), min_size=1, max_size=400), st.data()
)
def test_units_follow_each_other_and_fit(words: list[str], data: st.DataObject) -> None:
    """Every token is in exactly one unit, none is too long, and a known start begins one."""
    starts = data.draw(st.lists(st.sampled_from([0, 0, 0, -1, 1]), min_size=len(words), max_size=len(words)))
    found = list(units(words, starts, [2] * len(words)))
    assert [i for unit in found for i in range(unit.start, unit.end)] == list(range(len(words)))
    assert all(2 * (unit.end - unit.start) <= MOST for unit in found)
    assert {i for i, start in enumerate(starts) if start == 1} <= {0, *(unit.start for unit in found)}


def test_a_long_text_is_cut_after_a_full_stop() -> None:
    """Rather than at a comma that comes later."""
    words = [*["word"] * 50, ".", "Then", *["word"] * 20, ",", *["word"] * 80]
    assert next(units(words, [0] * len(words), [1] * len(words))).end == 51
