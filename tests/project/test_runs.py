"""What has to be read again when something of geokg changes."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.ontology
from kg.extract.scorer.trees import SHIPPED
from kg.project import runs


def test_other_trees_of_the_scorer_make_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They decide claims as the code does: documents read with the old ones are read again."""
    ontology = kg.ontology.load()
    scorer = tmp_path / SHIPPED.relative_to(runs._PACKAGE)
    scorer.parent.mkdir(parents=True)
    monkeypatch.setattr(runs, "_PACKAGE", tmp_path)
    versions = set()
    for content in ("old", "new"):
        scorer.write_text(content, encoding="utf-8")
        versions.add(runs.run_of(ontology).version)
    assert len(versions) == 2
