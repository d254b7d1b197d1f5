"""Open the SQLite file of a project, to write or to read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.errors import StoreError
from kg.store.schema import SCHEMA


def stored(text: str | None) -> str | None:
    """Return text as SQLite can hold it; a file name may have bytes that are no UTF-8."""
    return None if text is None else text.encode("utf-8", "replace").decode()


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open a file to change it; its tables are made if need be.

    Raises:
        StoreError: If it is none of ours or cannot be written.
    """
    try:
        db = sqlite3.connect(path, check_same_thread=False, timeout=30)
        # Readers go on beside a writer, and a kill leaves the last whole transaction.
        switch_journal(db, "WAL")
        # From here on NORMAL: a kill loses nothing either way; waiting for the disk at every transaction took
        # 30 ms a document, and a power cut can only lose the last ones, whole.
        # One transaction: a kill between two tables must not leave half of them.
        db.executescript(f"BEGIN IMMEDIATE;\n{SCHEMA}\nCOMMIT;")
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} cannot be written: {error}") from error
    return db


def switch_journal(db: sqlite3.Connection, mode: str) -> None:
    """Change how a file is written, without waiting for the disk; then wait for it again as NORMAL does.

    Only bytes of the first sector change, so a power cut leaves the one mode or the other; waiting four times
    at each end took a third of what adding one article takes.
    """
    db.execute("PRAGMA synchronous=OFF")
    try:
        db.execute(f"PRAGMA journal_mode={mode}")
    finally:
        db.execute("PRAGMA synchronous=NORMAL")


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a file that is not to be changed.

    Raises:
        StoreError: If it is none of ours, or its writer died before the tables were made.
    """
    # A medium that cannot be written has no place for the WAL's index, and no writer: hence "immutable".
    for way in ("mode=ro", "immutable=1"):
        try:
            uri = f"{path.absolute().as_uri()}?{way}"
            db = sqlite3.connect(uri, uri=True, check_same_thread=False, timeout=30)
            db.execute("SELECT revision FROM meta").fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                break
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{path} cannot be read: {error}") from error
        else:
            return db
    raise StoreError(f"{path.parent} is no project yet; `kg build INPUT... -o {path.parent}` makes one")
