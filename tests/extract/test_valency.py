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


def test_whom_one_calls_on_does_it() -> None:
    """Who withdraws is the one that is called on."""
    text = "The Security Council called on Rwanda to withdraw its troops from Congo."
    assert "Rwanda retreatsFrom Democratic Republic of the Congo" in triples(text)


def test_its_own_is_that_of_who_is_urged() -> None:
    """Who is urged to end "its attacks" is the attacker."""
    text = "The European Union urged Ethiopia to end its attacks on Tigray."
    assert "Ethiopia attacks Tigray Region" in triples(text)
    assert "European Union attacks Tigray Region" not in triples(text)


def test_commanding_an_army_asks_nothing_of_it() -> None:
    """Who commands troops leads them; he that appoints somebody supports nobody by it."""
    assert not {t for t in triples("General Smith commands American troops in Iraq.") if "requests" in t}
    text = "The United Nations appointed Martin Griffiths as envoy to Yemen."
    assert not {t for t in triples(text) if "supports" in t}


def test_who_blames_another_did_not_do_it() -> None:
    """Who blames a raid on others has raided nobody."""
    found = triples("Kenya blamed the raid on al-Shabaab.")
    assert "Kenya accuses al-Shabaab" in found
    assert not {triple for triple in found if "attacks" in triple}
    assert not {
        t for t in triples("Ukraine blamed the strike on Kherson on Russia.") if "Ukraine attacks" in t
    }
