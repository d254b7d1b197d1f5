"""``kg diff``: what changed since a day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import Store
from tests.analysis.world import ONTOLOGY, say
from tests.factory import document


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project in which an ally turns and a newcomer appears."""
    path = tmp_path_factory.mktemp("diff") / "out"
    claims = [
        say("Iran", "alliedWith", "Syria", on=date(2024, 5, 1), document="a"),
        say("Syria", "accuses", "Iran", on=date(2024, 7, 1), document="b"),
        say("Turkey", "aids", "Syria", on=date(2024, 7, 1), document="c"),
    ]
    with Store.open(path, write=True, ontology=ONTOLOGY) as store:
        for claim in claims:
            store.add(document(claim.evidence.text, id=claim.evidence.document), [claim])
    return path


def diff(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def test_changes_are_named(folder: Path) -> None:
    """The newcomer, the new ties and the turned pair are in the answer."""
    result = diff(folder, "--since", "2024-06-01")
    assert result.exit_code == 0, result.output
    assert "  Turkey\n" in result.stdout
    assert "  Turkey aids Syria (1)\n" in result.stdout
    assert "  Iran – Syria: +7.0 → -3.0 (few claims: uncertain)\n" in result.stdout


def test_json_is_machine_readable(folder: Path) -> None:
    """Days are ISO text and names those of the library."""
    answer = json.loads(diff(folder, "--since", "2024-06-01", "--format", "json").stdout)
    assert answer["since"] == "2024-06-01"
    assert answer["new_actors"] == ["Turkey"]


def test_no_change_is_said(folder: Path) -> None:
    """Since a day after the last claim nothing is new."""
    assert "New actors\n  none\n" in diff(folder, "--since", "2030-01-01").stdout


def test_a_wrong_day_is_a_usage_error(folder: Path) -> None:
    """Exit code 2 and the form that is expected."""
    result = diff(folder, "--since", "yesterday")
    assert result.exit_code == 2
    assert "%Y-%m-%d" in result.stderr
