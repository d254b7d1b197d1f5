"""Find names that the registry does not know, and take back known ones that are part of them."""

from __future__ import annotations

from kg.actors.names import Names
from kg.nlp.reading import Reading


def find_unknown(reading: Reading, names: Names) -> None:
    """Add new actors for capitalised names."""
