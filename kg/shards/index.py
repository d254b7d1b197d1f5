"""Which parts a folder of shards is made of: written when all of them are finished."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from kg.errors import StoreError
from kg.shards.place import Place

INDEX, PARTS, FAILURES = "shards.json", "parts.txt", "failures.jsonl"
LAYOUT = 1


@dataclass(frozen=True, slots=True)
class Index:
    """What a finished folder holds."""

    digest: str
    """Hash of the names of all parts."""
    run: tuple[str, str, str]
    """Who read them: version, ontology, model, as in ``kg.store.Run``."""
    parts: int
    documents: int
    claims: int
    failures: int
    layout: int = LAYOUT


def write_index(place: Place, index: Index) -> None:
    """Declare a folder finished."""
    place.write(INDEX, json.dumps(asdict(index), indent=0).encode())


def read_index(place: Place) -> Index:
    """Return what a folder holds.

    Raises:
        StoreError: If it holds no finished shards, or those of another layout.
    """
    if not place.has(INDEX):
        raise StoreError(
            f"{place.url} holds no finished shards; `kg build INPUT... --shards {place.url}` makes them"
        )
    value = json.loads(place.read(INDEX))
    if value.get("layout") != LAYOUT:
        raise StoreError(f"{place.url} was written by another version; build it again")
    return Index(**{**value, "run": tuple(value["run"])})


def part_names(place: Place) -> Iterator[str]:
    """Yield the names of the parts, in the order of their documents' paths."""
    with place.open(PARTS) as file:
        for line in file:
            yield line.decode().strip()
