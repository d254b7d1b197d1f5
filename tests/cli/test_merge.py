"""``kg merge`` and ``kg split``: decisions about actors that outlive a rebuild."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import Store

TEXT = "Iran attacked Israel. Venezuela attacked Israel."


def kg(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(arguments))


def attackers(folder: Path) -> set[str]:
    """Return who attacks in the claims of a project."""
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return {json.loads(line)["subject"]["name"] for line in lines}


def test_merge_holds_for_later_documents_and_split_undoes_it(tmp_path: Path) -> None:
    """A merge rewrites the claims, survives another build, and can be undone."""
    source, out = tmp_path / "a.txt", tmp_path / "out"
    source.write_text(TEXT, encoding="utf-8")
    assert kg("build", str(source), "-o", str(out)).exit_code == 0
    assert attackers(out) == {"Iran", "Venezuela"}
    result = kg("merge", str(out), "Iran", "Venezuela")
    assert result.exit_code == 0, result.stderr
    assert attackers(out) == {"Iran"}
    (tmp_path / "b.txt").write_text("Venezuela attacked Jordan.", encoding="utf-8")
    assert kg("build", str(tmp_path / "b.txt"), "-o", str(out)).exit_code == 0
    assert attackers(out) == {"Iran"}
    assert kg("split", str(out), "Venezuela").exit_code == 0
    assert attackers(out) == {"Iran", "Venezuela"}


def test_what_cannot_be_merged_is_said(tmp_path: Path) -> None:
    """No project, and no such actor, each give one line and exit code 1."""
    result = kg("merge", str(tmp_path), "A", "B")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "no project" in result.stderr


def test_a_split_that_finds_the_project_locked_decides_nothing(tmp_path: Path) -> None:
    """Who may not write leaves no decision behind."""
    source, out = tmp_path / "a.txt", tmp_path / "out"
    source.write_text(TEXT, encoding="utf-8")
    assert kg("build", str(source), "-o", str(out)).exit_code == 0
    assert kg("merge", str(out), "Iran", "Venezuela").exit_code == 0
    before = (out / "decisions.jsonl").read_bytes()
    with Store.open(out, write=True):
        assert kg("split", str(out), "Venezuela").exit_code == 1
    assert (out / "decisions.jsonl").read_bytes() == before
