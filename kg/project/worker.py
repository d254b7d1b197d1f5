"""What a process does with one input: load it, see whether it is known, read its claims."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.model import Document
from kg.project.reading import Reading, reader
from kg.sources import Failure, Raw, load
from kg.store import Run
from kg.store.folder import RECORDS
from kg.store.records import Records


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that the project holds already, of the same text and read by the same version."""

    document: str


@dataclass(frozen=True, slots=True)
class Task:
    """With what documents are read, and where those already read are; small enough to send to a process."""

    own: Path | None
    """A user's own folder of ontologies."""
    model: str | Path | None
    run: Run
    folder: Path
    """The project; only read here."""

    def do(self, item: Raw | Document) -> Reading | Unchanged | Failure:
        """Return what became of an input."""
        document = load(item) if isinstance(item, Raw) else item
        if isinstance(document, Failure):
            return document
        if _records(self.folder).is_current(document, self.run):
            return Unchanged(document.id)
        return reader(self.own, self.model, digest=self.run.ontology).read(document)


def origin(item: Raw | Document) -> str:
    """Return how messages call an input."""
    return item.origin or item.id


@lru_cache(maxsize=1)
def _records(folder: Path) -> Records:
    return Records(folder / RECORDS, write=False)
