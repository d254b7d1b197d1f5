"""Read documents that people annotated with actors and claims."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.evaluation.names import fold
from kg.model import Document

Json = dict[str, Any]
PARTS = ("id", "text", "actors", "claims")


@dataclass(frozen=True)
class Gold:
    """A document with what a careful reader found in it."""

    document: Document
    claims: tuple[Json, ...]
    """Each with ``s``, ``r``, ``o``, ``polarity``, ``modality``, ``attribution`` and ``evidence``."""
    actors: dict[str, Json]
    """By the key that the claims use."""
    names: dict[str, frozenset[str]] = field(init=False)
    """Folded names of each actor."""
    wide: dict[str, frozenset[str]] = field(init=False)
    """The same with the names of all that the actor belongs to (``of``), step by step."""

    def __post_init__(self) -> None:
        names, wide = {}, {}
        for key, actor in self.actors.items():
            names[key] = frozenset(fold(name) for name in [key, *actor["names"]]) - {""}
            wide[key] = names[key] | self._above(key)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "wide", wide)

    def _above(self, key: str) -> frozenset[str]:
        found: set[str] = set()
        seen = {key}
        above = self.actors[key].get("of")
        while above and above not in seen:
            seen.add(above)
            named = (actor for actor in self.actors.values() if above in actor["names"])
            parent = self.actors.get(above) or next(named, None)
            found.update(fold(name) for name in (parent["names"] if parent else ()))
            found.add(fold(above))
            above = parent.get("of") if parent else None
        return frozenset(found) - {""}


def read_gold(folder: Path) -> list[Gold]:
    """Read every ``*.json`` of a folder, in the order of the file names.

    Raises:
        SourceError: If there is no such folder, no file in it, or a file lacks a part.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise SourceError(f"no annotated documents in {str(folder)!r}; expected a folder of *.json")
    return [_read(path) for path in paths]


def _read(path: Path) -> Gold:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        missing = [part for part in PARTS if part not in value]
        if missing:
            raise SourceError(f"{path}: no {missing[0]!r}; an annotated document has {', '.join(PARTS)}")
        published = value.get("published")
        document = Document(
            id=str(value["id"]),
            text=value["text"],
            title=value.get("title"),
            published=date.fromisoformat(published) if published else None,
        )
        actors = {actor["key"]: actor for actor in value["actors"]}
    except (json.JSONDecodeError, TypeError, KeyError, ValueError) as error:
        raise SourceError(f"{path}: no annotated document: {error}") from error
    return Gold(document, tuple(value["claims"]), actors)
