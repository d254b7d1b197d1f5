"""The word lists of ``lexicon/*.toml``: reporting verbs, hedges, months, role nouns."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from kg.errors import OntologyError


def read_lexicon(paths: list[Path], name: str) -> dict[str, Any]:
    """Read word lists; those of later files are joined to those of earlier ones.

    Args:
        paths: Files of one name, the shipped one first.
        name: What the lists are called, for the error message.

    Raises:
        OntologyError: If there is no file, or one is no TOML.
    """
    if not paths:
        raise OntologyError(f"no lexicon {name!r}; expected lexicon/{name}.toml")
    joined: dict[str, Any] = {}
    for path in paths:
        try:
            joined = _join(joined, tomllib.loads(path.read_text(encoding="utf-8")))
        except tomllib.TOMLDecodeError as error:
            raise OntologyError(f"no valid TOML: {error}", path=path) from error
    return joined


def read_words(lexicon: dict[str, Any], key: str, path: Path) -> frozenset[str]:
    """Return the words of a list whose items may each hold several.

    Args:
        lexicon: What ``read_lexicon`` returned.
        key: Name of the list, behind that of its table and a dot if it stands in one.
        path: The file, for the error message.

    Raises:
        OntologyError: If there is no such list, or an item is no text.
    """
    *tables, name = key.split(".")
    for table in tables:
        lexicon = lexicon.get(table) or {}
    items = lexicon.get(name)
    if not isinstance(items, list):
        known = ", ".join(known for known, value in lexicon.items() if isinstance(value, list))
        raise OntologyError(f"no list {key!r}; known: {known}", path=path)
    if wrong := [item for item in items if not isinstance(item, str)]:
        raise OntologyError(f"{key!r} holds {wrong[0]!r}, which is no text", path=path)
    return frozenset(word for item in items for word in item.split())


def _join(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Return both: lists one after the other, tables by key, of anything else the second."""
    joined = dict(first)
    for key, value in second.items():
        known = joined.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            joined[key] = _join(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            joined[key] = [*known, *(item for item in value if item not in known)]
        else:
            joined[key] = value
    return joined
