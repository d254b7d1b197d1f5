"""What the next document costs in a large project, and what a build holds in memory, without parsing.

Usage: python -m benchmarks.growth [COUNT ...]

Claims are made up (two a document), so that storing, publishing and writing results show; parsing costs
the same for every document, ``benchmarks/ingest_scale.py`` has it. Each row is a process of its own; COUNT
defaults to 1000 10000.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks import store
from kg.model import Claim, Document
from kg.ontology import load
from kg.project.outputs import write_outputs
from kg.store import Store

STEP = 500
"""Documents over which the cost of adding is taken."""
HEADS = ("documents", "add ms", "last/first", "commit s", "outputs s", "peak MB", "one more s", "no change s")


def made_up(first: int, last: int) -> Iterator[tuple[Document, list[Claim]]]:
    """Yield documents with two claims each."""
    store.CLAIMS_PER_DOCUMENT = 2
    for number in range(first, last):
        document, claims = next(store.articles(1, ["attacks", "alliedWith", "accuses"], seed=number))
        # Two sentences of a dozen words would make near-duplicates of them all.
        rest = " ".join(f"word{n}" for n in random.Random(number).choices(range(20_000), k=200))
        yield replace(document, text=f"{document.text} {rest}"), claims


def peak_mb() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int, folder: Path) -> tuple[float, ...]:
    """Return the figures of a row; seconds are CPU seconds."""
    ontology = load()
    costs: list[float] = []
    with Store.open(folder, write=True, ontology=ontology) as project:
        for start in range(0, count, STEP):
            batch = list(made_up(start, min(start + STEP, count)))
            begun = time.process_time()
            for document, claims in batch:
                project.add(document, claims)
            costs.append((time.process_time() - begun) / len(batch))
        spent = []
        for step in (project.commit, lambda: write_outputs(project, ontology, folder)):
            begun = time.process_time()
            step()
            spent.append(time.process_time() - begun)
    peak = peak_mb()
    for more in (1, 0):
        begun = time.process_time()
        with Store.open(folder, write=True, ontology=ontology) as project:
            for document, claims in made_up(count, count + more):
                project.add(document, claims)
            project.commit()
            write_outputs(project, ontology, folder)
        spent.append(time.process_time() - begun)
    at_1000 = costs[min(1, len(costs) - 1)]
    return count, costs[-1] * 1000, costs[-1] / at_1000, spent[0], spent[1], peak, spent[2], spent[3]


def main(counts: list[int]) -> None:
    """Print a row a count."""
    print("  ".join(HEADS))
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "benchmarks.growth", "--one", str(count), folder]
            print(
                subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout,
                end="",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        row = measure(int(sys.argv[2]), Path(sys.argv[3]))
        print("  ".join(f"{value:{len(head)}.2f}" for head, value in zip(HEADS, row, strict=True)))
    else:
        main([int(count) for count in sys.argv[1:]] or [1000, 10_000])
