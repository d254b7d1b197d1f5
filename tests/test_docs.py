"""The pages of docs/ keep up with the code."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import click
import pytest

import kg
from kg.cli import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    """docs/cli.md has a section for each command that names each of its options."""
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## kg (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    assert name in sections
    command: click.Command = importlib.import_module(f"kg.cli.{name}").command
    options = [option for part in command.params for option in part.opts if option.startswith("--")]
    assert [option for option in options if option not in sections[name]] == []


@pytest.mark.parametrize("name", kg.__all__)
def test_every_name_is_documented(name: str) -> None:
    """docs/api.md names everything in ``kg.__all__``."""
    assert f"`{name}" in (DOCS / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "kg" / "analysis").glob("[a-z]*.py")), ids=lambda path: path.stem
)
def test_every_analysis_is_documented(path: Path) -> None:
    """docs/analysis.md has a section for each question."""
    assert f"kg.analysis.{path.stem}" in (DOCS / "analysis.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link of a page is a file of the repository."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
