"""The files that inputs name are kept on disk, in the order of their paths."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from kg.sources.listing import Listing

ROOT = Path(__file__).parents[2]


def files(count: int) -> Iterator[tuple[Path, Path]]:
    """Yield files of a folder in no order; every second one has a name that another has, too."""
    root = Path("/archive")
    for number in range(count):
        place = number * 7919 % count
        yield root, root / f"{place % 10}" / f"article-{place // 2}.txt"


def peak_of_a_listing(count: int) -> int:
    """Return the bytes of Python that listing so many files takes at most."""
    listing = Listing()
    tracemalloc.start()
    listing.add(files(count))
    listing.name()
    assert sum(1 for _ in listing.files_by_path()) == count
    return tracemalloc.get_traced_memory()[1]


def test_a_listing_of_many_files_takes_little_memory() -> None:
    """20,000 paths as objects take 14 MB; here they wait on disk."""
    code = "from tests.sources.test_listing import peak_of_a_listing; print(peak_of_a_listing(20_000))"
    # A process of its own: in a long one, Python's table of names may grow by 7 MB just then.
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert int(done.stdout) < 4_000_000


def test_files_come_by_path_with_ids_of_their_own() -> None:
    """Whatever the order they were found in; "a/b" stands before "a-b", as paths sort."""
    listing = Listing()
    paths = [Path("/n/a-b.txt"), Path("/n/a/b.txt"), Path("/n/a/a-b.txt"), Path("/n/c.txt")]
    listing.add((Path("/n"), path) for path in paths)
    listing.name()
    found = list(listing.files_by_path())
    assert [path for path, _ in found] == sorted(paths)
    assert [id for _, id in found] == ["a/a-b", "b", "a-b", "c"]
