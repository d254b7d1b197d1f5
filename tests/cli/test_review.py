"""``kg review``: people say which claims were read right."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from kg.cli import main

TEXT = "Iran attacked Israel. China is an ally of Iran."


def kg(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a project of one article with an attack and an alliance."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert kg("build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")).exit_code == 0
    return tmp_path / "out"


def attack(out: Path) -> str:
    """Return the id of the attack."""
    lines = (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return next(str(one["id"]) for one in map(json.loads, lines) if one["relation"] == "attacks")


def ask(out: Path, query: str) -> str:
    """Return the answer of a query as CSV without its first line."""
    return kg("query", str(out), query, "--format", "csv").stdout.partition("\n")[2].replace("\r", "")


def test_a_rejection_is_marked_survives_a_rebuild_and_can_be_undone(out: Path, tmp_path: Path) -> None:
    """The evidence shows it, the flat edge and the map lose it, a new reading keeps it, --undo ends it."""
    claim = attack(out)
    assert f"claim {claim}" in kg("why", str(out), "Iran", "Israel").stdout
    assert ask(out, "SELECT ?b { a:iran kg:attacks ?b }") == "https://w3id.org/geokg/id/actor/israel\n"
    result = kg("review", str(out), f"c:{claim}", "--reject", "--note", "a chess match", "--who", "Ana")
    assert (result.exit_code, result.stderr.partition(";")[0]) == (0, "rejected: 1 claim")
    assert "rejected by Ana: a chess match" in kg("why", str(out), "Iran", "Israel").stdout
    assert "Israel" not in (out / "map.html").read_text(encoding="utf-8")
    assert ask(out, "SELECT ?b { a:iran kg:attacks ?b }") == ""
    # The same document with a title is another document of the same text: it is read again.
    with (tmp_path / "again.jsonl").open("w", encoding="utf-8") as file:
        file.write(json.dumps({"id": "a", "text": TEXT, "title": "War"}) + "\n")
    assert kg("build", str(tmp_path / "again.jsonl"), "-o", str(out)).exit_code == 0
    assert ask(out, "SELECT ?b { a:iran kg:attacks ?b }") == ""
    assert "chess" in ask(out, "@reviewed")
    assert kg("review", str(out), claim, "--undo").exit_code == 0
    assert ask(out, "SELECT ?b { a:iran kg:attacks ?b }") == "https://w3id.org/geokg/id/actor/israel\n"
    assert kg("validate", str(out)).exit_code == 0


def test_graph_files_and_exports_tell_a_rejected_claim_apart(out: Path, tmp_path: Path) -> None:
    """An attribute, a column, or a name of its own; event rows leave it out."""
    claim = attack(out)
    assert kg("review", str(out), claim, "--reject").exit_code == 0
    edges = nx.read_graphml(out / "graph.graphml", force_multigraph=True).edges(keys=True, data=True)
    assert {key: data["review"] for _, _, key, data in edges}[claim] == "rejected"
    assert kg("export", str(out), "-f", "csv", "-o", str(tmp_path / "csv")).exit_code == 0
    rows = (tmp_path / "csv" / "claims.csv").read_text(encoding="utf-8").splitlines()
    assert next(row for row in rows if row.startswith(claim)).endswith(",rejected")
    assert claim not in kg("export", str(out), "-f", "plover").stdout
    for lines in (
        kg("export", str(out), "-f", "jsonl").stdout,
        kg("why", str(out), "Iran", "Israel", "--json").stdout,
    ):
        assert {one["id"]: one.get("review") for one in map(json.loads, lines.splitlines())}[
            claim
        ] == "rejected"
    assert "(rejected)" in kg("export", str(out), "-f", "ftm").stdout
    assert '"rejected: Iran attacks Israel"' in kg("export", str(out), "-f", "stix").stdout
    assert kg("export", str(out), "-f", "neo4j", "-o", str(tmp_path / "neo")).exit_code == 0
    assert "REJECTED_ATTACKS" in (tmp_path / "neo" / "relationships.csv").read_text(encoding="utf-8")


def test_decisions_are_listed_and_analyses_leave_them_out(out: Path) -> None:
    """The list names claim, verdict and words; the camps know nothing of a rejected alliance."""
    claim = attack(out)
    assert "Israel" in kg("analyze", str(out), "hubs").stdout
    assert kg("review", str(out), claim, "--reject", "--note", "wrong").exit_code == 0
    result = kg("review", str(out))
    assert [word in result.stdout for word in (claim, "rejected", "wrong", "Iran attacks Israel")] == [
        True
    ] * 4
    assert result.stderr == "1 decision\n"
    assert "Israel" not in kg("analyze", str(out), "hubs").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("0000", "--reject"), 1, "no such claim: '0000'; `kg why"),
        (("0000", "--undo"), 1, "no decision about claim '0000' to undo"),
        (("0000",), 2, "say --accept, --reject or --undo"),
        (("--reject",), 2, "name the CLAIMs"),
    ],
)
def test_what_cannot_be_decided_is_said(
    out: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    """One line with the way out."""
    result = kg("review", str(out), *arguments)
    assert result.exit_code == code
    assert message in result.stderr
