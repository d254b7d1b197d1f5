"""How soon a user sees something: ``kg --help`` against a bare Python, and the build of the seed.

Usage: python benchmarks/startup.py

Each command runs RUNS times; the least and the median of wall time, and the CPU time of the median.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
SEEDS = Path(__file__).parent.parent / "seeds"


def timed(command: list[str]) -> tuple[float, float]:
    """Return wall and CPU seconds of a command."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - begun
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a row a command."""
    kg = [str(Path(sys.executable).with_name("kg"))]
    print(f"{'command':20}  least s  median s  CPU s")
    with tempfile.TemporaryDirectory() as folder:
        for name, command, runs in (
            ("python -c pass", [sys.executable, "-c", "pass"], RUNS),
            ("kg --help", [*kg, "--help"], RUNS),
            ("kg build seeds/", [*kg, "build", str(SEEDS), "-o"], 3),
        ):
            ends = [
                [str(Path(folder) / str(run))] if name.startswith("kg build") else [] for run in range(runs)
            ]
            times = sorted(timed([*command, *end]) for end in ends)
            wall, cpu = times[len(times) // 2]
            print(f"{name:20}  {times[0][0]:7.2f}  {wall:8.2f}  {cpu:5.2f}")


if __name__ == "__main__":
    main()
