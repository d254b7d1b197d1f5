"""``kg status`` and ``kg build --dry-run``: look without touching."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import Store

NEWS = "China remains an ally of the DPRK."


def kg(*arguments: str | Path) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [*map(str, arguments)])


def inputs(folder: Path) -> Path:
    """Write a good, an empty and a foreign document."""
    news = folder / "news"
    news.mkdir()
    (news / "good.txt").write_text(NEWS, encoding="utf-8")
    (news / "empty.txt").touch()
    return news


def test_status_counts_and_lists_failures(tmp_path: Path) -> None:
    """Documents, claims, and each failed input with its reason."""
    news = inputs(tmp_path)
    assert kg("build", news, "-o", tmp_path / "out").exit_code == 3
    result = kg("status", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "documents 1, 0 of them without a claim",
        "claims    1",
        "building  no",
        "failed    1",
        f"  {news / 'empty.txt'}: empty file",
    ]


def test_failures_are_json_lines(tmp_path: Path) -> None:
    """The quarantine can be read by a script."""
    news = inputs(tmp_path)
    kg("build", news, "-o", tmp_path / "out")
    result = kg("status", tmp_path / "out", "--failed")
    assert json.loads(result.stdout) == {"origin": str(news / "empty.txt"), "reason": "empty file"}


def test_status_works_while_a_build_holds_the_folder(tmp_path: Path) -> None:
    """Reading never waits for a writer, and the holder is named."""
    with Store.open(tmp_path / "out", write=True):
        assert "building  yes, process " in kg("status", tmp_path / "out").stdout


def test_status_tells_a_build_that_was_killed(tmp_path: Path) -> None:
    """What a dead holder left in the lock is no holder."""
    with Store.open(tmp_path / "out", write=True):
        pass
    (tmp_path / "out/lock").write_text("process 1 (kg build)\n", encoding="utf-8")
    assert (
        "building  no, the last one was killed: process 1 (kg build)" in kg("status", tmp_path / "out").stdout
    )
    assert kg("build", inputs(tmp_path), "-o", tmp_path / "out").exit_code == 3


def test_status_of_no_project_is_an_error(tmp_path: Path) -> None:
    """One line says how to make one."""
    result = kg("status", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")


def test_a_dry_run_lists_and_writes_nothing(tmp_path: Path) -> None:
    """New, changed and held documents are told apart; the exit code is that of the build."""
    news = inputs(tmp_path)
    result = kg("build", news, "-o", tmp_path / "out", "--dry-run")
    assert result.exit_code == 3
    assert not (tmp_path / "out").exists()
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["id"] == "good"
    assert json.loads(line)["state"] == "new"
    assert "1 documents would be read, 1 inputs fail" in result.stderr
    kg("build", news, "-o", tmp_path / "out")
    assert json.loads(kg("build", news, "-o", tmp_path / "out", "--dry-run").stdout)["state"] == "held"
    (news / "good.txt").write_text(NEWS + " Japan protested.", encoding="utf-8")
    assert json.loads(kg("build", news, "-o", tmp_path / "out", "--dry-run").stdout)["state"] == "changed"
