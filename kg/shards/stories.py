"""Near-duplicates over shards: the pairs that ``kg.store`` finds, by tasks that each hold one bucket.

Texts that share values of their sketches become pairs, pairs are confirmed on the texts, and pairs join to
stories in SQLite, on disk. A value that more than ``COMMON`` documents share (an agency's text, a footer)
pairs each with the first instead of each with each: 10,000 documents are 10,000 pairs then, not 50 million.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter

import numpy as np

from kg.model import Document
from kg.shards.place import Place
from kg.shards.shuffle import Row, Shuffle
from kg.shards.tables import read_documents
from kg.store.sketch import COMMON, SHARED, is_same_story, shingles, sketch


@dataclass(frozen=True, slots=True)
class Near:
    """The tasks that find pairs."""

    place: Place
    buckets: int

    @property
    def _sketches(self) -> Shuffle:
        return Shuffle(self.place, "work/sketches", ("int64", "string", "string", "int64"), self.buckets)

    @property
    def _pairs(self) -> Shuffle:
        types = ("string", "string", "string", "string", "int64", "int64")
        return Shuffle(self.place, "work/pairs", types, self.buckets)

    @property
    def found(self) -> Shuffle:
        """Confirmed pairs: document, document, and the part and the day of each."""
        return Shuffle(self.place, "work/near", ("string",) * 6, 1)

    def sketch(self, group: tuple[str, tuple[str, ...]]) -> None:
        """Spread the sketches of some parts by their values."""
        task, parts = group
        self._sketches.spread(task, self._sketched(parts))

    def _sketched(self, parts: tuple[str, ...]) -> Iterator[Row]:
        for part in parts:
            for document in read_documents(self.place, part):
                values = sketch(shingles(document.text))
                for value in values:
                    yield value, document.id, part, len(values)

    def pair(self, bucket: int) -> None:
        """Spread the pairs that share values of a bucket, with how many they share in it."""
        shared: dict[tuple[str, str, str, str], list[int]] = {}
        rows = sorted(self._sketches.gather(bucket))
        for _, same in groupby(rows, key=itemgetter(0)):
            members = list(same)
            is_common = len(members) > COMMON
            pairs = ((members[0], one) for one in members[1:]) if is_common else combinations(members, 2)
            for (_, first, home, size), (_, second, other, length) in pairs:
                known = shared.setdefault((first, second, home, other), [0, min(size, length)])
                known[0] += 1
        found = ((*key, *value) for key, value in shared.items())
        self._pairs.spread(f"{bucket:06}", found)

    def confirm(self, bucket: int) -> None:
        """Read the texts of likely pairs and keep those that tell one story."""
        counts: dict[tuple[str, str, str, str], list[int]] = {}
        for *key, shared, size in self._pairs.gather(bucket):
            known = counts.setdefault((key[0], key[1], key[2], key[3]), [0, size])
            known[0] += shared
        likely = sorted(key for key, (shared, size) in counts.items() if shared >= min(SHARED, size))
        wanted: dict[str, set[str]] = defaultdict(set)
        for first, second, home, other in likely:
            wanted[home].add(first)
            wanted[other].add(second)
        texts: dict[str, tuple[np.ndarray, str]] = {}
        for part, ids in sorted(wanted.items()):
            for document in read_documents(self.place, part):
                if document.id in ids:
                    texts[document.id] = _packed(document)
        rows = (
            (first, second, home, other, texts[first][1], texts[second][1])
            for first, second, home, other in likely
            if is_same_story(*(frozenset(texts[one][0].tolist()) for one in (first, second)))
        )
        self.found.spread(f"{bucket:06}", rows)


def _packed(document: Document) -> tuple[np.ndarray, str]:
    # 8 bytes a shingle; a set of Python takes 60.
    found = np.array(sorted(shingles(document.text)), dtype=np.int64)
    return found, document.published.isoformat() if document.published else "9999"


def join(near: Near) -> sqlite3.Connection:
    """Join pairs to stories, on disk: each document of a story gets the earliest of it.

    Returns:
        A temporary database; ``story(document, part, story)`` in it has those with a near-duplicate.
    """
    db = sqlite3.connect("")
    db.executescript(
        "PRAGMA cache_size=-32000; PRAGMA temp_store=FILE;"
        "CREATE TABLE pair(first TEXT, second TEXT, PRIMARY KEY(first, second)) WITHOUT ROWID;"
        "CREATE TABLE best(document TEXT PRIMARY KEY, part TEXT, story TEXT) WITHOUT ROWID;"
    )
    for first, second, home, other, day, date in near.found.gather(0):
        db.executemany("INSERT OR IGNORE INTO pair VALUES(?,?)", [(first, second), (second, first)])
        known = [(first, home, f"{day:10}{first}"), (second, other, f"{date:10}{second}")]
        db.executemany("INSERT OR IGNORE INTO best VALUES(?,?,?)", known)
    # The smallest "day, id" wanders along the pairs; copies of one text are one or two steps apart.
    step = (
        "UPDATE best SET story = least.story FROM (SELECT pair.first AS document, min(best.story) AS story"
        " FROM pair JOIN best ON best.document = pair.second GROUP BY pair.first) AS least"
        " WHERE best.document = least.document AND least.story < best.story"
    )
    while db.execute(step).rowcount > 0:
        pass
    db.execute("CREATE TABLE story AS SELECT document, part, substr(story, 11) AS story FROM best")
    db.execute("CREATE INDEX by_part ON story(part)")
    return db
