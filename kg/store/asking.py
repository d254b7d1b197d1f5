"""Answer a query in this process or in a worker, with or without what the ontology implies."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox

from kg.store.engine import Limits, Worker
from kg.store.evaluate import Question, apply, evaluate
from kg.store.generations import QUADS, Reader, link_copy, mark_in_use
from kg.store.terms import INFERRED


def ask_memory(quads: ox.Store, query: str, updates: Sequence[str]) -> tuple[str, bytes]:
    """Answer from a store in memory; ``updates`` fill ``g:inferred``, which is emptied again."""
    try:
        apply(quads, updates)
        return _evaluate(quads, query)
    finally:
        quads.remove_graph(INFERRED)


def ask_folder(
    reader: Reader, query: str, updates: Sequence[str], timeout_s: float | None
) -> tuple[str, bytes]:
    """Answer from a generation on disk.

    Args:
        reader: The generation; it is not changed.
        query: SPARQL.
        updates: Rules of inference; they run on a copy that shares its files.
        timeout_s: Seconds; None runs the query in this process.
    """
    if updates:
        with _inferred_copy(reader, updates) as folder:
            if timeout_s is None:
                return _evaluate(ox.Store.read_only(str(folder)), query)
            return _in_worker(folder, query, timeout_s)
    if timeout_s is None:
        return _evaluate(reader.quads, query)
    return _in_worker(reader.folder / QUADS, query, timeout_s)


def _evaluate(quads: ox.Store, query: str) -> tuple[str, bytes]:
    output = BytesIO()
    kind = evaluate(quads, Question(query), output)
    return kind, output.getvalue()


def _in_worker(folder: Path, query: str, timeout_s: float) -> tuple[str, bytes]:
    worker = Worker(folder)
    try:
        return worker.ask(Question(query), Limits(timeout_s))
    finally:
        worker.close()


@contextmanager
def _inferred_copy(reader: Reader, updates: Sequence[str]) -> Iterator[Path]:
    try:
        folder = Path(tempfile.mkdtemp(prefix="inferred-", dir=reader.folder.parent))
    except OSError:  # a project that cannot be written
        folder = Path(tempfile.mkdtemp(prefix="kg-inferred-"))
    held = mark_in_use(folder)
    try:
        link_copy(reader.folder / QUADS, folder / QUADS)
        quads = ox.Store(str(folder / QUADS))
        apply(quads, updates)
        quads.flush()
        del quads  # closes the files; pyoxigraph has no other way
        yield folder / QUADS
    finally:
        held.close()
        shutil.rmtree(folder, ignore_errors=True)
