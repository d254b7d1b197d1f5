from __future__ import annotations

from pathlib import Path

import kg.ontology
from kg.extract.valency import read_valency
from tests.extract.reading import triples


def test_a_users_words_are_read(tmp_path: Path) -> None:
    """A verb that the user's own folder lists hands its infinitive to its object."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "grammar.toml").write_text('object_control = ["beseech"]')
    mine = kg.ontology.load(tmp_path)
    assert {"beseech", "urge"} <= read_valency(mine).object_control


def test_the_object_does_what_it_is_begged_for() -> None:
    """Who supplies is the one that is begged, not the one that begs."""
    assert "Germany suppliesArmsTo Poland" in triples("Ukraine begged Germany to supply tanks to Poland.")
