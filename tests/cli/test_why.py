"""``kg why``: the evidence behind an edge at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import Store
from tests.factory import claim, document
from tests.store.bare import bare_ontology
from tests.store.world import fill


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of six documents."""
    path = tmp_path_factory.mktemp("why") / "out"
    with Store.open(path, write=True, ontology=bare_ontology()) as store:
        fill(store)
    return path


def run(*arguments: str | Path) -> Result:
    """Run ``kg why``."""
    return CliRunner().invoke(main, ["why", *map(str, arguments)])


def test_all_evidence_of_a_pair_is_printed_in_time_order(folder: Path) -> None:
    """Assertion, reprint, denial and counter-attack, each with its day, then what is undated."""
    result = run(folder, "Iran", "Israel")
    assert result.exit_code == 0
    heads = [line for line in result.stdout.splitlines() if line.startswith(("Iran", "Israel"))]
    assert heads[0].startswith("Iran attacks Israel")
    assert heads[2].startswith("Iran (not) attacks Israel denied")
    assert heads[3].startswith("Israel attacks Iran")
    assert heads[4].startswith("Iran at war with Israel")
    assert result.stderr == "5 claims between Iran and Israel\n"


def test_who_says_it_and_where_it_stands_is_told(folder: Path) -> None:
    """Speaker, document, day and offsets stand below the words."""
    shown = " ".join(run(folder, "Iran", "Israel").stdout.split())
    assert "Tehran denies: Iran did not attack Israel." in shown
    assert "says: Tehran · in: denial, 2024-05-03, characters 0–42" in shown


def test_a_relation_narrows(folder: Path) -> None:
    """Only claims of that relation are printed."""
    assert run(folder, "Iran", "Israel", "--relation", "atWarWith").stderr.startswith("1 claim ")


def test_strangers_are_joined_by_a_chain(tmp_path: Path) -> None:
    """Nothing is said between Qatar and Israel; Iran stands between, and each step has its words."""
    first, second = "Qatar consults with Iran.", "Iran attacks Israel."
    with Store.open(tmp_path / "out", write=True, ontology=bare_ontology()) as store:
        store.add(document(first, id="a"), [claim(first, "Qatar", "consultsWith", "Iran", document="a")])
        store.add(document(second, id="b"), [claim(second, "Iran", "attacks", "Israel", document="b")])
    result = run(tmp_path / "out", "Qatar", "Israel")
    shown = " ".join(result.stdout.split())
    assert shown.index(first) < shown.index(second)
    assert result.stderr == (
        "0 claims between Qatar and Israel\n"
        "above: the shortest chain of stated claims from one to the other, 2 steps\n"
    )
    assert run(tmp_path / "out", "Qatar", "Israel", "--relation", "aids").stdout == ""


def test_json_lines_are_claims(folder: Path) -> None:
    """``--json`` prints what ``kg extract`` prints."""
    lines = [json.loads(line) for line in run(folder, "China", "Iran", "--json").stdout.splitlines()]
    assert {line["relation"] for line in lines} == {"alliedWith", "suppliesArmsTo"}


def test_an_unknown_actor_is_told(folder: Path) -> None:
    """The error offers a similar name."""
    result = run(folder, "Irann", "Israel")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: no actor 'Irann'")
    assert "Iran" in result.stderr.replace("Irann", "")
