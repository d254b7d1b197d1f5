"""Find a document again by file and number; files that contain many are gone through once a worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.shards.items import Item
from kg.sources import Failure, Limits, Raw
from kg.sources.find import expand_file


@dataclass
class Cursor:
    """Where a worker is in the file it reads; the next part mostly goes on from there.

    Args:
        limits: Sizes above which something is set aside.
    """

    limits: Limits
    _path: str = ""
    _next: int = 0
    _raws: Iterator[Raw | Failure] = field(default_factory=lambda: iter(()))

    def find(self, item: Item, folder: Path | None = None) -> Raw | Failure:
        """Return the document that an item names.

        Args:
            item: The document.
            folder: What its path is relative to; a worker has a working folder of its own.
        """
        if item.at is not None:
            raws = expand_file(Path(item.path), item.base, self.limits, folder=folder, start=item.at)
            raw = next(raws, None)
            return raw if isinstance(raw, Raw) and raw.id == item.id else _gone(item)
        if item.path != self._path or item.number < self._next:
            self._path, self._next = item.path, 0
            self._raws = expand_file(Path(item.path), item.base, self.limits, folder=folder)
        for raw in self._raws:
            self._next += 1
            if self._next == item.number + 1:
                if isinstance(raw, Raw) and raw.id != item.id:
                    break
                return raw
        self._path = ""
        return _gone(item)


def _gone(item: Item) -> Failure:
    return Failure(item.path, f"document {item.id!r} is not there any more; build again")
