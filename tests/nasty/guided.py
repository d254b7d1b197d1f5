"""Fuzz a reader or the resolver with inputs that atheris grows after the branches which they take.

Usage: python -m tests.nasty.guided SECONDS
       python -m tests.nasty.guided KIND [-max_total_time=SECONDS] [other options of libFuzzer]

KIND is a kind of file (``html``, ``warc``, …) or ``names``. What raises, or takes ten seconds, ends the run and
leaves its input in ``crash-…`` or ``timeout-…`` of the current folder.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from functools import cache, partial
from pathlib import Path

import atheris

# Imported under instrumentation, or atheris is blind; lxml, pypdf and the like stay as they are and fast.
with atheris.instrument_imports(include=["kg.sources", "kg.text", "kg.actors"], enable_loader_override=False):
    from kg.actors import resolve
    from tests.nasty.fuzz import SLOWEST_S, read, samples

import kg.ontology

NAMES = ("the Kremlin", "President Volodymyr Zelensky", "Türkiye", "\u0130ran's army", "IS", "U.S. forces")


@cache
def ontology() -> kg.ontology.Ontology:
    """Return the shipped ontology; its index of names belongs to it and takes a second."""
    return kg.ontology.load()


def name(data: bytes) -> None:
    """Resolve a name on a day and in a country that the first bytes choose."""
    chosen = atheris.FuzzedDataProvider(data)
    day = date.fromordinal(chosen.ConsumeIntInRange(1, date.max.toordinal()))
    country = chosen.PickValueInList([None, "USA", "UKR", ""])
    wording = chosen.ConsumeUnicode(200)
    found = resolve(wording, ontology(), on=day, country=country)
    if found.query != wording:
        raise AssertionError(f"{wording!r} was answered as {found.query!r}")


def kinds() -> list[str]:
    """Return what can be fuzzed."""
    return [*sorted(samples()), "names"]


def fuzz(kind: str, options: list[str]) -> None:
    """Fuzz one kind until libFuzzer ends the process; what it found stays in ``.fuzz/KIND`` for the next run."""
    known = Path(".fuzz", kind)
    known.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate([one.encode() for one in NAMES] if kind == "names" else [samples()[kind]]):
        (known / str(number)).write_bytes(seed)
    do = name if kind == "names" else partial(read, kind)
    do(b"once")  # compiles the names of all actors, which the time limit is not for
    atheris.Setup([sys.argv[0], *options, f"-timeout={SLOWEST_S:.0f}", "-max_len=65536", str(known)], do)
    atheris.Fuzz()


def main() -> None:
    """Fuzz one kind, or each in a process of its own with an equal share of the seconds."""
    first, *options = sys.argv[1:]
    if not first.isdecimal():
        fuzz(first, options)
    share = max(1, int(first) // len(kinds()))
    for kind in kinds():
        sys.stderr.write(f"{kind}, {share} s\n")
        command = [sys.executable, "-W", "ignore", "-m", "tests.nasty.guided", kind]
        if subprocess.run([*command, f"-max_total_time={share}", "-verbosity=0"]).returncode:
            sys.exit(f"{kind}: the input that does it is in crash-… or timeout-… of this folder")


if __name__ == "__main__":
    main()
