"""The notebooks run from top to bottom and are stored without outputs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from tests.conftest import SEEDS

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
_LOADS = re.compile(r"""(src|href)=["']?https?:""")


def read(path: Path) -> NotebookNode:
    """Return a notebook."""
    notebook: NotebookNode = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)  # type: ignore[no-untyped-call]
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_stored_without_outputs(path: Path) -> None:
    """A diff of a notebook shows its text and code, nothing that a run left behind."""
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert cells
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs(path: Path, tmp_path: Path) -> None:
    """Every cell runs under nbmake in a clean copy, and what it shows loads nothing from the network."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    shutil.copytree(path.parent / "articles", tmp_path / "notebooks" / "articles")
    copy = tmp_path / "notebooks" / path.name
    shutil.copy(path, copy)
    options = [
        "--nbmake",
        "--overwrite",
        "--nbmake-timeout=120",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(copy)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(path.parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    notebook = read(copy)
    shown = [output for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output]
    assert shown
    for output in shown:
        assert "text/plain" in output.data
        assert not _LOADS.search(_without_frames(output.data.get("text/html", "")))


def _without_frames(html: str) -> str:
    """Return HTML without the map, a document of its own under its own Content Security Policy."""
    return re.sub(r"<iframe.*?</iframe>", "", html, flags=re.DOTALL)
