from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import SourceError
from kg.evaluation.gold import read_gold
from kg.evaluation.levels import Scale
from kg.evaluation.scores import Scores, score
from kg.ontology import load
from tests.evaluation.case import CLAIMS, GOLD


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder with the annotated case."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "case.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


@pytest.fixture
def scores(gold: Path) -> Scores:
    """Return the scores of the case."""
    return score(read_gold(gold), {"case": CLAIMS}, Scale(load().relations))


EXPECTED = {"pair": 4, "quad": 4, "type": 4, "exact": 2}
"""Hits worked out by hand with the definitions of the levels, out of six found and five annotated claims."""


@pytest.mark.parametrize(("level", "hits"), EXPECTED.items())
def test_levels(scores: Scores, level: str, hits: int) -> None:
    """Each level counts the claims that it accepts."""
    value = scores.levels[level]
    assert (value.hits, value.found, value.expected) == (hits, 6, 5)
    assert value.precision == pytest.approx(hits / 6)
    assert value.recall == pytest.approx(hits / 5)
    assert value.f1 == pytest.approx(2 * hits / 11)


def test_attributes(scores: Scores) -> None:
    """Attributes are counted on the claims that match at level type."""
    assert scores.attributes == {
        "polarity": 0.75,  # "will not send" was missed
        "modality": 1.0,
        "attribution": 1.0,
        "time": 0.75,  # "on Monday" was missed
        "place": 1.0,
        "quantity": 1.0,
        "evidence": 1.0,
    }


def test_errors(scores: Scores) -> None:
    """Missed and extra claims can be listed."""
    assert [(error.kind, error.subject, error.relation, error.object) for error in scores.errors] == [
        ("missed", "Radio", "locatedIn", "Somalia"),
        ("extra", "Uganda", "attacks", "Kenya"),
        ("extra", "Mars", "attacks", "Venus"),
    ]


def test_command(gold: Path, tmp_path: Path) -> None:
    """The command prints the table, and the errors where asked."""
    claims = tmp_path / "claims.jsonl"
    claims.write_text("".join(json.dumps(claim) + "\n" for claim in CLAIMS), encoding="utf-8")
    result = CliRunner().invoke(main, ["evaluate", str(gold), "--claims", str(claims), "--errors", "1"])
    assert result.exit_code == 0, result.output
    assert "1 documents, 5 annotated claims, 6 found" in result.stdout
    assert "exact     0.333  0.400  0.364" in result.stdout
    assert "missed case: Radio locatedIn Somalia" in result.stdout


def test_command_extracts_by_itself(gold: Path) -> None:
    """Without a file of claims the documents are extracted."""
    result = CliRunner().invoke(main, ["evaluate", str(gold), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["annotated"] == 5


def test_a_broken_document_is_named(gold: Path) -> None:
    """A file that is no annotated document stops the evaluation with its name."""
    (gold / "broken.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SourceError, match=r"broken\.json: no 'id'"):
        read_gold(gold)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """A folder without documents stops the evaluation."""
    with pytest.raises(SourceError, match="no annotated documents"):
        read_gold(tmp_path)
