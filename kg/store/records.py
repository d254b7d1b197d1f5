"""The truth of a project: documents and their claims in one SQLite file, one transaction a document."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from kg.codec import claim_from_dict, claim_to_dict, document_from_dict, document_to_dict, dump_line
from kg.errors import StoreError
from kg.model import Actor, Claim, Document
from kg.store import near
from kg.store.counts import Counts, count
from kg.store.order import claim_key
from kg.store.rdf import proposition_of
from kg.store.run import Run
from kg.store.schema import SCHEMA, TABLES_OF_A_DOCUMENT
from kg.store.sqlite import open_to_read, open_to_write, stored, switch_journal
from kg.store.view import Statement


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the manifest."""

    id: str
    """The document; for an input that could not be read, its origin."""
    sha256: str
    """Hash of the document with its metadata; empty for a failure."""
    origin: str | None
    status: str
    """``done``, or ``failed: `` and the reason."""
    claims: int


class Records:
    """Documents, claims and what is indexed from them.

    Args:
        path: The SQLite file; None keeps everything in memory.
        write: Whether the file is created and changed; False opens it for reading alone.
    """

    def __init__(self, path: Path | None, *, write: bool = True) -> None:
        if path is None:
            self._db = sqlite3.connect(":memory:", check_same_thread=False)
            self._db.executescript(SCHEMA)
        else:
            self._db = open_to_write(path) if write else open_to_read(path)
        self._is_file = write and path is not None

    def close(self) -> None:
        """Close the file; a writer leaves one file, unless somebody is reading."""
        if self._is_file:
            # With a reader about, the journal stays, but empty: project.sqlite alone has everything.
            # On a full disk both fail, and the journal keeps what landed.
            with suppress(sqlite3.OperationalError):
                is_busy, _, _ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not is_busy:
                    switch_journal(self._db, "DELETE")
        self._db.close()

    @property
    def revision(self) -> int:
        """A number that every change raises."""
        return int(self._db.execute("SELECT revision FROM meta").fetchone()[0])

    def put(self, document: Document, claims: Iterable[Claim], run: Run, symmetric: Collection[str]) -> bool:
        """Store a document and its claims instead of what was stored under its id.

        Returns:
            Whether anything changed.

        Raises:
            StoreError: If a claim comes from another document.
        """
        ordered = sorted({claim.id: claim for claim in claims}.values(), key=claim_key)
        for claim in ordered:
            if claim.evidence.document != document.id:
                other = claim.evidence.document
                raise StoreError(f"claim {claim.id} is from document {other!r}, not from {document.id!r}")
        body = json.dumps(document_to_dict(document))
        bodies = [json.dumps(claim_to_dict(claim)) for claim in ordered]
        record = _hash(body, *astuple(run), *bodies)
        if self._record(document.id) == record and not self._has_failed(stored(document.origin)):
            return False
        before = self._text(document.id) if self._record(document.id) else None
        with self._db:
            if before is not None and before != document.text:
                near.unlink(self._db, document.id, before, self._text)
            self._delete(document.id)
            published = document.published.isoformat() if document.published else None
            row = (document.id, _hash(body), record, stored(document.origin), published)
            self._db.execute(
                "INSERT INTO documents VALUES(?,?,?,?,?,?,?,?)",
                (*row, json.dumps(astuple(run)), len(ordered), body),
            )
            self._db.executemany(
                "INSERT INTO claims VALUES(?,?,?,?,?,?,?,?,?,?)",
                [
                    (document.id, n, *_columns(claim, symmetric), body)
                    for n, (claim, body) in enumerate(zip(ordered, bodies, strict=True))
                ],
            )
            counted = Counter(actor for claim in ordered for actor in actors_of(claim))
            self._db.executemany(
                "INSERT INTO actors VALUES(?,?,?,?,?,?,?)",
                [(document.id, *astuple(actor), n) for actor, n in counted.items()],
            )
            if before != document.text:
                near.link(self._db, document.id, document.text, self._text)
            self._db.execute("DELETE FROM failures WHERE origin = ?", (stored(document.origin),))
            self._touch()
        return True

    def delete(self, document_id: str) -> bool:
        """Remove a document with its claims; return whether there was one."""
        if self._record(document_id) is None:
            return False
        with self._db:
            near.unlink(self._db, document_id, self._text(document_id), self._text)
            self._delete(document_id)
            self._touch()
        return True

    def fail(self, origin: str, reason: str) -> None:
        """Note that an input could not be read."""
        row = (stored(origin), stored(reason))
        with self._db:
            if self._db.execute("SELECT 1 FROM failures WHERE origin = ? AND reason = ?", row).fetchone():
                return  # an input that fails each time leaves the project as it is
            self._db.execute("INSERT OR REPLACE INTO failures VALUES(?,?)", row)
            self._touch()

    def is_current(self, document: Document, run: Run) -> bool:
        """Return whether this very document is stored with claims of this run."""
        found = self._db.execute("SELECT sha256, run FROM documents WHERE id = ?", (document.id,)).fetchone()
        body = json.dumps(document_to_dict(document))
        return bool(found == (_hash(body), json.dumps(astuple(run))))

    def hashes(self) -> dict[str, str]:
        """Return document id → hash of document, claims and run."""
        return dict(self._db.execute("SELECT id, record FROM documents"))

    def manifest(self) -> list[Record]:
        """Return a line per document and per failed input."""
        done = self._db.execute("SELECT id, sha256, origin, claims FROM documents ORDER BY id")
        failed = self._db.execute("SELECT origin, reason FROM failures ORDER BY origin")
        return [
            *(Record(id, digest, origin, "done", claims) for id, digest, origin, claims in done),
            *(Record(origin, "", origin, f"failed: {reason}", 0) for origin, reason in failed),
        ]

    def counts(self) -> Counts:
        """Return how many claims, relations and actors there are."""
        return count(self._db)

    def documents(self, ids: Collection[str] | None = None) -> Iterator[tuple[Document, Run]]:
        """Yield documents with their runs, sorted by id; None for all."""
        known = sorted(self.hashes() if ids is None else ids)
        for document_id in known:
            row = self._db.execute("SELECT body, run FROM documents WHERE id = ?", (document_id,)).fetchone()
            if row is not None:
                yield document_from_dict(json.loads(row[0])), Run(*json.loads(row[1]))

    def claims(self, **where: str | None) -> Iterator[Claim]:
        """Yield claims in the order of ``claim_key``; ``where`` names columns, None for any value."""
        chosen = {column: value for column, value in where.items() if value is not None}
        condition = " AND ".join(f"{column} = ?" for column in chosen) or "1"
        found = self._db.execute(
            f"SELECT body FROM claims WHERE {condition} ORDER BY document, n", tuple(chosen.values())
        )
        for (body,) in found:
            yield claim_from_dict(json.loads(body))

    def claim_lines(self) -> Iterator[str]:
        """Yield the claims as lines of JSON, as ``kg.codec`` writes them."""
        for (body,) in self._db.execute("SELECT body FROM claims ORDER BY document, n"):
            # Stored in ASCII, for SQLite takes no lone surrogates; only lines with escapes are read again.
            yield (dump_line(json.loads(body)) if "\\u" in body else body) + "\n"

    def statements(
        self, propositions: Collection[str] | None, *, rejected: Collection[str] = ()
    ) -> Iterator[list[Statement]]:
        """Yield what claims say of each proposition.

        Args:
            propositions: Ids; None for all.
            rejected: Ids of claims that do not count.
        """
        stories = self.stories()
        columns = "proposition, id, subject, relation, object, polarity, modality, document"
        order = "ORDER BY proposition, document, n"
        found = self._among("claims", columns, "proposition", propositions, order)
        rows = (row for row in found if row[1] not in rejected)
        for _, group in groupby(rows, key=itemgetter(0)):
            yield [
                Statement(subject, relation, object, polarity, modality, stories.get(document, document))
                for _, _, subject, relation, object, polarity, modality, document in group
            ]

    def seen_actors(self, actors: Collection[str] | None) -> Iterator[list[tuple[Actor, int]]]:
        """Yield the descriptions of each actor with the number of mentions that have each; None for all."""
        # SQLite adds up: a state has a row in every other document, but one or two descriptions.
        columns = "actor, name, type, country, sector"
        order = f"GROUP BY {columns} ORDER BY {columns}"
        rows = self._among("actors", f"{columns}, SUM(n)", "actor", actors, order)
        for _, group in groupby(rows, key=itemgetter(0)):
            yield [
                (Actor(id=id, name=name, type=type, country=country, sector=sector), n)
                for id, name, type, country, sector, n in group
            ]

    def stories(self) -> dict[str, str]:
        """Return document → the earliest of its near-duplicates, for those that have any."""
        groups = near.groups(self._db)
        published = dict(self._db.execute("SELECT id, published FROM documents")) if groups else {}
        return {
            member: min(group, key=lambda one: (published.get(one) or "9999", one))
            for member, group in groups.items()
        }

    def _among(
        self, table: str, columns: str, key: str, values: Collection[str] | None, order: str
    ) -> Iterator[tuple[Any, ...]]:
        if values is None:
            yield from self._db.execute(f"SELECT {columns} FROM {table} {order}")
            return
        for value in sorted(values):
            yield from self._db.execute(f"SELECT {columns} FROM {table} WHERE {key} = ? {order}", (value,))

    def _record(self, document_id: str) -> str | None:
        row = self._db.execute("SELECT record FROM documents WHERE id = ?", (document_id,)).fetchone()
        return str(row[0]) if row else None

    def _has_failed(self, origin: str | None) -> bool:
        return bool(self._db.execute("SELECT 1 FROM failures WHERE origin = ?", (origin,)).fetchone())

    def _touch(self) -> None:
        self._db.execute("UPDATE meta SET revision = revision + 1")

    def _delete(self, document_id: str) -> None:
        for table in TABLES_OF_A_DOCUMENT:
            self._db.execute(f"DELETE FROM {table} WHERE document = ?", (document_id,))
        self._db.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def _text(self, document_id: str) -> str:
        (body,) = self._db.execute("SELECT body FROM documents WHERE id = ?", (document_id,)).fetchone()
        return str(json.loads(body)["text"])


def actors_of(claim: Claim) -> Iterator[Actor]:
    """Yield the actors that a claim speaks of: subject, object, speakers, place."""
    yield claim.subject.actor
    yield claim.object.actor
    for said in claim.attribution:
        if said.actor is not None:
            yield said.actor
    if claim.place is not None and claim.place.id is not None:
        yield Actor(id=claim.place.id, name=claim.place.name, type="Place")


def _columns(claim: Claim, symmetric: Collection[str]) -> tuple[str, ...]:
    proposition = proposition_of(claim, claim.relation in symmetric)
    ends = (claim.id, claim.subject.actor.id, claim.relation, claim.object.actor.id)
    return (*ends, proposition, claim.polarity.value, claim.modality.value)


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()
