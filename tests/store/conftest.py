"""What tests of the store share: the shipped ontology and claims drawn at random."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.ontology
from kg.ontology import Ontology
from kg.store import Store


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """Return the shipped ontology, read once."""
    return kg.ontology.load()


@pytest.fixture
def store(ontology: Ontology) -> Store:
    """Return an empty store in memory."""
    return Store.open(ontology=ontology)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where a project may be made."""
    return tmp_path / "out"
