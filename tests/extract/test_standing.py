"""Ties that last: who belongs to whom, lies where, holds what."""

from __future__ import annotations

import pytest

from tests.extract.reading import triples

CASES = [
    ("Captain Peter Lindqvist was killed yesterday in eastern Ghana.", "Peter Lindqvist locatedIn Ghana"),
    ("In Ankara, Anna Lind will meet Turkish officials.", "Anna Lind locatedIn Ankara"),
    ("Near Kirkuk, two strikes hit Islamic State fighters.", "Islamic State locatedIn Kirkuk"),
    ("KFOR, the NATO peacekeeping force, closed the bridge.", "KFOR partOf NATO"),
    (
        "PJAK, an offshoot of the PKK, claimed the attack.",
        "Party of Free Life of Kurdistan affiliatedWith Kurdistan Workers' Party",
    ),
    ("Members of the Arab League include Egypt and Sudan.", "Sudan affiliatedWith Arab League"),
    ("Colonel Adams serves with the Royal Marines.", "Adams affiliatedWith Royal Marines"),
    (
        "Sergeant Booker was assigned to the 5th Special Forces Group.",
        "Booker affiliatedWith 5th Special Forces Group",
    ),
    ("Hassan al-Banna founded the Muslim Brotherhood in 1928.", "Hassan al-Banna leads Muslim Brotherhood"),
    ("The city of Goma is in the hands of the M23.", "March 23 Movement controls Goma"),
    (
        "Peter Marsh of the Australian Federal Police said so.",
        "Peter Marsh affiliatedWith Australian Federal Police",
    ),
    ("Assad's brutal regime was sanctioned.", "Bashar al-Assad leads Government of Syria"),
    ("ISIL-held Raqqa was shelled.", "Islamic State controls Raqqa"),
    ("Raqqa, Islamic State's self-proclaimed capital, was shelled.", "Islamic State controls Raqqa"),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_standing_ties(sentence: str, expected: str) -> None:
    """Each sentence claims this tie."""
    assert expected in triples(sentence)


def test_a_unit_is_part_of_a_body_and_not_the_reverse() -> None:
    """The noun in a unit's own name ("Force") is no role that another body plays."""
    found = triples("The Radwan Force, the elite unit of Hezbollah, fired rockets.")
    assert {triple for triple in found if "partOf" in triple} == {"Radwan Force partOf Hezbollah"}
