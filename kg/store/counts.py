"""What a project holds, in numbers, without reading its claims."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

_RELATIONS = "SELECT relation, COUNT(*) FROM claims GROUP BY relation ORDER BY COUNT(*) DESC, relation"
_ACTORS = "SELECT COUNT(*) FROM (SELECT subject FROM claims UNION SELECT object FROM claims)"
_PAIRS = """
SELECT MIN(subject, object) AS one, MAX(subject, object) AS other, COUNT(*) FROM claims
WHERE subject <> object GROUP BY one, other ORDER BY COUNT(*) DESC"""
_NAMES = "SELECT name FROM actors WHERE actor = ? GROUP BY name ORDER BY SUM(n) DESC, name LIMIT 1"


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of a whole project."""

    relations: dict[str, int]
    """Relation → claims, most frequent first."""
    actors: int
    """Actors that are subject or object of a claim."""
    pair: tuple[str, str] | None
    """Names of the two actors with most claims between them, sorted; None without any."""


def count(db: sqlite3.Connection) -> Counts:
    """Count the claims and actors of a project."""
    most: list[tuple[str, str]] = []
    highest = 0
    for one, other, n in db.execute(_PAIRS):
        if n < highest:
            break
        highest = n
        first, second = sorted(str(db.execute(_NAMES, (actor,)).fetchone()[0]) for actor in (one, other))
        most.append((first, second))
    (actors,) = db.execute(_ACTORS).fetchone()
    return Counts(dict(db.execute(_RELATIONS)), int(actors), min(most, default=None))
