"""The Oxigraph folders of a project: each is written once, published by a rename, and then only read.

``DIR/store/CURRENT`` names the folder in use. A writer starts from hard links to the files of the last
one (RocksDB never changes a finished ``.sst`` file), so a new generation costs milliseconds, a killed writer
leaves only a folder that nobody names, and a reader keeps the one it opened.

A small change is not settled: it stays in RocksDB's journal, and the next one starts from the last settled
generation again. Writing a dozen ``.sst`` files an article waits for the disk 60 times, and every twentieth
such generation would wait seconds for a compaction.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.mirror import State

CURRENT, STATE, QUADS, IN_USE, BASE = "CURRENT", "state.json", "oxigraph", "in-use", "base"


def current(root: Path) -> Path | None:
    """Return the folder in use, None when none was published or it is gone."""
    try:
        folder = root / (root / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return folder if (folder / STATE).is_file() else None


def settled(folder: Path) -> Path:
    """Return the generation that a small change started from, the folder itself where it was none."""
    try:
        base = folder.parent / (folder / BASE).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return folder
    return base if (base / STATE).is_file() else folder


def read_state(folder: Path) -> State:
    """Return what the quads of a generation were made from; an unknown layout has an empty state."""
    try:
        return State(**json.loads((folder / STATE).read_text(encoding="utf-8")))
    except (TypeError, ValueError):
        return State(layout=-1)


def publish(
    root: Path,
    state: State,
    fill: Callable[[ox.Store], None],
    *,
    base: Path | None,
    settle: Callable[[ox.Store], None] | None,
) -> Path:
    """Make the next generation and put it in use.

    Args:
        root: The folder of all generations.
        state: What its quads are made from.
        fill: Writes the quads.
        base: The generation to start from; None for an empty store.
        settle: How the change is written to files: ``ox.Store.flush`` to some of its own,
            ``ox.Store.optimize`` with all others to few that are fast to read; None leaves it in the journal.
    """
    root.mkdir(exist_ok=True)
    _sweep(root, keep=base)
    number = max((int(path.name) for path in root.iterdir() if path.name.isdigit()), default=0) + 1
    folder = root / str(number)
    folder.mkdir()
    if base is not None:
        link_copy(base / QUADS, folder / QUADS)
    quads = ox.Store(str(folder / QUADS))
    fill(quads)
    if settle is not None:
        settle(quads)
    del quads  # closes the files; pyoxigraph has no other way
    if base is not None and settle is None:
        _sync_journal(folder / QUADS)
        (folder / BASE).write_text(base.name + "\n", encoding="utf-8")
    (folder / IN_USE).touch()
    (folder / STATE).write_text(json.dumps(vars(state)), encoding="utf-8")
    fresh = root / (CURRENT + ".new")
    fresh.write_text(folder.name + "\n", encoding="utf-8")
    fresh.replace(root / CURRENT)
    return folder


def _sync_journal(folder: Path) -> None:
    """Wait until a journal is on the disk: after a power cut a shorter one would pass for whole."""
    for path in folder.glob("*.log"):
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def link_copy(source: Path, target: Path) -> None:
    """Copy an Oxigraph folder that nobody writes: hard links to what RocksDB never changes."""

    def copy(one: str, other: str) -> None:
        if one.endswith(".sst"):
            try:
                os.link(one, other)
            except OSError:  # a file system without hard links
                shutil.copy2(one, other)
        else:
            shutil.copy2(one, other)

    shutil.copytree(source, target, copy_function=copy, ignore=shutil.ignore_patterns("LOCK", "LOG*"))


class Reader:
    """One generation opened for reading; it stays whole until closed, whatever a writer does.

    Raises:
        FileNotFoundError: If the folder has been removed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held = _hold(folder / IN_USE, "rb")
        self._quads: ox.Store | None = None

    @property
    def quads(self) -> ox.Store:
        """The quads, opened when first asked for.

        Raises:
            StoreError: If they cannot be opened.
        """
        if self._quads is None:
            try:
                self._quads = ox.Store.read_only(str(self.folder / QUADS))
            except (OSError, RuntimeError) as error:
                raise StoreError(f"{self.folder} cannot be opened: {error}") from error
        return self._quads

    def close(self) -> None:
        """Let a writer remove the generation."""
        self._quads = None
        self._held.close()


def mark_in_use(folder: Path) -> IO[bytes]:
    """Keep a folder from being swept until the returned file is closed."""
    return _hold(folder / IN_USE, "wb")


def _hold(path: Path, mode: str) -> IO[bytes]:
    file: IO[bytes] = path.open(mode)
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def _sweep(root: Path, keep: Path | None) -> None:
    """Remove generations and copies that are neither in use nor read by anyone."""
    in_use = current(root)
    kept = {keep, in_use, settled(in_use) if in_use else None}
    for folder in root.iterdir():
        if folder.is_dir() and folder not in kept and not _is_read(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_read(folder: Path) -> bool:
    try:
        file = (folder / IN_USE).open("rb")
    except FileNotFoundError:
        return False  # a killed writer left it
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False
