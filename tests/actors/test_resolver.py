from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actors import resolve
from kg.ontology import Ontology

CASES = [
    ("the DPRK", "North Korea", "PRK", None),
    ("the Kremlin", "Russia", "RUS", "GOV"),
    ("Ukrainian artillerymen", "Armed Forces of Ukraine", "UKR", "MIL"),
    ("Israeli warplanes", "Armed Forces of Israel", "ISR", "MIL"),
    ("the opposition in Venezuela", "Venezuelan opposition", "VEN", "OPP"),
    ("Syrian regime", "Syria", "SYR", "GOV"),
    ("Turkish foreign ministry", "Ministry of Foreign Affairs of Turkey", "TUR", "GOV"),
    ("Iran's Revolutionary Guards", "Islamic Revolutionary Guard Corps", "IRN", "MIL"),
    ("Syria-based paramilitary group", "Syrian militias", "SYR", "PRM"),
    ("Nato", "NATO", None, "IGO"),
    ("Mr. Putin", "Vladimir Putin", "RUS", "GOV"),
    ("former Ukrainian prime minister", "Former Prime Minister of Ukraine", "UKR", "ELI"),
    ("Jordanian Foreign Minister Ayman Safadi", "Ayman Safadi", "JOR", "GOV"),
    ("soldiers", None, None, "MIL"),
    ("a former CIA official", None, "USA", "ELI"),
    ("who", None, None, None),
    ("Russia's 810th Marine Brigade", "810th Marine Brigade", "RUS", "MIL"),
    ("Michael Jordan", None, None, None),
    ("Valeska Georgia", None, None, None),
]


@pytest.mark.parametrize(("name", "actor", "country", "sector"), CASES, ids=[case[0] for case in CASES])
def test_resolve(
    name: str, actor: str | None, country: str | None, sector: str | None, small: Ontology
) -> None:
    """A name, a seat, a demonym with a role noun, a title with a name each mean an actor."""
    found = resolve(name, small)
    assert (found.name, found.country, found.sector) == (actor, country, sector)


def test_day_decides_the_sector(small: Ontology) -> None:
    """One who holds an office is government; afterwards a member of the elites."""
    in_office = resolve("Angela Merkel", small, on=date(2017, 4, 1))
    later = resolve("Angela Merkel", small, on=date(2022, 1, 10))
    assert (in_office.sector, later.sector) == ("GOV", "ELI")


def test_day_decides_the_holder(small: Ontology) -> None:
    """An office means whoever held it on the day."""
    assert resolve("German chancellor", small, on=date(2010, 1, 1)).name == "Angela Merkel"
    assert resolve("German chancellor", small, on=date(2023, 1, 1)).name == "Prime Minister of Germany"


def test_country_decides(small: Ontology) -> None:
    """A shared name means the actor of the country that the text speaks of, else the state."""
    assert resolve("Georgia", small).type == "State"
    assert resolve("Georgia", small, country="USA").type == "Place"


NAMES = ["North Korea", "Volodymyr Zelensky", "Islamic State", "Türkiye", "Armed Forces of Ukraine"]
FORMS = ["{}", " {} ", "the {}", "{}'s", "{}’s", "\t{}\n"]
CASES_OF: dict[str, Callable[[str], str]] = {"upper": str.upper, "lower": str.lower, "same": str}


@given(
    st.sampled_from(NAMES),
    st.sampled_from(FORMS),
    st.sampled_from(sorted(CASES_OF)),
    st.sampled_from([" ", "  ", "\u00a0", "-", "\n"]),
    st.booleans(),
)
def test_form_does_not_matter(
    small: Ontology, name: str, form: str, case: str, gap: str, plain: bool
) -> None:
    """Case, blanks, hyphens, diacritics, an article and a possessive ending do not change who is meant."""
    written = form.format(CASES_OF[case](name.replace(" ", gap)))
    if plain:
        letters = unicodedata.normalize("NFKD", written)
        written = "".join(letter for letter in letters if not unicodedata.combining(letter))
    assert resolve(written, small).id == resolve(name, small).id is not None


@given(st.sampled_from([name for name in NAMES if len(name) > 8]), st.integers(1, 7), st.sampled_from("xz"))
def test_a_small_typing_error_is_a_guess_or_nothing(small: Ontology, name: str, at: int, typo: str) -> None:
    """One letter added leads to the same actor with a lower score, never to another one."""
    found = resolve(name[:at] + typo + name[at:], small)
    assert found.id in {resolve(name, small).id, None}
    assert found.score < 1.0


@given(st.text(max_size=80))
def test_never_raises(small: Ontology, name: str) -> None:
    """Any text resolves to an actor or to nothing."""
    assert resolve(name, small).query == name
