"""Blocs of a user's own choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KGError, SourceError
from kg.iris import actor_iri
from kg.model import Actor
from kg.project.blocs import members, read_blocs
from kg.project.names import Names
from tests.factory import actor, claim
from tests.project.world import ONTOLOGY

FRANCE = Actor(id=actor_iri("france"), name="France", type="State", country="FRA")
ARMY = actor("French Army", "ArmedForce", country="FRA", sector="MIL")
CLAIMS = [claim("France aids Ukraine.", "France", "aids", "Ukraine")]


def of(blocs: dict[str, list[str]]) -> dict[str, set[str]]:
    """Return the members of blocs in a project of two states and an army."""
    return members(blocs, [FRANCE, ARMY, actor("Ukraine", country="UKR")], Names(CLAIMS, ONTOLOGY), ONTOLOGY)


def test_a_state_brings_its_army() -> None:
    """Who belongs to a state goes with it."""
    assert of({"West": ["France"]})["West"] == {FRANCE.id, ARMY.id}


def test_an_organisation_brings_its_members() -> None:
    """NATO stands for itself, its states and their bodies; Ukraine is none of them."""
    found = of({"West": ["NATO"]})["West"]
    assert {FRANCE.id, ARMY.id} < found
    assert actor_iri("ukraine") not in found


def test_who_is_named_stays_in_his_own_bloc() -> None:
    """An army named apart does not follow its state."""
    found = members(
        {"State": ["France"], "Army": [ARMY.id]},
        [FRANCE, ARMY],
        Names([*CLAIMS, claim("French Army attacks X.", "French Army", "attacks", "X")], ONTOLOGY),
        ONTOLOGY,
    )
    assert found == {"State": {FRANCE.id}, "Army": {ARMY.id}}


def test_a_known_actor_that_says_nothing_here_is_no_error() -> None:
    """A list of one's own serves many projects; only a name that nobody bears is refused."""
    assert of({"East": ["Belarus"]}) == {"East": {actor_iri("belarus")}}
    with pytest.raises(KGError, match="no actor 'Atlantis'"):
        of({"East": ["Atlantis"]})


def test_blocs_from_a_file(tmp_path: Path) -> None:
    """One bloc a line."""
    path = tmp_path / "blocs.toml"
    path.write_text('West = ["France", "NATO"]\n"Other side" = ["Russia"]\n', encoding="utf-8")
    assert read_blocs(path) == {"West": ["France", "NATO"], "Other side": ["Russia"]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("West = NATO", "blocs.toml: Invalid value"),
        ('West = "NATO"', r'West is no list of names; write West = \["France", "NATO"\]'),
        (None, "cannot read blocs from .*blocs.toml': no such file"),
    ],
    ids=["no TOML", "no list", "no file"],
)
def test_a_broken_file_says_what_is_wrong(tmp_path: Path, text: str | None, message: str) -> None:
    """The error names the file and the way out."""
    path = tmp_path / "blocs.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        read_blocs(path)
