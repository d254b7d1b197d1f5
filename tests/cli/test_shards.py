"""``kg build --shards`` and ``kg load``: the way past one machine from the command line."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kg.cli import main


def test_shards_are_built_and_loaded(tmp_path: Path) -> None:
    """The report names the next command; the project answers."""
    (tmp_path / "a.txt").write_text("China remains an ally of North Korea.\n", encoding="utf-8")
    shards, out = tmp_path / "shards", tmp_path / "out"
    runner = CliRunner()
    built = runner.invoke(main, ["build", str(tmp_path / "a.txt"), "--shards", str(shards)])
    assert built.exit_code == 0, built.output
    assert "1 documents, 1 claims in 1 parts, 0 of them finished before" in built.stderr
    again = runner.invoke(main, ["build", str(tmp_path / "a.txt"), "--shards", str(shards)])
    assert "1 of them finished before" in again.stderr
    loaded = runner.invoke(main, ["load", str(shards), "--store", str(out), "-q"])
    assert loaded.exit_code == 0, loaded.output
    asked = runner.invoke(main, ["query", str(out), "ASK { a:china kg:alliedWith a:north-korea }"])
    assert "yes" in asked.output or "true" in asked.output.lower()


def test_a_build_names_one_kind_of_result(tmp_path: Path) -> None:
    """Neither none nor both, and an engine is for shards."""
    runner = CliRunner()
    assert runner.invoke(main, ["build", "x.txt"]).exit_code == 2
    assert runner.invoke(main, ["build", "x.txt", "-o", "a", "--shards", "b"]).exit_code == 2
    assert runner.invoke(main, ["build", "x.txt", "-o", "a", "--engine", "dask"]).exit_code == 2
