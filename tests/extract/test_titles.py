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
    (
        "The foreign minister of breakaway Abkhazia, Sergei Shamba, rejected the plan.",
        "Sergei Shamba affiliatedWith Abkhazia",
    ),
    (
        "The foreign ministers of France and Russia, Jean-Marc Ayrault and Sergei Lavrov, signed the protocols.",
        "Sergei Lavrov affiliatedWith Russia",
    ),
    ("The army, whose chief is General Asim Munir, denied it.", "Asim Munir leads Pakistan Armed Forces"),
    ("President Mwanawasa of Zambia, the chairman of SADC, objected.", "Levy Mwanawasa leads SADC"),
    (
        "The secretary general of the Organization of American States, Luis Almagro, convened the council.",
        "Luis Almagro leads Organization of American States",
    ),
    ("NATO's Secretary General, Lord Robertson, called it unfriendly.", "George Robertson leads NATO"),
    (
        "Cuba freed Juan Reyes, Pedro Lopez and Antonio Guerrero, members of the Wasp Network.",
        "Pedro Lopez affiliatedWith Wasp Network",
    ),
    ("Iran's official news agency IRNA denied it.", "IRNA affiliatedWith Iran"),
    ("The army's chief is General Asim Munir.", "Asim Munir leads Pakistan Armed Forces"),
    ("Ali Hassan, a senior officer of the Iraqi army, was arrested.", "Ali Hassan affiliatedWith Iraqi Army"),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_titles(sentence: str, expected: str) -> None:
    """A title and a name are a claim."""
    assert expected in triples(sentence)


def test_a_title_is_the_authors_own_word() -> None:
    """Whose minister somebody is, no source is needed for, though the sentence has one."""
    found = claims("According to Reuters, Norwegian Foreign Minister Jens Holm arrived in Kyiv.")
    tie = next(claim for claim in found if claim.subject.actor.name == "Jens Holm")
    assert (tie.relation, tie.attribution) == ("affiliatedWith", ())


def test_a_list_is_no_apposition() -> None:
    """Whoever is named behind an office and before "and" is but the next in a list."""
    found = triples("He met the president of Norway, Angela Merkel and Mario Draghi.")
    assert "Angela Merkel leads Norway" not in found


def test_a_standing_fact_is_told_once() -> None:
    """A title that is repeated claims nothing new."""
    text = "French President Emmanuel Macron met Spain. Later French President Emmanuel Macron met Italy."
    assert [claim.relation for claim in claims(text)].count("leads") == 1
