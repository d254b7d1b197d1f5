"""The ids of documents that are files: the name without its ending, made unique."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

_LONGEST = 150
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]+")


def safe_id(name: str) -> str:
    """Return an id without spaces, control characters and dots that climb; a long one is cut and hashed."""
    parts = [part for part in _UNSAFE.sub("_", name).split("/") if part not in {"", ".", ".."}]
    text = "/".join(parts) or "document"
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}-{sha256(text.encode()).hexdigest()[:8]}"


def file_ids(files: Sequence[tuple[Path, Path]]) -> list[str]:
    """Return an id for each file: its stem, or more of its path where stems collide.

    Args:
        files: Folder that the user named and file below it; the file's own folder when it was named itself.
    """
    spellings: tuple[Callable[[Path, Path], str], ...] = (
        lambda root, path: stem(path),
        lambda root, path: str(PurePosixPath(*path.relative_to(root).parent.parts, stem(path))),
        lambda root, path: PurePosixPath(*path.relative_to(root).parts).as_posix(),
        lambda root, path: PurePosixPath(*path.parts[-4:]).as_posix(),
    )
    ids = [""] * len(files)
    open_places = list(range(len(files)))
    for spelling in spellings:
        for place in open_places:
            ids[place] = safe_id(spelling(*files[place]))
        counts = Counter(ids)
        open_places = [place for place in open_places if counts[ids[place]] > 1]
    for place in open_places:
        digest = sha256(str(files[place][1]).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        ids[place] = f"{ids[place]}-{digest}"
    return ids


def stem(path: Path) -> str:
    """Return the name of a file without its ending; ``.tar.gz`` is one ending."""
    name = path.name
    for ending in (".gz", ".bz2", ".xz"):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return name.rsplit(".", 1)[0] or name
