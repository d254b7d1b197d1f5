"""Which stored documents tell one text: a forest of links in which every story is one tree.

Links of all near-duplicates would be half a million for a thousand copies; a tree of them says the same,
for only the groups that links make are ever asked for.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable

from kg.store.sketch import COMMON, SHARED, components, is_same_story, shingles, sketch

_SKETCHED = "SELECT document FROM sketches WHERE hash = ? ORDER BY document LIMIT ?"
_LINKED = "SELECT second FROM near WHERE first = ?1 UNION SELECT first FROM near WHERE second = ?1"
_TREE = """
WITH RECURSIVE tree(document) AS (
    VALUES(?1) UNION SELECT near.second FROM tree JOIN near ON near.first = tree.document
    UNION SELECT near.first FROM tree JOIN near ON near.second = tree.document)
SELECT document FROM tree LIMIT ?2"""
WALKED = 500
"""Documents of a story that are looked up to spare links; walking 50,000 for each new copy takes 0.1 s."""

Text = Callable[[str], str]
"""Gives the text of a stored document."""


def link(db: sqlite3.Connection, document: str, text: str, text_of: Text) -> None:
    """Note the stories that a new document joins; groups do not depend on the order of adding."""
    own = shingles(text)
    _join(db, document, own, text_of, known=set())
    db.executemany("INSERT INTO sketches VALUES(?,?)", [(value, document) for value in sketch(own)])


def unlink(db: sqlite3.Connection, document: str, text: str, text_of: Text) -> None:
    """Take a document out; what only it held together falls apart, the rest is linked anew."""
    rows = [(value, document) for value in sketch(shingles(text))]
    # An index by document would double what adding writes: 64 rows in as many places.
    db.executemany("DELETE FROM sketches WHERE hash = ? AND document = ?", rows)
    linked = [row[0] for row in db.execute(_LINKED, (document,))]
    rest = sorted(_tree(db, document) - {document})
    db.execute("DELETE FROM near WHERE first = ?1 OR second = ?1", (document,))
    if len(linked) > 1:
        for other in rest:
            _join(db, other, shingles(text_of(other)), text_of, known=_tree(db, other))


def groups(db: sqlite3.Connection) -> dict[str, set[str]]:
    """Return document → all documents of its story, for those that are not alone."""
    return components(db.execute("SELECT first, second FROM near"))


def _join(db: sqlite3.Connection, document: str, own: frozenset[int], text_of: Text, known: set[str]) -> None:
    """Link a document to every story that it tells and is not known to belong to."""
    hashes = sketch(own)
    shared: Counter[str] = Counter()
    for value in hashes:
        bearers = [row[0] for row in db.execute(_SKETCHED, (value, COMMON + 1))]
        shared.update(bearers if len(bearers) <= COMMON else bearers[:1])
    needed = min(SHARED, len(hashes))
    for other in sorted(other for other, n in shared.items() if n >= needed):
        if other not in known and is_same_story(own, shingles(text_of(other))):
            db.execute("INSERT OR IGNORE INTO near VALUES(?,?)", tuple(sorted((document, other))))
            known |= _tree(db, other, WALKED)


def _tree(db: sqlite3.Connection, document: str, most: int = -1) -> set[str]:
    """Return the documents of a story, or so many of them."""
    return {row[0] for row in db.execute(_TREE, (document, most))}
