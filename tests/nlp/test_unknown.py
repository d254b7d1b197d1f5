from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.nlp import Annotated
from tests.nlp.conftest import Read

CASES = [
    ("Jordanian Foreign Minister Nasser Judeh spoke.", ("Nasser Judeh", "Person", "JOR", "GOV")),
    (
        "The Russian 72nd Motorised Rifle Brigade retreated.",
        ("72nd Motorised Rifle Brigade", "ArmedForce", "RUS", "MIL"),
    ),
    ("Mr Kohout left for Berlin.", ("Kohout", "Person", None, None)),
    ("The frigate HMS Daring sailed.", ("HMS Daring", "ArmedForce", "GBR", "MIL")),
    (
        "The Syrian Observatory for Human Rights said so.",
        ("Syrian Observatory for Human Rights", "Organization", "SYR", None),
    ),
    ("Nordnytt, a website in Berlin, said so.", ("Nordnytt", "Media", None, None)),
    ("The rebel group Ansar Zabar attacked.", ("Ansar Zabar", "Group", None, None)),
    (
        "He led the United Nations’s Iran task force.",
        ("Iran task force", "Organization", None, "IGO"),
    ),
    (
        "Iran thanked the United Nations Mission in Syria and Iraq.",
        ("United Nations Mission in Syria and Iraq", "Organization", None, None),
    ),
    (
        "Russia chairs the International Conference on the Syria Border.",
        ("International Conference on the Syria Border", "Organization", None, None),
    ),
    (
        "The 2nd Battalion, 1st Marines attacked Syria.",
        ("2nd Battalion, 1st Marines", "ArmedForce", None, "MIL"),
    ),
    ("Iran saw Joint Task Force Omega in Syria.", ("Joint Task Force Omega", "ArmedForce", None, "MIL")),
    (
        "The Special Operations Group III left Syria.",
        ("Special Operations Group III", "ArmedForce", None, "MIL"),
    ),
    ("Iran said that its men had liberated Krasnolyn.", ("Krasnolyn", "Place", None, None)),
    ("Troops left the Shamsi air base in Iran.", ("Shamsi", "Place", None, None)),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_new_actor(
    text: str, expected: tuple[str | None, ...], annotated: Callable[[str], Annotated]
) -> None:
    """A title, a number, a ship's prefix or the last word tells what an unknown name belongs to."""
    actors = [span.actor for span in annotated(text).actors]
    assert expected in [(actor.name, actor.type, actor.country, actor.sector) for actor in actors]


def test_new_actors_have_iris_of_their_own(annotated: Callable[[str], Annotated]) -> None:
    """A new person never takes the IRI of a registry entry of the same name."""
    (span,) = [
        s for s in annotated("President Jordan spoke to Michael Georgia.").actors if "michael" in s.actor.id
    ]
    assert span.actor.id == "https://w3id.org/geokg/id/actor/person/michael-georgia"


def test_persons_are_not_states(read: Read) -> None:
    """A country's name inside a person's name is no mention of the country."""
    names = [actor for _, actor in read("Michael Jordan of Chicago thanked Mr Georgia Smith.")]
    assert not {"Jordan", "Georgia"} & set(names)


def test_a_country_with_an_honorific_is_a_person(annotated: Callable[[str], Annotated]) -> None:
    """Nobody says Mr to a state, and a club is no place."""
    actors = [span.actor for span in annotated("Mr Jordan left Real Georgia. Iran said so.").actors]
    assert [(actor.name, actor.type) for actor in actors] == [
        ("Jordan", "Person"),
        ("Real Georgia", "Organization"),
        ("Iran", "State"),
    ]


def test_surname_after_full_name(read: Read) -> None:
    """A surname means who was named in full before it."""
    text = "Researcher Robert Carlin visited Pyongyang. Carlin met Kim Jong-un. Kim thanked Carlin."
    assert read(text)[-2:] == [("Kim", "Kim Jong-un"), ("Carlin", "Robert Carlin")]


def test_acronym_that_the_text_defines(read: Read) -> None:
    """An acronym in brackets after a name means it from there on."""
    text = "The Russian Space Research Institute (RSRI) spoke. Later the RSRI warned China."
    assert ("RSRI", "Russian Space Research Institute") in read(text)


def test_a_mention_ends_where_its_words_end(read: Read) -> None:
    """A footnote, a bracket or half of a compound in the same token is no part of the name."""
    found = read("Vladimir Putin,[1] visited Iran.[2] A strong U.S.-Iran pact followed.")
    assert {"Vladimir Putin", "Iran", "U.S."} <= {words for words, _ in found}


def test_a_numeral_is_no_surname(read: Read) -> None:
    """The second of one name is not the second of another."""
    found = read("King Harald Zabar II ruled. President Olav Temno III met him. II and III are numbers.")
    assert [words for words, _ in found if words in {"II", "III"}] == []


def test_a_war_is_no_place(read: Read) -> None:
    """The last word tells what a name is not as well; a noun after it tells what it is."""
    found = dict(read("In the Gulf War, Iran fought. Russia shelled the Zabarin neighborhood."))
    assert "Gulf War" not in found
    assert "Zabarin" in found


def test_a_name_ends_before_a_bracket(annotated: Callable[[str], Annotated]) -> None:
    """A bracket that the tokenizer leaves at a name is no part of the actor's name."""
    actors = {span.actor.name for span in annotated("General Abboud Qanbar(Arabic: qnbr) met Putin.").actors}
    assert "Abboud Qanbar" in actors


def test_an_initial_ends_no_sentence(read: Read) -> None:
    """The letter between two names is theirs; after "Plan B" a sentence begins."""
    assert ("Gary J. Volesky", "Gary J. Volesky") in read("Maj. Gen. Gary J. Volesky visited Iran.")
    assert ("Travis Caughlin", "Travis Caughlin") in read("Iran said Col. Travis Caughlin fled.")
    found = dict(read("Russia has a Plan B. The president of Iran said so."))
    assert "Plan" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Great Council of Chiefs has appealed to soldiers to return.", "Great Council of Chiefs"),
        ("He leads the 25th Motorised Brigade of the Georgian army in Batumi.", "25th Motorised Brigade"),
    ],
)
def test_a_name_ends_with_a_word_of_its_own(
    text: str, name: str, annotated: Callable[[str], Annotated]
) -> None:
    """What follows "of" belongs to the name, or the name ends before it."""
    assert name in [span.actor.name for span in annotated(text).actors]
