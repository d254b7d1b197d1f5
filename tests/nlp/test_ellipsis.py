from __future__ import annotations

import pytest

from tests.nlp.conftest import Read

CASES = [
    ("North and South Korea agreed to talks.", {"North Korea", "South Korea"}),
    ("Ukrainian and Russian troops retreated.", {"Armed Forces of Ukraine", "Armed Forces of Russia"}),
    (
        "Iranian, Russian and Turkish officials met in Berlin.",
        {"Government of Iran", "Government of Russia", "Government of Turkey"},
    ),
    (
        "The leaders of Iran, Russia, and Turkey met.",
        {f"Government of {s}" for s in ("Iran", "Russia", "Turkey")},
    ),
    (
        "The foreign ministers of Russia and Ukraine met.",
        {"Foreign Minister of Russia", "Foreign Minister of Ukraine"},
    ),
    ("The Iranian and Turkish presidents met.", {"President of Iran", "President of Turkey"}),
    ("It is not directed at the people of Iran or Syria.", {"People of Iran", "People of Syria"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_several_share_is_said_of_each(text: str, expected: set[str], read: Read) -> None:
    """A noun or half of a name that stands once means the actor of every state that it is said of."""
    assert expected <= {actor for _, actor in read(text)}


def test_a_state_beside_the_troops_of_another_has_no_troops(read: Read) -> None:
    """Only adjectives share the noun after them."""
    assert "Armed Forces of Iran" not in {actor for _, actor in read("Iran and Syrian troops attacked.")}


def test_a_plural_owner_ends_with_an_apostrophe(read: Read) -> None:
    """What is of the Houthis is read like what is of Iran; a closing quotation mark is no owner."""
    assert ("Ukrainians' army", "Armed Forces of Ukraine") in read("The Ukrainians' army attacked Russia.")
    assert ("Ukrainians", "Ukraine") in read("'We met the Ukrainians' army men said of Russia.")
