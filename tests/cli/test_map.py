"""``kg map``: the map at the command line."""

from __future__ import annotations

import json
import re
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
    path = tmp_path_factory.mktemp("map") / "out"
    with Store.open(path, write=True, ontology=bare_ontology()) as store:
        fill(store)
    return path


def run(*arguments: str | Path) -> Result:
    """Run ``kg map``."""
    return CliRunner().invoke(main, ["map", *map(str, arguments)])


def test_map_is_written(folder: Path, tmp_path: Path) -> None:
    """The file is a complete page; stderr says how much of the project is drawn."""
    out = tmp_path / "map.html"
    result = run(folder, "-o", out)
    assert result.exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert result.stdout == ""
    assert str(out) in result.stderr
    assert "actors drawn" in result.stderr


def test_map_around_an_actor(folder: Path, tmp_path: Path) -> None:
    """``--around`` keeps an actor and its neighbours."""
    near = tmp_path / "near.html"
    assert run(folder, "-o", near, "--around", "Iran").exit_code == 0
    assert '"around":"iran"' in near.read_text(encoding="utf-8")


def test_unknown_actor_is_one_line(folder: Path) -> None:
    """A name that nobody bears fails with one line."""
    result = run(folder, "--around", "Atlantis")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ")
    assert "Atlantis" in result.stderr


def test_colours_of_ones_own(folder: Path, tmp_path: Path) -> None:
    """``--blocs`` with a file puts its blocs first; a word that is no way and no file fails with one line."""
    blocs, out = tmp_path / "blocs.toml", tmp_path / "map.html"
    blocs.write_text('"Our side" = ["Iran"]\n', encoding="utf-8")
    assert run(folder, "-o", out, "--blocs", blocs).exit_code == 0
    data = re.search(r'id="kg">(.*?)</script>', out.read_text(encoding="utf-8"))
    assert data
    [bloc] = json.loads(data[1])["colourings"][0]["blocs"]
    assert bloc["n"] == "Our side"
    result = run(folder, "-o", out, "--blocs", "campz")
    assert result.exit_code == 1
    assert "campz" in result.stderr
