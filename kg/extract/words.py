"""Word lists of the lexicon as sets."""

from __future__ import annotations

from typing import Any


def words(lists: dict[str, Any], key: str) -> frozenset[str]:
    """Return the words of a list whose items may each hold several; empty if there is no such list."""
    return frozenset(word for item in lists.get(key, ()) for word in str(item).split())


def phrases(lists: dict[str, Any], key: str) -> frozenset[str]:
    """Return the items of a list whole, blanks included; empty if there is no such list."""
    return frozenset(str(item) for item in lists.get(key, ()))
