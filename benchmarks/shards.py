"""What shards cost: real reading on three engines in one run, then growth from a thousand documents on.

Usage: python benchmarks/shards.py FOLDER [--count 400] [--grow 1000,50000]

FOLDER holds texts (.txt) or annotated documents (.json with ``text``); their sentences, shuffled with a fixed
seed, make documents of eight sentences. The first table reads them; starting workers and loading the model is
not counted. The second takes claims that are made up (two a document) instead of parsing, so that listing,
cutting, writing and the second pass show: neither their rate nor the driver's memory may depend on the count.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import store
from benchmarks.ingest_scale import write
from kg.project.reading import Reading
from kg.shards.items import Item
from kg.shards.work import Job
from kg.sources import Failure

ENGINES = (("local", 1), ("local", 2), ("dask", 2))
PROGRAM = """
import resource, sys, time
from benchmarks.shards import MadeUp
from kg.run.engines import engine
from kg.shards import build, building, items
if __name__ == "__main__":
    source, out, name, jobs, size = sys.argv[1:]
    if size == "100":
        building.Job = MadeUp
    items.SIZE = int(size)
    begun, seen = time.perf_counter(), []
    built = build([source], out, engine=engine(name, int(jobs)),
                  watch=lambda done: seen.append((time.perf_counter(), done.documents)))
    # The first parts pay for the model, on Dask some seconds later than in the driver's own processes.
    start = len(seen) // 4
    first, steady = seen[start][0], seen[start + 1 :]
    reading = steady[-1][0] - first
    second_s = built.seconds - (seen[-1][0] - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(sum(n for _, n in steady) / reading, second_s, peak)
"""


class MadeUp(Job):
    """Makes claims up from the number of a document."""

    def _reading(self, item: Item) -> Reading | Failure:
        store.CLAIMS_PER_DOCUMENT = 2
        document, claims = next(store.articles(1, ["attacks", "alliedWith", "accuses"], seed=_number(item)))
        return Reading(document, tuple(claims), 2, ())


def _number(item: Item) -> int:
    return int(item.id.split("-")[1])


def made_up(count: int, path: Path) -> None:
    """Write so many documents as JSON lines."""
    store.CLAIMS_PER_DOCUMENT = 2
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            document, _ = next(store.articles(1, ["attacks", "alliedWith", "accuses"], seed=number))
            file.write(json.dumps({"id": document.id, "text": document.text}) + "\n")


def measure(source: Path, out: Path, name: str, jobs: int, size: int) -> tuple[float, float, float, float]:
    """Build in a process of its own; return documents/s, seconds of the second pass, MB, CPU seconds."""
    script = out.parent / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, str(script), str(source), str(out), name, str(jobs), str(size)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    rate, second_s, peak = map(float, done.stdout.split())
    return rate, second_s, peak, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--grow", default="1000,50000")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "read.jsonl"
        if args.count:
            write(args.folder, args.count, source)
            print(f"{args.count:,} documents read\nengine  workers  documents/s  of one process  CPU s")
        rates: list[float] = []
        for number, (name, jobs) in enumerate(ENGINES if args.count else ()):
            rate, _, _, cpu_s = measure(source, Path(temporary) / f"out{number}", name, jobs, 10)
            rates.append(rate)
            print(f"{name:6}  {jobs:7}  {rate:11.2f}  {rate / rates[0]:14.2f}  {cpu_s:5.1f}", flush=True)
        print("claims made up, two processes\ndocuments  documents/s  second pass s  driver MB  CPU s")
        for count in map(int, filter(None, args.grow.split(","))):
            source = Path(temporary) / f"{count}.jsonl"
            made_up(count, source)
            rate, second_s, peak, cpu_s = measure(source, Path(temporary) / f"grow{count}", "local", 2, 100)
            print(f"{count:9,}  {rate:11.1f}  {second_s:13.1f}  {peak:9.0f}  {cpu_s:5.0f}", flush=True)


if __name__ == "__main__":
    main()
