"""Measure how a build grows: documents per second, peak memory, and what a second process brings.

Usage: python benchmarks/ingest_scale.py FOLDER [COUNT ...]

FOLDER holds texts (.txt) or annotated documents (.json with ``text``); their sentences, shuffled with a fixed
seed, make documents of eight sentences. Each row is a build of its own in a fresh process; COUNT defaults to
100 400.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCES = 8


def sentences(folder: Path) -> list[str]:
    """Return the sentences of all texts of a folder, in a fixed order."""
    found: list[str] = []
    for path in sorted(folder.iterdir()):
        if path.suffix in {".txt", ".json"}:
            text = path.read_text(encoding="utf-8")
            text = json.loads(text)["text"] if path.suffix == ".json" else text
            found += re.split(r"(?<=[a-z][.!?])\s+(?=[A-Z])", " ".join(text.split()))
    return [sentence for sentence in found if 40 < len(sentence) < 400]


def write(folder: Path, count: int, path: Path) -> None:
    """Write so many documents as JSON lines."""
    chance, pool = random.Random(7), sentences(folder)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = " ".join(chance.sample(pool, SENTENCES))
            file.write(json.dumps({"id": f"d{number:06}", "text": text, "published": "2024-11-08"}) + "\n")


def build(source: Path, out: Path, jobs: int) -> tuple[float, float]:
    """Build in a process of its own; return seconds and peak megabytes of its largest process."""
    code = (
        "import resource, sys; from kg.project import build\n"
        "if __name__ == '__main__':\n"
        f"    build([{str(source)!r}], {str(out)!r}, jobs={jobs}).close()\n"
        "    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)\n"
        "    print(max(resource.getrusage(who).ru_maxrss for who in both) / 1024)\n"
    )
    script = out.parent / "build.py"
    script.write_text(code, encoding="utf-8")
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, str(script)], check=True, capture_output=True, text=True)
    return time.perf_counter() - begun, float(done.stdout)


def main(folder: Path, counts: list[int]) -> None:
    """Print a row a count and number of processes."""
    print("documents  jobs  seconds  documents/s  peak MB  CPU s")
    with tempfile.TemporaryDirectory() as temporary:
        for count in counts:
            source = Path(temporary) / f"{count}.jsonl"
            write(folder, count, source)
            for jobs in (1, 2):
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                seconds, peak = build(source, Path(temporary) / f"out-{count}-{jobs}", jobs)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                rate = count / seconds
                print(
                    f"{count:9,}  {jobs:4}  {seconds:7.1f}  {rate:11.1f}  {peak:7.0f}  {cpu_s:5.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(count) for count in sys.argv[2:]] or [100, 400])
