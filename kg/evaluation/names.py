"""Compare names as a reader does: without case, accents, articles and possessives."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

ARTICLES = frozenset({"the", "a", "an", "s"})


def fold(name: str) -> str:
    """Return a name without case, accents, punctuation, articles and the possessive ending."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    plain = re.sub(r"[^\w\s]", " ", plain.replace("'s", " "))
    return " ".join(word for word in plain.split() if word not in ARTICLES)


def names_of(actor: dict[str, Any]) -> frozenset[str]:
    """Return the folded names under which a claim's actor or source may be known."""
    names = [actor.get("name"), actor.get("mention"), *(actor.get("aliases") or [])]
    return frozenset(fold(name) for name in names if name) - {""}


def is_same_passage(first: str, second: str) -> bool:
    """Return whether one passage lies in the other or they share most words of the shorter."""
    a, b = fold(first), fold(second)
    if not a or not b:
        return False
    words, others = a.split(), b.split()
    return a in b or b in a or len(set(words) & set(others)) > 0.6 * min(len(words), len(others))
