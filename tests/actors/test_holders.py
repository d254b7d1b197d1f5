from __future__ import annotations

from datetime import date

import pytest

from kg.actors import resolve
from kg.ontology import Ontology, load

DAY = date(2022, 6, 1)
OFFICES = [
    ("IAEA chief", "Rafael Grossi"),
    ("head of the CIA", "William Burns"),
    ("CIA director", "William Burns"),
    ("UN chief", "António Guterres"),
    ("NATO secretary general", "Jens Stoltenberg"),
    ("EU foreign policy chief", "Josep Borrell"),
    ("Bank of England governor", "Andrew Bailey"),
    ("mayor of Moscow", "Sergei Sobyanin"),
    ("Moscow mayor", "Sergei Sobyanin"),
    ("Kharkiv governor", "Oleh Syniehubov"),
    ("Russian leader", "Vladimir Putin"),
    ("British leader", "Boris Johnson"),
    ("Saudi crown prince", "Mohammed bin Salman"),
    ("Iran's supreme leader", "Ali Khamenei"),
]


@pytest.fixture(scope="module")
def shipped() -> Ontology:
    """Return the shipped registry: its offices are what is tested."""
    return load()


@pytest.mark.parametrize(("phrase", "person"), OFFICES, ids=[phrase for phrase, _ in OFFICES])
def test_an_office_of_a_state_body_or_place_means_its_holder(
    phrase: str, person: str, shipped: Ontology
) -> None:
    """Whatever the head of a body is called, its holder on the day is meant."""
    assert resolve(phrase, shipped, on=DAY).name == person


@pytest.mark.parametrize(
    ("phrase", "name", "sector"),
    [
        ("Ukraine's energy minister", "Minister of Ukraine", "GOV"),
        ("Wagner chief", "Wagner Group head", "PRM"),
        ("mayor of Bamako", "Mayor of Bamako", "GOV"),
    ],
)
def test_an_office_without_a_recorded_holder_is_an_actor_of_its_own(
    phrase: str, name: str, sector: str, shipped: Ontology
) -> None:
    """Another minister is not guessed at, and a dead leader holds no office."""
    found = resolve(phrase, shipped, on=date(2024, 6, 1))
    assert (found.name, found.type, found.sector) == (name, "Person", sector)
    assert found.id is not None


def test_an_official_of_a_body_is_not_its_head(shipped: Ontology) -> None:
    """Only wordings of the head's office mean the head; others give country and sector."""
    found = [resolve(phrase, shipped, on=DAY) for phrase in ("IAEA official", "CIA officer")]
    assert [(one.id, one.country, one.sector) for one in found] == [(None, None, "IGO"), (None, "USA", "SPY")]


def test_an_unknown_head_is_a_new_person_of_the_body(shipped: Ontology) -> None:
    """A name that follows the title is a person with country and sector of the body."""
    found = resolve("Wagner leader Anton Neverheardof", shipped)
    assert (found.name, found.country, found.sector) == ("Anton Neverheardof", "RUS", "PRM")
