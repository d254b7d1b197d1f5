"""``kg resolve`` and ``kg mentions``: actors on stdout."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from kg.cli import main


def kg(*arguments: str, stdin: str = "") -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(arguments), input=stdin)


def test_names_from_arguments() -> None:
    """Each name gives a line with the keys that the documentation names; what is unknown is null."""
    result = kg("resolve", "the Kremlin", "Qwxyz Vbnm")
    known, unknown = (json.loads(line) for line in result.stdout.splitlines())
    assert (known["query"], known["name"], known["country"], known["sector"]) == (
        *("the Kremlin", "Russia"),
        *("RUS", "GOV"),
    )
    assert known["wikidata"] == "Q159"
    assert [unknown[key] for key in ("id", "name", "type", "country", "sector", "wikidata")] == [None] * 6


def test_names_from_stdin_on_a_day() -> None:
    """Without names they are read from stdin; the day decides who held an office."""
    result = kg("resolve", "--date", "2010-05-01", stdin="the French president\n\nDPRK\n")
    found = [json.loads(line)["name"] for line in result.stdout.splitlines()]
    assert found == ["Nicolas Sarkozy", "North Korea"]


def test_country_decides() -> None:
    """The country spoken of tells a shared name apart, in any case."""
    [line] = kg("resolve", "--country", "usa", "Georgia").stdout.splitlines()
    assert json.loads(line)["country"] == "USA"


def test_mentions_of_a_text() -> None:
    """A document gives one line with every mention and its offsets."""
    text = "Turkish warplanes struck PKK camps in Iraq."
    result = kg("mentions", "-", stdin=text)
    assert result.exit_code == 0, result.stderr
    [line] = result.stdout.splitlines()
    mentions = json.loads(line)["mentions"]
    assert next((text[m["start"] : m["end"]], m["type"]) for m in mentions) == (
        "Turkish warplanes",
        "ArmedForce",
    )
    assert {"Iraq"} <= {mention["name"] for mention in mentions}


def test_a_missing_file_is_said() -> None:
    """An input that is not there gives one line on stderr and exit code 1."""
    result = kg("mentions", "nowhere.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nowhere.txt" in result.stderr
