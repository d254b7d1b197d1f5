"""What tests of the store share."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ontology import Ontology
from kg.store import Store
from tests.store.bare import bare_ontology


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """Return the shipped relations and questions without the registry."""
    return bare_ontology()


@pytest.fixture
def store(ontology: Ontology) -> Store:
    """Return an empty store in memory."""
    return Store.open(ontology=ontology)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where a project may be made."""
    return tmp_path / "out"
