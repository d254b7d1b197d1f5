"""What the next documents cost in a large project, and what a build holds in memory.

Usage: python -m benchmarks.growth FOLDER [COUNT ...]

A project is filled with COUNT documents of two made-up claims each, which tests the store and the files
alone; then ``kg build`` reads READ documents made of the texts of FOLDER into it, then one more, then
nothing new. Each row is a process of its own; COUNT defaults to 1000 10000. Seconds are CPU seconds.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import ingest_scale, store
from kg.model import Claim, Document
from kg.ontology import load
from kg.project import build
from kg.project.outputs import write_outputs
from kg.store import Store

STEP = 500
"""Documents over which the cost of adding is taken."""
READ = 100
HEADS = (
    "documents",
    "add ms",
    "commit s",
    "files s",
    "peak MB",
    f"read {READ} s",
    "one more s",
    "no change s",
)


def made_up(first: int, last: int) -> Iterator[tuple[Document, list[Claim]]]:
    """Yield documents with two claims each."""
    store.CLAIMS_PER_DOCUMENT = 2
    for number in range(first, last):
        document, claims = next(store.articles(1, ["attacks", "alliedWith", "accuses"], seed=number))
        # Two sentences of a dozen words would make near-duplicates of them all.
        rest = " ".join(f"word{n}" for n in random.Random(number).choices(range(20_000), k=200))
        yield replace(document, text=f"{document.text} {rest}"), claims


def cpu_s(step: Callable[[], object]) -> float:
    """Return the CPU seconds that a step takes."""
    begun = time.process_time()
    step()
    return time.process_time() - begun


def _add(project: Store, batch: list[tuple[Document, list[Claim]]]) -> None:
    for document, claims in batch:
        project.add(document, claims)


def _build(texts: Path, folder: Path) -> None:
    build([texts], folder).close()


def measure(count: int, folder: Path, texts: Path) -> tuple[float, ...]:
    """Return the figures of a row."""
    ontology = load()
    with Store.open(folder, write=True, ontology=ontology) as project:
        for start in range(0, count, STEP):
            batch = list(made_up(start, min(start + STEP, count)))
            adding = cpu_s(partial(_add, project, batch)) / len(batch)
        row = [count, adding * 1000, cpu_s(project.commit)]
        row.append(cpu_s(lambda: write_outputs(project, ontology, folder)))
    row.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    inputs = folder.parent / "texts.jsonl"
    ingest_scale.write(texts, 1, inputs)
    _build(inputs, folder.parent / "warm")  # loads the model
    for read in (READ, READ + 1, READ + 1):
        ingest_scale.write(texts, read, inputs)
        row.append(cpu_s(partial(_build, inputs, folder)))
    return tuple(row)


def main(texts: str, counts: list[int]) -> None:
    """Print a row a count."""
    print("  ".join(HEADS))
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "benchmarks.growth", "--one", str(count), folder, texts]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            print(done.stdout, end="", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        row = measure(int(sys.argv[2]), Path(sys.argv[3]) / "project", Path(sys.argv[4]))
        print("  ".join(f"{value:{len(head)}.2f}" for head, value in zip(HEADS, row, strict=True)))
    else:
        main(sys.argv[1], [int(count) for count in sys.argv[2:]] or [1000, 10_000])
