"""The notebooks run from top to bottom and are stored without outputs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
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
    """Every cell runs in a clean copy, and what it shows loads nothing from the network."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    shutil.copytree(path.parent / "articles", tmp_path / "notebooks" / "articles")
    notebook = read(path)
    where = {"metadata": {"path": str(tmp_path / "notebooks")}}
    NotebookClient(notebook, timeout=120, resources=where).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output]
    assert shown
    for output in shown:
        assert "text/plain" in output.data
        assert not _LOADS.search(_without_frames(output.data.get("text/html", "")))


def _without_frames(html: str) -> str:
    """Return HTML without the map, a document of its own under its own Content Security Policy."""
    return re.sub(r"<iframe.*?</iframe>", "", html, flags=re.DOTALL)
