"""The README tells the truth: its commands and its code give the output that it shows."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"^```console\n\$ (kg [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FLOORS = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- /floors -->)", re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)\)")


def answer(command: str) -> str:
    """Return what a command prints, without blanks at the ends of lines."""
    result = CliRunner().invoke(main, shlex.split(command)[1:])
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.stdout.rstrip().splitlines()) + "\n"


def test_commands_print_what_the_readme_shows(
    seed_folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Every ``$ kg …`` of a console block is run; ``--refresh-golden`` writes its output anew."""
    monkeypatch.chdir(seed_folder.parent)
    text = README.read_text(encoding="utf-8")
    if request.config.getoption("--refresh-golden"):
        text = _BLOCK.sub(lambda found: f"```console\n$ {found[1]}\n{answer(found[1])}```", text)
        README.write_text(text, encoding="utf-8")
    blocks = _BLOCK.findall(text)
    assert blocks
    for command, shown in blocks:
        assert answer(command) == shown, command


def test_code_prints_what_the_readme_shows(seed_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ``>>>`` line gives what stands below it."""
    monkeypatch.chdir(seed_folder.parent)
    [code, *rest] = _CODE.findall(README.read_text(encoding="utf-8"))
    parsed = doctest.DocTestParser().get_doctest("\n".join([code, *rest]), {}, "README", str(README), 0)
    assert parsed.examples
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(parsed)
    assert runner.failures == 0


FIGURES = {
    "precision, same actors and type of relation": "articles type precision",
    "recall, same actors and type of relation": "articles type recall",
    "precision, same actors": "articles pair precision",
    "recall, same actors": "articles pair recall",
    "of claims found: polarity right": "articles polarity",
    "of claims found: modality right": "articles modality",
    "of claims found: who says it right": "articles attribution",
}


def floors() -> str:
    """Return the README's table of what the tests guarantee."""
    values = json.loads((README.parent / "tests" / "quality" / "floors.json").read_text("utf-8"))["floors"]
    rows = [f"| {label} | {values[name]:.2f} |" for label, name in FIGURES.items()]
    alarms = f"| sentences on sport, business and weather that yield a claim | at most {values['false alarms']:.1%} |"
    return "\n".join(["| | at least |", "|---|---|", *rows, alarms]) + "\n"


def test_figures_are_those_that_the_tests_guarantee(request: pytest.FixtureRequest) -> None:
    """The table of the README is the table of floors; ``--refresh-golden`` writes it anew."""
    text = README.read_text(encoding="utf-8")
    if request.config.getoption("--refresh-golden"):
        text = _FLOORS.sub(lambda _: floors(), text)
        README.write_text(text, encoding="utf-8")
    assert _FLOORS.findall(text) == [floors()]


def test_links_lead_somewhere() -> None:
    """Every relative link and picture of the README is a file of the repository."""
    missing = [
        link
        for link in _LINK.findall(README.read_text(encoding="utf-8"))
        if not (README.parent / link).exists()
    ]
    assert missing == []
