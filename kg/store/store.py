"""The store of a project: documents and claims go in, claims and answers to SPARQL come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

import kg.ontology
from kg.errors import StoreError
from kg.model import Claim, Document
from kg.ontology import Ontology
from kg.store.asking import ask_folder, ask_memory
from kg.store.counts import Counts
from kg.store.dump import write_sorted
from kg.store.folder import LOCK, RECORDS, catch_up, is_project, is_stale, open_reader, synchronize
from kg.store.full import DiskFullError, told_when_full
from kg.store.generations import Reader
from kg.store.lock import Lock
from kg.store.mirror import State, symmetric_relations, target
from kg.store.order import time_key
from kg.store.records import Record, Records
from kg.store.result import Result
from kg.store.reviews import Reviews, Verdict, decide
from kg.store.rules import rules
from kg.store.run import Run
from kg.store.sparql import check
from kg.store.update import update

if TYPE_CHECKING:
    from rdflib import Dataset


class Store:
    """Documents, their claims and the RDF made from them; open it by ``Store.open``.

    What ``add`` and ``remove`` do is durable when they return: it survives a killed process. The RDF
    follows at ``commit``, which leaving a ``with`` block does; until then queries answer from the last one.
    """

    def __init__(self, path: Path | None, records: Records, ontology: Ontology, lock: Lock | None) -> None:
        self.path = path
        self.ontology = ontology
        self._records = records
        self._lock = lock
        self._symmetric = symmetric_relations(ontology)
        self._memory = ox.Store() if path is None else None
        self._state = State()
        self._reader: Reader | None = None

    @classmethod
    def open(cls, path: Path | None = None, *, write: bool = False, ontology: Ontology | None = None) -> Self:
        """Open a project folder, or an empty store in memory.

        Args:
            path: The folder; None for a store in memory, which can always be written.
            write: Whether to change it; makes the folder if need be and keeps other writers out.
            ontology: Relations and actors; None for the shipped ones.

        Raises:
            StoreError: If the folder is no project, cannot be made, or is being written by another process.
        """
        ontology = ontology or kg.ontology.load()
        if path is None:
            return cls(None, Records(None), ontology, None)
        if not write and not is_project(path):
            raise StoreError(f"{path} is no project; `kg build INPUT... -o {path}` makes one")
        try:
            if write:
                path.mkdir(parents=True, exist_ok=True)
            lock = Lock(path / LOCK) if write else None
        except OSError as error:
            raise StoreError(f"{path} cannot be written: {error.strerror or error}") from error
        try:
            records = Records(path / RECORDS, write=write)
        except StoreError:
            if lock is not None:
                lock.release()
            raise
        store = cls(path, records, ontology, lock)
        if not write and is_stale(path, store._records):
            catch_up(path, store._records, ontology)
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            # A second try would find the Oxigraph of the first still open: its error is being handled.
            if not isinstance(error, DiskFullError):
                self.commit()
        finally:
            self.close()

    def close(self) -> None:
        """Close all files and let others write. What was added and not committed is not lost."""
        self._forget_reader()
        try:
            self._records.close()
        finally:
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def is_current(self, document: Document, run: Run | None = None) -> bool:
        """Return whether this very document is stored with claims of this run, so that reading it is idle."""
        return self._records.is_current(document, run or Run())

    def add(self, document: Document, claims: Iterable[Claim], run: Run | None = None) -> bool:
        """Store a document and its claims instead of what was stored under its id.

        Args:
            document: The document.
            claims: All its claims.
            run: Who made the claims.

        Returns:
            Whether anything changed.

        Raises:
            StoreError: If a claim comes from another document, the store was opened for reading, or the disk
                is full.
        """
        with self._writing():
            return self._records.put(document, claims, run or Run(), self._symmetric)

    def remove(self, document_id: str) -> bool:
        """Remove a document with exactly its claims; return whether there was one."""
        with self._writing():
            return self._records.delete(document_id)

    def review(self, claim: Claim, verdict: Verdict, note: str = "", who: str = "") -> None:
        """Note what somebody decided about a claim, why and who; a decision outlives every re-reading.

        Raises:
            StoreError: If the store was opened for reading or is in memory, or there is none to withdraw.
        """
        with self._writing():
            decide(self.path, claim, verdict, note=note, who=who)

    @property
    def reviews(self) -> Reviews:
        """What people decided about claims, as it stands now."""
        return Reviews(self.path)

    def fail(self, origin: str, reason: str) -> None:
        """Note in the manifest that an input could not be read; adding it later clears the note."""
        with self._writing():
            self._records.fail(origin, reason)

    def commit(self) -> None:
        """Bring the RDF in line with the documents; nothing happens when it is, or for a reader."""
        if self._memory is not None:
            reviews = self.reviews
            new = target(self._records, self.ontology, reviews)
            if new != self._state:
                update(self._memory, self._records, self.ontology, self._state, new, reviews)
                self._state = new
        elif self._lock is not None and self.path is not None:
            self._forget_reader()
            with self._writing():
                synchronize(self.path, self._records, self.ontology)

    def manifest(self) -> list[Record]:
        """Return a line per document, then a line per input that could not be read."""
        return self._records.manifest()

    @property
    def revision(self) -> int:
        """A number that every change of documents, claims and failures raises."""
        return self._records.revision

    def counts(self) -> Counts:
        """Return how many claims, relations and actors there are."""
        return self._records.counts()

    def documents(self) -> Iterator[Document]:
        """Yield the documents, sorted by id."""
        return (document for document, _ in self._records.documents())

    def document(self, document_id: str) -> Document:
        """Return one document.

        Raises:
            StoreError: If there is none of this id.
        """
        for document, _ in self._records.documents([document_id]):
            return document
        raise StoreError(f"no such document: {document_id!r}; `kg query DIR @documents` lists them")

    def claims(
        self,
        *,
        id: str | None = None,
        document: str | None = None,
        subject: str | None = None,
        object: str | None = None,
        relation: str | None = None,
    ) -> Iterator[Claim]:
        """Yield claims by document and as the text reads; each argument narrows, None does not.

        Args:
            id: Id of a claim.
            document: Id of a document.
            subject: IRI of an actor.
            object: IRI of an actor.
            relation: Name of a relation.
        """
        return self._records.claims(
            id=id, document=document, subject=subject, object=object, relation=relation
        )

    def claim_lines(self) -> Iterator[str]:
        """Yield all claims as lines of JSON, in the order of ``claims``; 20 times as fast."""
        return self._records.claim_lines()

    def between(self, first: str, second: str) -> list[Claim]:
        """Return all claims between two actors, in both directions, in time order.

        Args:
            first: IRI of an actor.
            second: IRI of an actor.
        """
        both = (*self.claims(subject=first, object=second), *self.claims(subject=second, object=first))
        found = {(claim.evidence.document, claim.id): claim for claim in both}
        documents = {claim.evidence.document for claim in found.values()}
        known = {document.id: document for document, _ in self._records.documents(documents)}
        return sorted(found.values(), key=lambda claim: time_key(claim, known.get(claim.evidence.document)))

    def stories(self) -> dict[str, str]:
        """Return document → the earliest of its near-duplicates; a document alone stands for itself."""
        found = self._records.stories()
        return {document: found.get(document, document) for document in self._records.hashes()}

    def query(self, sparql: str, *, timeout_s: float | None = None, inferred: bool = False) -> Result:
        """Answer a SPARQL query over everything: simple view, documents, identity, provenance.

        Args:
            sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; prefixes are bound.
            timeout_s: After so many seconds the query is stopped; None for no limit. A store in memory knows
                no limit.
            inferred: Whether what follows from the ontology joins in.

        Raises:
            QueryError: If the query is wrong, not allowed or too slow.
        """
        shape = check(sparql)
        updates = list(rules(self.ontology)) if inferred else []
        if self._memory is not None:
            kind, payload = ask_memory(self.oxigraph, sparql, updates)
        else:
            kind, payload = ask_folder(self._open_reader(), sparql, updates, timeout_s)
        return Result(kind, payload, is_ordered=shape.is_ordered)

    @property
    def oxigraph(self) -> ox.Store:
        """The quads as committed last; for reading alone."""
        if self._memory is not None:
            self.commit()
            return self._memory
        return self._open_reader().quads

    def dataset(self) -> Dataset:
        """Return rdflib's view of the quads; its default graph is the simple view, not the union."""
        from oxrdflib import OxigraphStore  # rdflib costs 0.3 s
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.oxigraph))

    def dump(self, path: Path, format: str = "trig") -> None:
        """Write all quads sorted: equal stores give equal bytes.

        Args:
            path: The file; replaced whole or not at all.
            format: ``trig`` or ``nq``.
        """
        write_sorted(path, self.oxigraph, format)

    def _open_reader(self) -> Reader:
        if self._reader is None:
            assert self.path is not None
            self._reader = open_reader(self.path)
        return self._reader

    def _forget_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _writing(self) -> AbstractContextManager[None]:
        if self.path is not None and self._lock is None:
            raise StoreError(f"{self.path} was opened for reading; open it with write=True")
        return told_when_full(self.path)
