"""``kg build``: the main job and what can go wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

OUTPUTS = ["claims.jsonl", "graph.graphml", "graph.trig", "map.html"]


def build(*arguments: str | Path, stdin: str = "") -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["build", *map(str, arguments)], input=stdin)


def article(folder: Path, name: str = "a.txt", text: str = "China remains an ally of the DPRK.") -> Path:
    """Write an article and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_build_writes_every_output(tmp_path: Path) -> None:
    """Claims, RDF, graph and map stand in the folder, and the report says what to try next."""
    out = tmp_path / "out"
    result = build(article(tmp_path), "-o", out)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "", "the report goes to stderr, so that stdout stays free for data"
    assert all((out / name).stat().st_size for name in OUTPUTS)
    report = " ".join(result.stderr.split())
    assert "1 document, 1 sentence, 1 claim, 2 actors, in " in report
    assert "alliedWith" in report
    assert "map.html" in report
    assert all(f"kg {command}" in report for command in ("why", "analyze", "query"))


def test_nothing_temporary_stays(tmp_path: Path) -> None:
    """No temporary file is left beside the outputs, and no journal: project.sqlite can be copied alone."""
    out = tmp_path / "out"
    build(article(tmp_path), "-o", out)
    temporary = (".tmp", ".part", "-wal", "-shm", "-journal")
    assert not [path for path in out.iterdir() if path.name.startswith(".") or path.name.endswith(temporary)]


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    """The same text is not read again, and every output keeps its bytes."""
    out = tmp_path / "out"
    build(article(tmp_path), "-o", out)
    before = {name: (out / name).read_bytes() for name in OUTPUTS}
    result = build(article(tmp_path), "-o", out)
    assert "1 of them unchanged" in result.stderr
    assert {name: (out / name).read_bytes() for name in OUTPUTS} == before


def test_a_changed_text_replaces_its_claims(tmp_path: Path) -> None:
    """The claims of the old text go with it."""
    out = tmp_path / "out"
    build(article(tmp_path), "-o", out)
    build(article(tmp_path, text="Iran attacked Israel."), "-o", out)
    claims = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [claim["relation"] for claim in claims] == ["attacks"]


def test_a_second_build_adds(tmp_path: Path) -> None:
    """What the folder already holds stays."""
    out = tmp_path / "out"
    build(article(tmp_path), "-o", out)
    build(article(tmp_path, "b.txt", "Iran attacked Israel."), "-o", out)
    assert len((out / "claims.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_another_file_of_the_same_name_replaces_nothing(tmp_path: Path) -> None:
    """Two different files called a.txt are two documents: the second is refused by name, the first stays."""
    out, other = tmp_path / "out", tmp_path / "other"
    other.mkdir()
    build(article(tmp_path), "-o", out)
    result = build(article(other, text="Iran attacked Israel."), "-o", out)
    assert result.exit_code == 1
    assert "holds another document called 'a'" in " ".join(result.stderr.split())
    assert "alliedWith" in (out / "claims.jsonl").read_text(encoding="utf-8")


def test_a_moved_file_is_the_same_document(tmp_path: Path) -> None:
    """A file that was moved and then changed replaces its old text."""
    out, other = tmp_path / "out", tmp_path / "other"
    other.mkdir()
    build(article(tmp_path), "-o", out)
    (tmp_path / "a.txt").unlink()
    assert build(article(other, text="Iran attacked Israel."), "-o", out).exit_code == 0
    assert "attacks" in (out / "claims.jsonl").read_text(encoding="utf-8")


def test_a_document_without_claims_is_said(tmp_path: Path) -> None:
    """A text that says nothing about actors gives an empty project, a line that says so, exit code 0."""
    out = tmp_path / "out"
    result = build(article(tmp_path, text="The weather was fine."), "-o", out)
    assert result.exit_code == 0, result.stderr
    assert "no claim found in a" in result.stderr
    assert (out / "claims.jsonl").read_bytes() == b""
    assert (out / "map.html").exists()


BAD = [
    ("a missing path", "nowhere.txt", None),
    ("an empty file", "empty.txt", b""),
    ("a file of blanks", "blank.txt", b" \n\t\n"),
    ("a binary file", "binary.txt", bytes(range(256)) * 20),
]


@pytest.mark.parametrize(("name", "content"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_input_is_one_line_and_leaves_nothing(tmp_path: Path, name: str, content: bytes | None) -> None:
    """Exit code 1, one line that names the file, no folder."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = build(tmp_path / name, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert name in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    """The rest is done, the bad one is listed, exit code 3."""
    article(tmp_path, "bad.txt", "")
    result = build(article(tmp_path), tmp_path / "bad.txt", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "bad.txt" in result.stderr
    assert (tmp_path / "out" / "map.html").exists()


@pytest.mark.parametrize("out", ["taken", "taken/deeper", "/proc/geokg"])
def test_an_unwritable_folder_is_one_line(tmp_path: Path, out: str) -> None:
    """A file in the way, or a place where nothing can be made, is said before any work."""
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    result = build(article(tmp_path), "-o", tmp_path / out)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: cannot write to ")
    assert result.stderr.count("\n") == 1
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_a_wrong_model_leaves_nothing(tmp_path: Path) -> None:
    """A pipeline that does not exist stops the run before the folder is made."""
    result = build(article(tmp_path), "-o", tmp_path / "out", "--model", "en_none")
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_a_wrong_ontology_leaves_nothing(tmp_path: Path) -> None:
    """A folder of ontologies that is none stops the run, too."""
    result = build(article(tmp_path), "-o", tmp_path / "out", "--ontology", tmp_path / "none")
    assert result.exit_code == 1
    assert "no such folder of ontologies" in result.stderr
    assert not (tmp_path / "out").exists()


def test_two_processes_write_the_same_as_one(tmp_path: Path) -> None:
    """With --jobs 2 every output has the bytes that one process writes."""
    texts = ["Iran attacked Israel.", "China remains an ally of Iran.", "Russia and China signed a deal."]
    articles = [article(tmp_path, f"{number}.txt", text) for number, text in enumerate(texts)]
    build(*articles, "-o", tmp_path / "one")
    assert build(*articles, "-o", tmp_path / "two", "--jobs", "2").exit_code == 0
    for name in OUTPUTS:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_the_order_of_inputs_changes_nothing(tmp_path: Path) -> None:
    """Whatever comes first, the outputs have the same bytes."""
    a, b = article(tmp_path), article(tmp_path, "b.txt", "Iran attacked Israel.")
    build(a, b, "-o", tmp_path / "one")
    build(b, a, "-o", tmp_path / "two")
    for name in OUTPUTS:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_quiet_prints_nothing(tmp_path: Path) -> None:
    """With --quiet a build that went well is silent."""
    result = build(article(tmp_path), "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_a_failure_is_one_line_however_long(tmp_path: Path) -> None:
    """A line of the quarantine list is not wrapped, so that it can be searched."""
    (tmp_path / f"{'n' * 100}.txt").write_text("", encoding="utf-8")
    article(tmp_path)
    result = build(tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 3
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("failed: ")]
    assert line.endswith("empty file")
