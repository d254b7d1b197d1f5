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


def _written(out: Path) -> dict[str, int]:
    names = (outputs.CLAIMS, *outputs.VIEWS, outputs.POSITIONS)
    return {name: (out / name).stat().st_mtime_ns for name in names}


def test_a_build_that_changes_nothing_writes_nothing(inputs: Path, tmp_path: Path) -> None:
    """The same text, and a file that fails each time, leave all files alone; a lost one comes back."""
    out, bad = tmp_path / "out", tmp_path / "bad.pdf"
    bad.write_bytes(b"no PDF")
    build([inputs, bad], out).close()
    before = _written(out)
    build([inputs, bad], out).close()
    assert _written(out) == before
    (out / outputs.MAP).unlink()
    build([inputs, bad], out).close()
    assert (out / outputs.MAP).is_file()


def test_a_new_claim_reaches_every_file(inputs: Path, tmp_path: Path) -> None:
    """What the files show is what the project holds."""
    out = tmp_path / "out"
    build([inputs], out).close()
    inputs.write_text(TEXT + " Chad met Niger.", encoding="utf-8")
    build([inputs], out).close()
    assert all(
        "Chad" in (out / name).read_text(encoding="utf-8") for name in (outputs.CLAIMS, *outputs.VIEWS)
    )
