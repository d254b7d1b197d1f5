"""``kg extract``: claims on stdout."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from kg.cli import main


def extract(*arguments: str, stdin: str | bytes = "") -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["extract", *arguments], input=stdin)


def test_stdin_to_json_lines() -> None:
    """A sentence goes in, a claim comes out as one line whose offsets hold."""
    text = "China remains an ally of the DPRK."
    result = extract("-", stdin=text)
    assert result.exit_code == 0, result.stderr
    [claim] = [json.loads(line) for line in result.stdout.splitlines()]
    assert (claim["subject"]["name"], claim["relation"], claim["object"]["name"]) == (
        *("China", "alliedWith"),
        "North Korea",
    )
    assert text[claim["object"]["start"] : claim["object"]["end"]] == claim["object"]["mention"]
    assert result.stderr == ""


def test_a_text_without_claims_is_no_error() -> None:
    """Nothing to say is an empty answer and exit code 0."""
    result = extract("-", stdin="The weather was fine.")
    assert (result.exit_code, result.stdout) == (0, "")


def test_jsonl_keeps_the_ids(tmp_path: Path) -> None:
    """The document of a claim is the id that the line gave."""
    line = json.dumps({"id": "art-7", "text": "Iran attacked Israel.", "published": "2024-10-01"})
    (tmp_path / "articles.jsonl").write_text(line + "\n", encoding="utf-8")
    result = extract(str(tmp_path / "articles.jsonl"))
    assert {json.loads(line)["document"] for line in result.stdout.splitlines()} == {"art-7"}


def test_a_missing_file_is_one_line() -> None:
    """Exit code 1 when nothing could be read."""
    result = extract("nowhere.txt")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: nowhere.txt: ")
    assert result.stderr.count("\n") == 1


def test_a_missing_file_among_others_exits_with_3(tmp_path: Path) -> None:
    """The rest is done, and the one that failed is listed."""
    (tmp_path / "good.txt").write_text("Iran attacked Israel.", encoding="utf-8")
    result = extract("nowhere.txt", str(tmp_path / "good.txt"))
    assert result.exit_code == 3
    assert result.stdout.count("\n") == 1
    assert result.stderr.startswith("error: nowhere.txt: ")


def test_a_wrong_model_is_one_line() -> None:
    """A pipeline that does not exist is named, with the way out."""
    result = extract("-", "--model", "en_none", stdin="Iran attacked Israel.")
    assert result.exit_code == 1
    assert "error: cannot load the language pipeline 'en_none'" in result.stderr
    assert result.stderr.count("\n") == 1


def test_what_was_passed_over_can_be_listed() -> None:
    """Each passage without a claim comes with its offsets and the reason."""
    text = "China remains an ally of Iran. The weather was fine."
    [passage] = [json.loads(line) for line in extract("-", "--passed-over", stdin=text).stdout.splitlines()]
    assert passage["text"] == text[passage["start"] : passage["end"]] == "The weather was fine."
    assert passage["reason"] == "sentence with fewer than two actors"
