"""What a worker does with a part: read its documents, write its shards, say how far it got."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from multiprocessing import parent_process
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OutputError, StoreError
from kg.model import Document
from kg.project.reading import Reading, forget, reader
from kg.run.done import attempt
from kg.shards.cursor import Cursor
from kg.shards.identity import Identity, identity
from kg.shards.items import Item, Part
from kg.shards.place import Place
from kg.shards.tables import write_claims, write_documents
from kg.sources import Failure, Limits, load
from kg.store.dump import serialize
from kg.store.mirror import symmetric_relations
from kg.store.provenance import document_quads
from kg.store.rdf import claims_to_quads
from kg.store.terms import kg

SLOWEST_S = 120.0
"""As in ``kg.project.building``."""
_GRACE_S = 30.0
_REFRESH = 20_000
"""Documents after which a worker loads the model anew: spaCy keeps every new word for ever."""
DIED = f"its worker process died of it, or it took longer than {SLOWEST_S + _GRACE_S:g} s"


@dataclass(frozen=True, slots=True)
class Finished:
    """What stands in the manifest of a part; the last file of it that is written."""

    part: str
    documents: int
    claims: int
    failures: tuple[tuple[str, str], ...]
    """Origin and reason."""


@dataclass(frozen=True, slots=True)
class Job:
    """With what parts are read and where they go; small enough to send to a worker."""

    place: Place
    own: Path | None
    model: str | None
    identity: Identity
    folder: Path
    """What the paths of documents are relative to."""

    def check(self) -> None:
        """Refuse to work where another version, model or ontology is installed.

        Raises:
            StoreError: Naming what differs; it ends the run.
        """
        if differences := self.identity.differences(identity(self.own, self.model)[0]):
            raise StoreError(f"a worker has {differences}; install the same everywhere")

    def do(self, part: Part, dead: frozenset[str] = frozenset()) -> Finished:
        """Read a part and write its files; equal parts give equal bytes.

        Args:
            part: What to read.
            dead: Ids of documents that killed a worker; they are failures.

        Raises:
            StoreError: If this is another version, or the files cannot be written: it ends the run.
        """
        self.check()
        readings: list[Reading] = []
        failures: list[tuple[str, str]] = []
        for item in part.items:
            if item.id in dead:
                failures.append((_origin(item), DIED))
                continue
            found = self._read(item)
            if isinstance(found, Failure):
                failures.append((found.origin, found.reason))
            else:
                readings.append(found)
        readings.sort(key=lambda reading: reading.document.id)
        claims = sum(len(reading.claims) for reading in readings)
        finished = Finished(part.name, len(readings), claims, tuple(sorted(failures)))
        try:
            self._write(readings, finished)
        except OutputError as error:
            raise StoreError(str(error)) from error  # a full disk is full for the next part as well
        return finished

    def probe(self, item: Item) -> None:
        """Read one document and write nothing: whether it kills its worker."""
        self.check()
        self._read(item)

    def _read(self, item: Item) -> Reading | Failure:
        _count()
        with _watchdog():
            done = attempt(item, self._reading, item.id, SLOWEST_S)
        if done.is_fatal:
            raise StoreError(done.reason)
        return done.value or Failure(_origin(item), done.reason or "gave nothing")

    def _reading(self, item: Item) -> Reading | Failure:
        raw = _cursor.find(item, self.folder)
        document = raw if isinstance(raw, Failure) else load(raw)
        if not isinstance(document, Document):
            return document
        return reader(self.own, self.model, digest=self.identity.ontology).read(document)

    def _write(self, readings: list[Reading], finished: Finished) -> None:
        run = identity(self.own, self.model)[1]
        ontology = reader(self.own, self.model, digest=self.identity.ontology).ontology
        name, claims = finished.part, [claim for reading in readings for claim in reading.claims]
        documents = [reading.document for reading in readings]
        quads = set(claims_to_quads(claims, symmetric_relations(ontology)))
        for document in documents:
            # Which story a document tells is known when all are read: ``kg.shards.stories`` adds it.
            own = document_quads(document, run, document.id)
            quads.update(quad for quad in own if quad.predicate != STORY)
        self.place.write(f"documents/{name}.parquet", write_documents(documents))
        self.place.write(f"claims/{name}.parquet", write_claims(claims))
        self.place.write(f"quads/{name}.nq", serialize(quads, "nq"))
        self.place.write(manifest(name), json.dumps(asdict(finished), indent=0).encode())


STORY: ox.NamedNode = kg("story")
_cursor = Cursor(Limits())
_read_count = 0


def manifest(part: str) -> str:
    """Return the name of the file whose presence says that a part is finished."""
    return f"parts/{part}.json"


def finished(place: Place, part: str) -> Finished | None:
    """Return what became of a part; None when it is not finished."""
    if not place.has(manifest(part)):
        return None
    value = json.loads(place.read(manifest(part)))
    return Finished(**{**value, "failures": tuple(map(tuple, value["failures"]))})


def _origin(item: Item) -> str:
    return f"{item.path}!{item.id}" if item.base and item.base != item.id else item.path


def _count() -> None:
    global _read_count
    _read_count += 1
    if _read_count % _REFRESH == 0:
        forget()


@contextmanager
def _watchdog() -> Iterator[None]:
    """End a worker when a document outlasts the alarm, which reaches neither a thread nor a call into C."""
    if parent_process() is None:
        yield  # the user's own process, where a run with one job works
        return
    timer = threading.Timer(SLOWEST_S + _GRACE_S, os._exit, (1,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
