"""Knowledge graphs of geopolitical claims from news text.

Example::

    import kg

    project = kg.build(["seeds/"], "out")  # or kg.open("out")
    project.claims(subject="China")
    project.sparql("SELECT ?a ?b WHERE { ?a kg:alliedWith ?b }")
    project.show(around="Russia")
    kg.extract("China remains an ally of the DPRK.")
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.errors import (
    ClaimError,
    KGError,
    MissingExtra,
    ModelError,
    OntologyError,
    OutputError,
    QueryError,
    SourceError,
    StoreError,
)
from kg.model import (
    Actor,
    Attribution,
    Claim,
    Cue,
    Document,
    Evidence,
    Mention,
    Modality,
    Place,
    Polarity,
    Quantity,
    TimeSpan,
    Via,
)

if TYPE_CHECKING:
    from kg.project import Project, build, extract, open, resolve

__all__ = [
    "Actor",
    "Attribution",
    "Claim",
    "ClaimError",
    "Cue",
    "Document",
    "Evidence",
    "KGError",
    "Mention",
    "MissingExtra",
    "Modality",
    "ModelError",
    "OntologyError",
    "OutputError",
    "Place",
    "Polarity",
    "Project",
    "Quantity",
    "QueryError",
    "SourceError",
    "StoreError",
    "TimeSpan",
    "Via",
    "build",
    "extract",
    "open",
    "resolve",
]

_LAZY = frozenset({"Project", "build", "extract", "open", "resolve"})
"""Names of ``kg.project``, loaded when first used: the store and spaCy cost two seconds."""


class _Package(ModuleType):
    """Keeps ``kg.extract`` the function; importing the sub-package ``kg.extract`` would take its place."""

    def __setattr__(self, name: str, value: Any) -> None:  # noqa: ANN401 - as ModuleType has it
        if not (name in _LAZY and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as ModuleType has it
        if name not in _LAZY:
            raise AttributeError(f"module 'kg' has no attribute {name!r}")
        value = getattr(importlib.import_module("kg.project"), name)
        setattr(self, name, value)
        return value

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_LAZY})


sys.modules[__name__].__class__ = _Package
