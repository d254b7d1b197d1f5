"""One more pass over finished shards: stories, corroboration, disputes, the actor table, the simple view.

The same engine does it; a task holds a group of parts or one bucket, so that memory does not grow with the
corpus. What it writes stands in ``derived/``; with the shards it makes every quad that a store would hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kg.errors import StoreError
from kg.project.reading import terms
from kg.run.engines import Engine
from kg.shards.counting import QUADS, Counts, stories_rows
from kg.shards.index import Index, part_names
from kg.shards.place import Place
from kg.shards.stories import Near, join
from kg.store import Run
from kg.store.dump import serialize
from kg.store.provenance import run_quads
from kg.store.vocabulary import vocabulary_quads

T = TypeVar("T")
GROUP = 20
"""Parts of one task: 2,000 documents."""
_BUCKET = 5_000
"""Documents for which there is a bucket: some 64 values of sketches and 20 claims each."""
_DONE = "derived/done"


def summarize(place: Place, index: Index, own: Path | None, workers: Engine) -> None:
    """Write ``derived/`` for the parts that the folder lists; nothing happens when that was done."""
    if place.has(_DONE) and place.read(_DONE).decode() == index.digest:
        return
    for folder in ("derived", "work"):
        place.remove(folder)
    buckets = -(-index.documents // _BUCKET)
    near, counts = Near(place, buckets), Counts(place, own, buckets)
    _all(workers, _groups(place), near.sketch)
    _all(workers, range(buckets), near.pair)
    _all(workers, range(buckets), near.confirm)
    stories = join(near)
    with_story = "SELECT document, story FROM story WHERE part IN ({}) ORDER BY document"

    def told() -> Iterator[tuple[str, tuple[str, ...]]]:
        for task, parts in _groups(place):
            rows = stories.execute(with_story.format(",".join("?" * len(parts))), parts)
            content = stories_rows(rows)
            place.write(f"work/stories/{task}.parquet", content)
            place.write(f"derived/stories/{task}.parquet", content)
            yield task, parts

    _all(workers, told(), counts.count)
    stories.close()
    _all(workers, range(buckets), counts.reduce)
    quads = {*vocabulary_quads(terms(own)), *run_quads(Run(*index.run))}
    place.write(f"{QUADS}/shared.nq", serialize(quads, "nq"))
    place.remove("work")
    place.write(_DONE, index.digest.encode())


def _groups(place: Place) -> Iterator[tuple[str, tuple[str, ...]]]:
    names, number = part_names(place), 0
    while parts := tuple(islice(names, GROUP)):
        yield f"{number:06}", parts
        number += 1


def _all(workers: Engine, items: Iterable[T], do: Callable[[T], object]) -> None:
    for done in workers.run(items, do, name=lambda item: str(item)[:20]):
        if done.reason is not None:
            raise StoreError(f"summing up failed at {done.name}: {done.reason}; the same command goes on")
