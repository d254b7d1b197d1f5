from __future__ import annotations

from pathlib import Path

import pytest

from kg.ontology import Ontology, load

SMALL = Path(__file__).parent.parent / "data" / "small"


@pytest.fixture(scope="session")
def small() -> Ontology:
    """Return the shipped word lists with a dozen actors that no other file changes."""
    shipped = load().folders[0]
    return _OnlySmall((shipped, SMALL))


class _OnlySmall(Ontology):
    def files(self, pattern: str) -> list[Path]:
        found = super().files(pattern)
        return [path for path in found if "actors" not in pattern or SMALL in path.parents]
