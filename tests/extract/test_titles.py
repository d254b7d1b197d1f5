"""Titles beside names tell who leads and who belongs to what."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims, triples

CASES = [
    ("US Secretary of State Marco Rubio spoke on Friday.", "Marco Rubio affiliatedWith United States"),
    ("French President Emmanuel Macron left Paris.", "Emmanuel Macron leads France"),
    ("President Volodymyr Zelensky spoke to reporters.", "Volodymyr Zelensky leads Ukraine"),
    ("Jens Holm, the prime minister of Norway, resigned.", "Jens Holm leads Norway"),
    ("Anna Lind is the president of Malta.", "Anna Lind leads Malta"),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_titles(sentence: str, expected: str) -> None:
    """A title and a name are a claim."""
    assert expected in triples(sentence)


def test_a_standing_fact_is_told_once() -> None:
    """A title that is repeated claims nothing new."""
    text = "French President Emmanuel Macron met Spain. Later French President Emmanuel Macron met Italy."
    assert [claim.relation for claim in claims(text)].count("leads") == 1
