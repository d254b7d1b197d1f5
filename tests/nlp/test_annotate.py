from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.nlp import Annotated
from tests.nlp.conftest import Mentions, Read

CASES = [
    (
        "Ukrainian artillerymen struck North Korean soldiers.",
        [
            ("Ukrainian artillerymen", "Armed Forces of Ukraine"),
            ("North Korean soldiers", "Armed Forces of North Korea"),
        ],
    ),
    (
        "The opposition in Venezuela thanked the United States.",
        [
            ("opposition in Venezuela", "Venezuelan opposition"),
            ("Venezuela", "Venezuela"),
            ("United States", "United States"),
        ],
    ),
    (
        "Iran’s Revolutionary Guards warned Israel.",
        [
            ("Iran", "Iran"),
            ("Revolutionary Guards", "Islamic Revolutionary Guard Corps"),
            ("Israel", "Israel"),
        ],
    ),
    ("Iran-backed militias attacked Israel.", [("Iran", "Iran"), ("Israel", "Israel")]),
    ("Beijing rejected the American proposal.", [("Beijing", "China"), ("American", "United States")]),
    ("Russian military action alarmed Ukraine.", [("Russian", "Russia"), ("Ukraine", "Ukraine")]),
    (
        "Our Turkish allies met NATO troops.",
        [("Turkish allies", "Turkey"), ("NATO troops", "NATO"), ("NATO", "NATO")],
    ),
    ("Troops in Ukraine waited for Russia.", [("Ukraine", "Ukraine"), ("Russia", "Russia")]),
    ("It will be up to us who is blamed.", []),
    (
        "Russian shelling killed three residents of Damascus.",
        [("Russian", "Russia"), ("residents of Damascus", "People of Syria"), ("Damascus", "Syria")],
    ),
    (
        "NATO troops left a church in Damascus.",
        [("NATO troops", "NATO"), ("NATO", "NATO"), ("Damascus", "Syria")],
    ),
    (
        "Iran struck Israel, said NATO. The alliance will act.",
        [
            ("Iran", "Iran"),
            ("Israel", "Israel"),
            ("NATO", "NATO"),
            ("alliance", "NATO"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_names(text: str, expected: Mentions, read: Read) -> None:
    """Names, seats, adjectives and role nouns are found with the actors that they mean."""
    assert read(text) == expected


def test_offsets_are_those_of_the_stored_text(annotated: Callable[[str], Annotated]) -> None:
    """A mention stands where it says in the text as stored, whatever was repaired for the parser."""
    text = "\u0130t is said that soldiers came from the DPRK.\u0130t is a lie,  says Moscow."
    found = annotated(text)
    mentions = [found.mention(span) for span in found.actors]
    assert [text[mention.start : mention.end] for mention in mentions] == [m.text for m in mentions]
    assert [mention.actor.name for mention in mentions[-1:]] == ["Russia"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([*"Ru ’'\n.“”", "Putin ", "Russia ", "the ", "troops ", "\u0130", "U.S. "]),
        max_size=30,
    )
)
def test_any_text_is_annotated(annotated: Callable[[str], Annotated], parts: list[str]) -> None:
    """No text fails, and every mention is a passage of it."""
    text = "".join(parts)
    found = annotated(text)
    for span in found.actors:
        mention = found.mention(span)
        assert mention.text == text[mention.start : mention.end] != ""
