"""A project folder on disk: the records, the lock, and the generation of quads in use."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.ontology import Ontology
from kg.store.full import is_full
from kg.store.generations import Reader, current, publish, read_state, settled
from kg.store.lock import Lock, holder_of
from kg.store.mirror import LAYOUT, rebuild, target
from kg.store.records import Records
from kg.store.reviews import Reviews
from kg.store.update import distance, update

RECORDS, QUADS, LOCK = "project.sqlite", "store", "lock"
SMALL = 4
"""Documents since the last settled generation that each article adds to it anew, 10 ms each; settling takes
as long as four."""


LARGE = 20
"""A change to more than one document in so many is worth a compaction, 0.5 ms a document of the project:
queries of a store that grew by single articles take two to four times as long."""


def is_project(path: Path) -> bool:
    """Return whether a folder is a project."""
    return (path / RECORDS).is_file()


def synchronize(path: Path, records: Records, ontology: Ontology) -> None:
    """Bring the quads in line with records and decisions and publish them; nothing happens when they agree.

    Only the holder of the lock may call it. A generation that cannot be read is made anew.
    """
    root = path / QUADS
    base, reviews = current(root), Reviews(path)
    new = target(records, ontology, reviews)
    old = read_state(base) if base else None
    if old == new:
        return
    if base is not None and old is not None and (old.layout, old.ontology) == (LAYOUT, new.ontology):
        start = settled(base)
        before = read_state(start)
        is_small = distance(before, new) <= SMALL
        if not is_small:
            start, before = base, old
        is_large = distance(before, new) * LARGE >= len(new.records)
        settle = None if is_small else ox.Store.optimize if is_large else ox.Store.flush
        change = partial(update, records=records, ontology=ontology, old=before, new=new, reviews=reviews)
        try:
            publish(root, new, change, base=start, settle=settle)
        except (OSError, RuntimeError) as error:  # torn by a power cut: the records have everything
            if is_full(error):
                raise
        else:
            return
    make = partial(rebuild, records=records, ontology=ontology, reviews=reviews)
    publish(root, new, make, base=None, settle=ox.Store.optimize)


def is_stale(path: Path, records: Records) -> bool:
    """Return whether a writer died, or is at work, after the last generation was published."""
    base = current(path / QUADS)
    if base is None:
        return True
    state = read_state(base)
    mirrored = (state.layout, state.revision, state.decisions)
    return mirrored != (LAYOUT, records.revision, Reviews(path).digest)


def catch_up(path: Path, records: Records, ontology: Ontology) -> None:
    """Do what a dead writer left undone, if nobody else is writing and the folder can be written."""
    try:
        lock = Lock(path / LOCK)
    except (StoreError, OSError):
        return
    try:
        synchronize(path, records, ontology)
    except OSError:
        return
    finally:
        lock.release()


def open_reader(path: Path) -> Reader:
    """Open the generation in use.

    Raises:
        StoreError: If there is none.
    """
    for _ in range(5):
        folder = current(path / QUADS)
        if folder is None:
            break
        try:
            return Reader(folder)
        except FileNotFoundError:  # removed between the two lines: a newer one is in use
            continue
    if holder := holder_of(path / LOCK):
        what = f"{path} has nothing to read yet: {holder} writes it; `kg status {path}` says how far it is"
        raise StoreError(what)
    raise StoreError(f"{path} has no readable store yet; run `kg build` on it")
