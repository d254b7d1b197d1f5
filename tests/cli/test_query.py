"""``kg query``: SPARQL and stored questions at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import Store
from tests.store.bare import bare_ontology
from tests.store.world import fill


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of six documents."""
    path = tmp_path_factory.mktemp("query") / "out"
    with Store.open(path, write=True, ontology=bare_ontology()) as store:
        fill(store)
    return path


def run(*arguments: str | Path, **options: str) -> Result:
    """Run ``kg query``."""
    return CliRunner().invoke(main, ["query", *map(str, arguments)], input=options.get("stdin"))


def test_rows_are_a_table_with_short_names(folder: Path) -> None:
    """IRIs are shortened, the number of rows goes to stderr."""
    result = run(folder, "SELECT ?a ?b WHERE { ?a kg:alliedWith ?b }")
    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["a", "b"],
        ["a:china", "a:iran"],
        ["a:iran", "a:china"],
    ]
    assert result.stderr == "2 rows\n"


def test_other_formats_are_data_for_other_programs(folder: Path) -> None:
    """CSV has full IRIs, CONSTRUCT is Turtle, ASK is a word."""
    assert run(folder, "SELECT ?b { a:china kg:alliedWith ?b }", "--format", "csv").stdout.splitlines() == [
        "b",
        "https://w3id.org/geokg/id/actor/iran",
    ]
    turtle = run(folder, "CONSTRUCT WHERE { ?a kg:alliedWith ?b }").stdout
    assert "a:china kg:alliedWith a:iran ." in turtle
    assert run(folder, "ASK { ?a kg:alliedWith ?b }").stdout == "true\n"


def test_a_stored_question_takes_actors_by_name(folder: Path) -> None:
    """Names are those of the project; a typo gets a suggestion."""
    assert "Israel" in run(folder, "@between", "Iran", "israel").stdout
    wrong = run(folder, "@between", "Iran", "Izzzrael")
    assert wrong.exit_code == 1
    assert wrong.stderr.startswith("error: no actor 'Izzzrael'")
    assert "Israel" in wrong.stderr


def test_the_query_comes_from_a_file_or_stdin(folder: Path, tmp_path: Path) -> None:
    """``-f`` names a file, ``-`` is stdin."""
    (tmp_path / "q.rq").write_text("ASK { ?a kg:attacks ?b }", encoding="utf-8")
    assert run(folder, "-f", tmp_path / "q.rq").stdout == "true\n"
    assert run(folder, "-", stdin="ASK { ?a kg:leads ?b }").stdout == "false\n"


def test_the_stored_questions_are_listed(folder: Path) -> None:
    """Name, what it needs, title."""
    listed = run(folder, "--list").stdout
    assert "@contested" in listed
    assert "@between FIRST SECOND" in listed


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?a {", "error: line 1, column 12: the query ends too early, a '}' is missing"),
        ("@nothing", "error: no stored query @nothing; known: @about"),
        ("SELECT * { SERVICE <http://x/> {} }", "error: line 1, column 12: SERVICE is not allowed"),
    ],
)
def test_a_wrong_query_is_one_line_and_exit_code_1(folder: Path, query: str, message: str) -> None:
    """No traceback, no empty table."""
    result = run(folder, query)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1


def test_a_slow_query_is_stopped(folder: Path) -> None:
    """The limit is in seconds, and the message says what to do."""
    result = run(
        folder, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "--timeout", "0.5"
    )
    assert result.exit_code == 1
    assert "took longer than 0.5 s and was stopped; add LIMIT" in result.stderr


def test_what_is_no_project_is_told(tmp_path: Path) -> None:
    """A folder without a store is named, with the command that makes one."""
    result = run(tmp_path, "ASK {}")
    assert result.exit_code == 1
    assert "is no project; `kg build" in result.stderr


def test_an_escape_sequence_in_a_text_does_not_reach_the_terminal(tmp_path: Path) -> None:
    """A hostile document cannot colour, clear or retitle the reader's terminal."""
    from tests.factory import claim, document

    text = "China\x1b[2J attacks Japan."
    with Store.open(tmp_path / "out", write=True, ontology=bare_ontology()) as store:
        store.add(document(text), [claim(text, "China", "attacks", "Japan")])
    shown = run(tmp_path / "out", "SELECT ?q { ?c kg:evidence/kg:quote ?q }").stdout
    assert "China" in shown
    assert "\x1b" not in shown
