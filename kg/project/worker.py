"""What a process does with one input: load it, see whether it is known, read its claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from kg.actors.decisions import read_decisions
from kg.model import Document
from kg.project.reading import Reading, reader, terms
from kg.sources import Failure, Raw, load
from kg.store import Run
from kg.store.checks import misread
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
        records = _records(self.folder)
        if records.is_current(document, self.run):
            return Unchanged(document.id)
        for held, _ in records.documents([document.id]):
            if _is_another(held, document):
                reason = f"the project holds another document called {document.id!r}, from {held.origin}"
                return Failure(origin(item), f"{reason}; rename this one")
        found = reader(self.own, self.model, digest=self.run.ontology).read(document)
        claims = read_decisions(self.folder).apply(found.claims)
        if wrong := next(misread(document, claims, terms(self.own)), None):
            return Failure(origin(item), f"{wrong}; a mistake of kg, nothing of the document is stored")
        return replace(found, claims=claims)


def close_records(folder: Path) -> None:
    """Close what this process opened to look documents up; a reader keeps a writer from leaving one file."""
    if _records.cache_info().currsize:
        _records(folder).close()
        _records.cache_clear()


def origin(item: Raw | Document) -> str:
    """Return how messages call an input."""
    return item.origin or item.id


def _is_another(held: Document, document: Document) -> bool:
    """Return whether two documents of one id are different files, so that one must not replace the other.

    A file that was changed, moved or named by another path is the same document.
    """
    if held.text == document.text or held.origin is None or document.origin is None:
        return False
    old, new = Path(held.origin), Path(document.origin)
    try:
        return old.is_file() and new.is_file() and not old.samefile(new)
    except OSError:
        return False


@lru_cache(maxsize=1)
def _records(folder: Path) -> Records:
    return Records(folder / RECORDS, write=False)
