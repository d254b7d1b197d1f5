from __future__ import annotations

import pytest

from kg.actors.names import names
from kg.actors.words import split
from kg.ontology import Ontology

CASES = [
    ("turkey was served", None),
    ("Turkey was served", "Turkey"),
    ("TURKEY ATTACKS", "Turkey"),
    ("who said so", None),
    ("WHO said so", "World Health Organization"),
    ("Nato said so", "NATO"),
    ("Is said so", None),
    ("People's Republic of China said so", "China"),
    ("Iran's Revolutionary Guards said so", "Iran"),
    ("North Korean soldiers", "North Korea"),
    ("Kim Jong Un said so", "Kim Jong-un"),
    ("Vladimir V. Putin said so", "Vladimir Putin"),
]


@pytest.mark.parametrize(("text", "actor"), CASES, ids=[case[0] for case in CASES])
def test_longest_name_at_the_start(text: str, actor: str | None, small: Ontology) -> None:
    """A name needs its capitals, an acronym all of them, and ends at a possessive; an initial may stand inside."""
    _, aliases = names(small).gazetteer.at(list(split(text)), 0)
    assert [alias.entry.name for alias in aliases[:1]] == ([actor] if actor else [])


def test_a_comma_ends_a_name(small: Ontology) -> None:
    """Words on two sides of a comma are not one name."""
    length, _ = names(small).gazetteer.at(list(split("Islamic, State")), 0)
    assert length == 0
