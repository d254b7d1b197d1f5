from __future__ import annotations

from datetime import date

import pytest

from kg.actors import resolve
from kg.actors.holders import Holders
from kg.actors.lexicon import Title
from kg.actors.names import names
from kg.actors.words import split
from kg.ontology import Ontology, load
from kg.ontology.registry import Entry, Office, Registry

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


def test_a_holder_without_dates_gives_way() -> None:
    """Who may have held an office is meant only where no term of it is dated, and never beside another."""
    body = Entry(id="a:office", name="Office", type="Agency")
    sure = Office(title="director", of=body.id, start=date(2020, 1, 1), end=date(2021, 12, 31))
    entries = [
        body,
        Entry(id="a:ada", name="Ada", type="Person", offices=(sure,)),
        Entry(id="a:bea", name="Bea", type="Person", offices=(Office(title="director", of=body.id),)),
        Entry(id="a:cyd", name="Cyd", type="Person", offices=(Office(title="spokesman", of=body.id),)),
    ]
    holders = Holders(Registry({entry.id: entry for entry in entries}), lambda _: None, ["director"])
    title = Title(slug="head", name="Head", sector="GOV")
    found = {
        (wording, day): getattr(holders.holder(body, title, wording, day), "name", None)
        for wording in ("director", "spokesman")
        for day in (date(2021, 1, 1), date(2024, 1, 1))
    }
    assert list(found.values()) == ["Ada", None, "Cyd", "Cyd"]


def test_an_official_of_a_body_is_not_its_head(shipped: Ontology) -> None:
    """Only wordings of the head's office mean the head; others give country and sector."""
    found = [resolve(phrase, shipped, on=DAY) for phrase in ("IAEA official", "CIA officer")]
    assert [(one.id, one.country, one.sector) for one in found] == [(None, None, "IGO"), (None, "USA", "SPY")]


def test_an_unknown_head_is_a_new_person_of_the_body(shipped: Ontology) -> None:
    """A name that follows the title is a person with country and sector of the body."""
    found = resolve("Wagner leader Anton Neverheardof", shipped)
    assert (found.name, found.country, found.sector) == ("Anton Neverheardof", "RUS", "PRM")


@pytest.mark.parametrize("word", ["economist", "guardian", "gulf", "dawn"])
def test_an_ordinary_word_written_small_is_no_name(word: str, shipped: Ontology) -> None:
    """The Economist, the Gulf and the Guardian are known by their capital."""
    assert resolve(word, shipped).id is None
    assert resolve("the Gulf", shipped).name == "Persian Gulf"


def test_a_region_of_several_states_has_no_government(shipped: Ontology) -> None:
    """African leaders are a group of that name; Gulf states are those of their council."""
    found = resolve("African leaders", shipped)
    assert (found.name, found.type, found.sector) == ("African leaders", "Group", "GOV")
    assert resolve("Gulf states", shipped).name == "Gulf Cooperation Council"


def test_brussels_acts_as_the_union(shipped: Ontology) -> None:
    """Of several bearers of a seat the preferred one acts; a country in the context decides otherwise."""
    assert resolve("Brussels", shipped).name == "European Union"
    assert resolve("Brussels", shipped, country="BEL").country == "BEL"


def test_a_state_has_a_sector_only_where_it_acts(shipped: Ontology) -> None:
    """A bare country name does not say which part of the country acts; its seat does."""
    assert resolve("Russia", shipped).sector is None
    assert resolve("the Kremlin", shipped).sector == "GOV"


def test_an_acronym_of_two_bodies_is_decided_by_the_country(shipped: Ontology) -> None:
    """ADF are rebels in Congo and the army of Australia; without a country nobody is guessed at."""
    found = [resolve("ADF", shipped, country=code).name for code in ("COD", "AUS", None)]
    assert found == ["Allied Democratic Forces", "Australian Defence Force", None]
    assert resolve("OPEC", shipped).name == "OPEC"


def test_an_acronym_that_is_a_word_needs_all_its_capitals(shipped: Ontology) -> None:
    """PLAN is the navy of China, a Plan is none; Nato is written so by British papers."""
    gazetteer = names(shipped).gazetteer
    found = [gazetteer.at(list(split(text)), 0)[0] for text in ("PLAN", "Plan", "Nato")]
    assert found == [1, 0, 1]
