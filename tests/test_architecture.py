"""The shape of the code: imports point down, files stay small, only the command line prints."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"
LAYERS = [  # lowest first; modules on one line are siblings and do not import each other
    {"errors"},
    {"model", "iris"},
    {"codec"},
    {"ontology"},
    {"actors"},
    {"text"},
    {"sources"},
    {"nlp"},
    {"extract"},
    {"store", "graph", "evaluation"},
    {"analysis", "export"},
    {"views"},
    {"run"},
    {"project"},
    {"shards"},
    {"server"},
    {"cli"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def layers_imported(path: Path) -> set[str]:
    """Return the layers of kg that a file imports, at any depth of the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}:{node.lineno}: relative import"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("kg.")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """A file imports from its own package or from lower layers."""
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    wrong = {name for name in layers_imported(path) - {own} if RANK[name] >= RANK[own]}
    assert not wrong, f"{path.name} is on layer {RANK[own]} and imports {sorted(wrong)}"


def test_files_stay_small() -> None:
    """No file of the package has more than 300 lines, and half of them have fewer than 100."""
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert not {str(path.relative_to(PACKAGE)): n for path, n in lines.items() if n > 300}
    assert median(lines.values()) < 100
