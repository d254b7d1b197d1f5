"""The command line as a whole: exit codes, one-line errors, pipes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main

KG = [sys.executable, "-c", "from kg.cli import main; main()"]


def test_an_error_is_one_line() -> None:
    """What kg raises on purpose is one line on stderr and exit code 1, never a traceback."""
    result = CliRunner().invoke(main, ["analyze", "nowhere"])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: nowhere is no project; `kg build")
    assert result.stderr.count("\n") == 1


def test_wrong_usage_exits_with_2() -> None:
    """A missing argument and an unknown command are usage errors."""
    assert CliRunner().invoke(main, ["build"]).exit_code == 2
    assert CliRunner().invoke(main, ["destroy"]).exit_code == 2


def test_version() -> None:
    """The version is the package's."""
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert result.output.startswith("kg, version ")


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    """``kg extract … | head -1`` ends quietly, as any filter does."""
    text = "China remains an ally of Iran. " * 200
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    with subprocess.Popen(
        [*KG, "extract", *[str(tmp_path / "long.txt")] * 3], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
