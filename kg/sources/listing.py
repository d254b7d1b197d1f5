"""The files that inputs name, kept on disk: a folder of a million files must not fill the memory."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from kg.sources.names import safe_id, stem

_BATCH = 1_000


class Listing:
    """Files with the ids of their documents; a temporary SQLite database that spills to disk as it grows.

    Tried with 200,000 files, whose listing stays flat in memory; a list of paths costs 0.7 kB a file.
    """

    def __init__(self) -> None:
        # An empty name is a database of this connection alone, on disk once it outgrows its cache.
        self._db = sqlite3.connect("", check_same_thread=False)
        self._db.executescript(
            "PRAGMA cache_size=-8000;"
            "CREATE TABLE files(n INTEGER PRIMARY KEY, root BLOB, path BLOB, place BLOB, id TEXT,"
            " is_open INTEGER DEFAULT 1, UNIQUE(root, path));"
            "CREATE TABLE taken(id TEXT PRIMARY KEY) WITHOUT ROWID;"
        )

    def add(self, files: Iterable[tuple[Path, Path]]) -> range:
        """Note files in the order of their paths; return their numbers, which a file noted before has not.

        Args:
            files: Folder that the user named and file below it.
        """
        before = self._last()
        self._db.execute("CREATE TEMP TABLE fresh(root BLOB, path BLOB, place BLOB)")
        rows = ((os.fsencode(root), os.fsencode(path), _place(path)) for root, path in files)
        self._db.executemany("INSERT INTO fresh VALUES(?,?,?)", rows)
        self._db.execute(
            "INSERT OR IGNORE INTO files(root, path, place)"
            " SELECT root, path, place FROM fresh ORDER BY place"
        )
        self._db.execute("DROP TABLE fresh")
        return range(before + 1, self._last() + 1)

    def files(self, numbers: range) -> Iterator[tuple[Path, str]]:
        """Yield files with their ids, as they were added; ``name`` comes first."""
        wanted = (numbers.start, numbers.stop)
        for path, id in self._db.execute(
            "SELECT path, id FROM files WHERE n >= ? AND n < ? ORDER BY n", wanted
        ):
            yield Path(os.fsdecode(path)), id

    def files_by_path(self) -> Iterator[tuple[Path, str]]:
        """Yield all files with their ids by path, whatever the order of the inputs."""
        found = "SELECT path, id FROM files GROUP BY path ORDER BY place"
        for path, id in self._db.execute(found):
            yield Path(os.fsdecode(path)), id

    def is_new(self, id: str) -> bool:
        """Return whether no document was called so before; notes it."""
        key = id.encode("utf-8", "surrogatepass")
        return self._db.execute("INSERT OR IGNORE INTO taken VALUES(?)", (key,)).rowcount == 1

    def _last(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(n), 0) FROM files").fetchone()[0])

    def name(self) -> None:
        """Give each file its stem as an id, or more of its path where stems collide."""
        self._db.create_function("spell", 3, _spell, deterministic=True)
        self._db.execute("CREATE INDEX IF NOT EXISTS by_id ON files(id)")
        for spelling in range(_SPELLINGS):
            self._db.execute("UPDATE files SET id = spell(?, root, path) WHERE is_open", (spelling,))
            self._db.execute(
                "UPDATE files SET is_open = (SELECT count(*) > 1 FROM (SELECT 1 FROM files AS other"
                " WHERE other.id = files.id LIMIT 2)) WHERE is_open"
            )
        self._db.execute("UPDATE files SET id = spell(?, id, path) WHERE is_open", (_SPELLINGS,))


def walk(folder: Path, unreadable: list[OSError]) -> Iterator[Path]:
    """Yield the files below a folder as the disk has them; hidden ones and links to folders are passed over.

    Args:
        folder: Where to look.
        unreadable: Gets an error for each folder that cannot be listed.
    """
    # Links to folders are not followed: one may lead back up.
    for place, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(place, name)


_SPELLINGS = 4


def _place(path: Path) -> bytes:
    # Sorts as Path does: folder by folder, so that "a/b" stands before "a-b".
    return os.fsencode(path).replace(b"/", b"\0")


def _spell(spelling: int, root: bytes | str, path: bytes) -> str:
    file = Path(os.fsdecode(path))
    if spelling == _SPELLINGS:
        return f"{root!s}-{sha256(str(file).encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
    if spelling in {1, 2}:
        inner = file.relative_to(Path(os.fsdecode(root)))
        parts = (*inner.parent.parts, stem(file)) if spelling == 1 else inner.parts
        return safe_id(str(PurePosixPath(*parts)))
    return safe_id(stem(file) if spelling == 0 else PurePosixPath(*file.parts[-4:]).as_posix())
