"""Where the ontologies stand: in the checkout, or in the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def ontology_dir() -> Path:
    """Return the folder ``ontologies/``.

    The checkout wins: an editable install leaves a second copy of the data in site-packages.
    """
    checkout = _PACKAGE.parent / "ontologies"
    return checkout if (checkout / "kg.ttl").is_file() else _PACKAGE / "ontologies"
