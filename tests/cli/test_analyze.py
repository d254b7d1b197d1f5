"""``kg analyze``: answers on stdout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.cli.tables import QUESTIONS
from kg.store import Store
from tests.factory import document
from tests.project.world import ONTOLOGY, claims


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project folder with three claims."""
    path = tmp_path_factory.mktemp("analyze") / "out"
    with Store.open(path, write=True, ontology=ONTOLOGY) as store:
        for claim in claims():
            store.add(document(claim.evidence.text, id=claim.evidence.document), [claim])
    return path


def analyze(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["analyze", *map(str, arguments)])


def test_every_question_is_answered(folder: Path) -> None:
    """Without a question all are asked, and each has its title."""
    result = analyze(folder)
    assert result.exit_code == 0, result.output
    assert all(question.title in result.stdout for question in QUESTIONS.values())
    assert "China" in result.stdout


def test_one_question(folder: Path) -> None:
    """A named question alone is answered."""
    result = analyze(folder, "disputes")
    assert "China alliedWith Iran" in result.stdout
    assert QUESTIONS["hubs"].title not in result.stdout


def test_json_is_machine_readable(folder: Path) -> None:
    """With --format json every answer is a list of objects with the names of the library."""
    result = analyze(folder, "hubs", "tensions", "timeline", "--format", "json")
    answers = json.loads(result.stdout)
    assert list(answers) == ["hubs", "tensions", "timeline"]
    assert [hub["name"] for hub in answers["hubs"]] == ["China", "Iran"]
    assert answers["tensions"][0]["net"] == 6.3


def test_top_limits_the_rows(folder: Path) -> None:
    """With --top 1 each answer has one row at most."""
    answers = json.loads(analyze(folder, "--top", "1", "--format", "json").stdout)
    assert all(len(rows) <= 1 for rows in answers.values())


def test_a_time_of_ones_own(folder: Path) -> None:
    """Only claims dated in the time count: the planned attack has a day, the alliance has none."""
    answers = json.loads(
        analyze(folder, "hubs", "voices", "--until", "2024-12-31", "--format", "json").stdout
    )
    assert answers == {"hubs": [], "voices": []}


def test_a_wrong_day_is_a_usage_error(folder: Path) -> None:
    """Exit code 2, and the form that is expected."""
    result = analyze(folder, "--since", "yesterday")
    assert result.exit_code == 2
    assert "%Y-%m-%d" in result.stderr


def test_an_unknown_question_is_a_usage_error(folder: Path) -> None:
    """Exit code 2, and the questions there are."""
    result = analyze(folder, "weather")
    assert result.exit_code == 2
    assert "'camps'" in result.stderr


def test_nothing_found_is_said(folder: Path) -> None:
    """An empty answer is a sentence."""
    assert "every triangle is balanced" in analyze(folder, "balance").stdout
