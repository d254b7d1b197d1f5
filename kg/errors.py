"""Every error kg raises on purpose.

* KGError
  - SourceError      a document cannot be read
  - OntologyError    a file in ontologies/ is wrong (path:line: message, as compilers do)
  - ModelError       the language pipeline cannot be loaded
  - ClaimError       a claim breaks the model (also a ValueError)
  - StoreError       the RDF store cannot be opened or written
  - QueryError       a SPARQL query is wrong, forbidden or too slow
  - OutputError      a result cannot be written
  - MissingExtra     an optional package is not installed (also an ImportError)

A user of the library writes::

    try:
        project = kg.open("out")
    except kg.KGError as error:
        print(error)
"""

from __future__ import annotations

from pathlib import Path


class KGError(Exception):
    """The root: catching it catches everything that kg raises on purpose."""


class SourceError(KGError):
    """A document cannot be read."""


class OntologyError(KGError):
    """A file in ``ontologies/`` is wrong; says where, as compilers do."""

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        self.path = path
        self.line = line
        place = "" if path is None else f"{path}:{line}: " if line is not None else f"{path}: "
        super().__init__(f"{place}{message}")


class ModelError(KGError):
    """The language pipeline cannot be loaded."""


class ClaimError(KGError, ValueError):
    """A claim breaks the model."""


class StoreError(KGError):
    """The RDF store cannot be opened or written."""


class QueryError(KGError):
    """A SPARQL query is wrong, forbidden or too slow."""


class OutputError(KGError):
    """A result cannot be written."""


class MissingExtra(KGError, ImportError):  # noqa: N818 - names the situation, reads better in a traceback
    """An optional package is not installed; the message names the command that installs it."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package!r} is not installed; run: pip install 'geokg[{extra}]'")
