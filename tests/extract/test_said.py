from __future__ import annotations

import pytest

from tests.extract.reading import claims


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Two researchers, Robert Carlin and Siegfried Hecker, said Kim Jong-un had threatened the United States.",
            ["Robert Carlin", "Siegfried Hecker"],
        ),
        (
            "In January, two prominent researchers, Robert Carlin and Siegfried Hecker, said Kim Jong-un had attacked Japan.",
            ["Robert Carlin", "Siegfried Hecker"],
        ),
        (
            "The ministers Sergei Lavrov and Wang Yi said that Israel had attacked Iran.",
            ["Sergei Lavrov", "Wang Yi"],
        ),
        (
            "Rebels have captured Kidal, the military government in Bamako announced on Thursday, opening the road to the north.",
            ["military government in Bamako"],
        ),
        (
            "Al-Shabaab has captured Baidoa, the army said, and many have fled.",
            ["Somali Armed Forces"],
        ),
    ],
)
def test_sources(text: str, sources: list[str]) -> None:
    """Every speaker of a list is named, and one set into the sentence is heard."""
    assert {tuple(said.name for said in claim.attribution) for claim in claims(text)} >= {tuple(sources)}


def test_the_one_who_quotes_comes_first() -> None:
    """Of "was quoted by X as having urged" X is the source; who urges is no source of his urging."""
    found = claims("Sergei Lavrov was quoted by TASS as having urged Japan to sign a treaty.")
    urged = [claim for claim in found if claim.relation == "requests"]
    assert [said.name for claim in urged for said in claim.attribution] == ["TASS"]
