"""What a build derives from its claims, and what it leaves out of a large project."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.project import build, outputs

TEXT = "Kenya accused Somalia of arming rebels. Uganda attacked Rwanda. France supports Mali."


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """One text."""
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_large_project_is_not_drawn_each_time(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond so many claims the views go, so that none contradicts the claims; these are whole."""
    out = tmp_path / "out"
    with build([inputs], out) as project:
        assert project.report is not None
        assert project.report.has_views
        count = project.report.claims
    assert all((out / name).exists() for name in outputs.VIEWS)
    monkeypatch.setattr(outputs, "VIEWED", 2)
    inputs.write_text(TEXT + " Chad met Niger.", encoding="utf-8")
    with build([inputs], out) as project:
        assert project.report is not None
        assert not project.report.has_views
    assert not any((out / name).exists() for name in outputs.VIEWS)
    assert len((out / outputs.CLAIMS).read_text(encoding="utf-8").splitlines()) == count + 1
