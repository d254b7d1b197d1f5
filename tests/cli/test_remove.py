"""``kg remove``: documents go with exactly their claims."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kg.cli import main
from kg.store import Store
from tests.store.bare import bare_ontology
from tests.store.world import fill


def test_a_document_goes_with_exactly_its_claims(tmp_path: Path) -> None:
    """The others keep theirs, and the derived files are made anew."""
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        fill(store)
    result = CliRunner().invoke(main, ["remove", str(tmp_path), "future", "denial"])
    assert result.exit_code == 0, result.output
    assert result.stderr == "removed 2 documents\n"
    with Store.open(tmp_path) as store:
        assert {claim.evidence.document for claim in store.claims()} == {
            "agency",
            "reprint",
            "mixed",
            "allies",
        }
    assert "future" not in (tmp_path / "graph.trig").read_text(encoding="utf-8")


def test_an_unknown_document_removes_nothing(tmp_path: Path) -> None:
    """One wrong id among several stops the command before anything goes."""
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        fill(store)
    result = CliRunner().invoke(main, ["remove", str(tmp_path), "future", "futur"])
    assert result.exit_code == 1
    assert result.stderr.startswith("error: no such document: 'futur'")
    with Store.open(tmp_path, ontology=bare_ontology()) as store:
        assert "future" in {record.id for record in store.manifest()}
