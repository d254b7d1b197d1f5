"""The ids of documents: what may stand in one, and the name of a file without its ending."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

_LONGEST = 150
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]+")


def safe_id(name: str) -> str:
    """Return an id without spaces, control characters and dots that climb; a long one is cut and hashed."""
    parts = [part for part in _UNSAFE.sub("_", name).split("/") if part not in {"", ".", ".."}]
    text = "/".join(parts) or "document"
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}-{sha256(text.encode()).hexdigest()[:8]}"


def stem(path: Path) -> str:
    """Return the name of a file without its ending; ``.tar.gz`` is one ending."""
    name = path.name
    for ending in (".gz", ".bz2", ".xz"):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return name.rsplit(".", 1)[0] or name
