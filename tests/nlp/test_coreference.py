from __future__ import annotations

from datetime import date

import pytest

from kg.model import Via
from tests.nlp.conftest import Mentions, Read

PRONOUNS = [
    ("Russia said it would defend its allies.", [("it", "Russia"), ("its", "Russia")]),
    ("Vladimir Putin said he had called Angela Merkel.", [("he", "Vladimir Putin")]),
    ("It is clear that Russia lost.", []),
    ("Russia lost. The agreement failed. It was weak.", []),
    ("Vladimir Putin met Angela Merkel. They agreed.", []),
    ("Russia and China met. They agreed.", [("They", "China"), ("They", "Russia")]),
    ("Russia and its army left the town on Monday.", [("its", "Russia")]),
    ("Vladimir Putin called Angela Merkel and urged him to leave Syria.", [("him", "Angela Merkel")]),
    ("“He attacked us,” Vladimir Putin said.", [("us", "Russia")]),
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS, ids=[case[0] for case in PRONOUNS])
def test_pronouns(text: str, expected: Mentions, read: Read) -> None:
    """A pronoun means an actor where agreement and syntax leave one reading."""
    assert read(text, via=Via.PRONOUN) == expected


NOMINALS = [
    (
        "Russia and China met. The two countries agreed.",
        [("two countries", "China"), ("two countries", "Russia")],
    ),
    ("The Syrian government lied. The government left Aleppo.", [("government", "Syria")]),
    ("Russia lost. The German chancellor smiled.", []),
    ("Russia and its army left the town on Monday.", [("its army", "Armed Forces of Russia")]),
    ("Volodymyr Zelensky said his country would resist.", [("his country", "Ukraine")]),
    (
        "Jordanian Foreign Minister Nasser Judeh left. The minister thanked Iraq.",
        [("minister", "Nasser Judeh")],
    ),
    (
        "Jordanian Foreign Minister Nasser Judeh left. The top Jordanian diplomat thanked Iraq.",
        [("Jordanian diplomat", "Nasser Judeh")],
    ),
    (
        "North Korea fired at South Korea. The South retaliated against the North.",
        [("South", "South Korea"), ("North", "North Korea")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOMINALS, ids=[case[0] for case in NOMINALS])
def test_nominals(text: str, expected: Mentions, read: Read) -> None:
    """A definite noun means the actor of the document that it describes."""
    assert [
        (words.removeprefix("the ").removeprefix("The "), name) for words, name in read(text, via=Via.NOMINAL)
    ] == expected


DESCRIBED = [
    (
        "The Taliban, which fought Islamic State, rejected it. The terrorist group warned Israel.",
        [("The terrorist group", "Taliban")],
    ),
    ("NATO met Iran. The regional bloc, which is led by Turkey, left.", [("The regional bloc", "NATO")]),
    ("Vladimir Putin, who has ruled the country since 2012, left Iran.", [("the country", "Russia")]),
    ("Israel left. Iran met Syria. The country waited.", []),
    (
        "President Vladimir Putin met President Nasser Judeh. Iran thanked both presidents.",
        [("both presidents", "Nasser Judeh"), ("both presidents", "Vladimir Putin")],
    ),
    ("President Vladimir Putin left. Nasser Judeh slept. Iran thanked both presidents.", []),
]


@pytest.mark.parametrize(("text", "expected"), DESCRIBED, ids=[case[0] for case in DESCRIBED])
def test_described_nouns(text: str, expected: Mentions, read: Read) -> None:
    """What describes a kind leaves the noun definite; of several the subject of the sentence before goes on."""
    nominals = read(text, via=Via.NOMINAL, published=date(2016, 1, 1))
    assert [(words.removeprefix("the ").removeprefix("The "), name) for words, name in nominals] == [
        (words.removeprefix("the ").removeprefix("The "), name) for words, name in expected
    ]


def test_office_in_apposition(read: Read) -> None:
    """A title before a comma and a name is of that person, in the sentences after it as well."""
    found = read("The foreign minister, Nasser Judeh, thanked Iran. The foreign minister left Turkey.")
    assert [name for words, name in found if words == "foreign minister"] == ["Nasser Judeh"] * 2


BARE = [
    (
        "Gunmen attacked in Syria and killed 12 civilians.",
        [("Gunmen", "Syrian militants"), ("12 civilians", "People of Syria")],
    ),
    ("Russia bombed Syria. Soldiers of Iran aided civilians.", []),
    ("Vladimir Putin left Iran and bombed his own people.", [("his own people", "People of Russia")]),
]


@pytest.mark.parametrize(("text", "expected"), BARE, ids=[case[0] for case in BARE])
def test_groups_without_a_state(text: str, expected: Mentions, read: Read) -> None:
    """Gunmen and civilians are of the only country in which the text says that something happens."""
    assert read(text, via=Via.NOMINAL) == expected


def test_title_means_who_was_introduced_with_it(read: Read) -> None:
    """A title alone is whom the document called so."""
    text = "Jordanian Foreign Minister Nasser Judeh met NATO. The foreign minister praised Turkey."
    assert ("foreign minister", "Nasser Judeh") in read(text, via=Via.NOMINAL)


def test_the_office_of_another_body_is_no_one_introduced(read: Read) -> None:
    """Who was introduced as president is not the president of a club."""
    text = "President Vladimir Putin spoke. The president of a club met Zelensky. The president left."
    presidents = [actor for words, actor in read(text) if words == "president"]
    assert presidents == ["Vladimir Putin"]


def test_office_on_the_day(read: Read) -> None:
    """An office with a state means its holder on the day of publication; an undated text names the office."""
    text = "The German chancellor called Ukraine."
    assert read(text, published=date(2015, 6, 1))[0] == ("German chancellor", "Angela Merkel")
    assert read(text)[0] == ("German chancellor", "Prime Minister of Germany")


def test_signer_of_a_statement(read: Read) -> None:
    """In a signed statement "I" is the signer and "we" his state."""
    found = read("I condemn Iran. We stand with Israel.", title="Statement by President Putin on Iran")
    assert found[0] == ("I", "Vladimir Putin")
    assert ("We", "Russia") in found


def test_we_of_a_speaker(read: Read) -> None:
    """Inside a quotation "we" is the state of the official who speaks."""
    found = read("“We will defend Syria,” Russian President Vladimir Putin said.")
    assert found[0] == ("We", "Russia")


HANDED_OVER = [
    "Russian President Vladimir Putin said:\n\nI met Israel’s envoys. We condemn Iran.",
    "Vladimir Putin made the following statement on Monday.\n\nI met Israel’s envoys. We condemn Iran.",
    "Vladimir Putin issued the following statement.\n\n“Turkey left.\n\nI met Israel’s envoys. We condemn Iran.”",
]


@pytest.mark.parametrize("text", HANDED_OVER)
def test_who_has_the_floor(text: str, read: Read) -> None:
    """After "X said:" and "the following statement" the words "I" and "we" are of X, quoted or not."""
    found = read(text, via=Via.PRONOUN)
    assert found == [("I", "Vladimir Putin"), ("We", "Russia")]


def test_state_that_speaks_of_itself(read: Read) -> None:
    """Where "we" comes first it is the state that condemns and reaffirms in the present tense."""
    text = "We condemn the attacks in Syria. Russia reaffirms its support for Syria. Iran struck Syria."
    assert ("We", "Russia") in read(text)
    assert ("We", "Russia") not in read("We went to Syria. Russia struck Syria. Iran struck Syria.")


def test_long_quotation_keeps_its_speaker(read: Read) -> None:
    """Marks that open and close differ: a quotation between them may be as long as it wants."""
    text = f"“{'Nothing has changed since then, as you know. ' * 20}We support Syria,” said Vladimir Putin."
    assert ("We", "Russia") in read(text)
