"""How long ``kg resolve`` takes for a name: names of the registry, phrases made from them, and unknown ones.

usage: python benchmarks/resolve_speed.py [--names N]
"""

from __future__ import annotations

import argparse
import random
import time

from kg.actors import resolve
from kg.ontology import load

PHRASES = ("{}", "the {}", "{}'s", "former {} spokesman", "{} officials", "Mr {}")


def main() -> None:
    """Print microseconds a name and seconds for a million."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--names", type=int, default=20_000)
    args = parser.parse_args()
    ontology = load()
    chance = random.Random(1)
    known = [name for entry in ontology.registry for name in (entry.name, *entry.aliases)]
    letters = "abcdefghiklmnoprstuvz "
    names = [chance.choice(PHRASES).format(chance.choice(known)) for _ in range(args.names * 3 // 4)]
    while len(names) < args.names:
        names.append("".join(chance.choices(letters, k=chance.randint(5, 20))).title())
    begun = time.perf_counter()
    resolve(names[0], ontology)
    print(f"registry read and compiled in {time.perf_counter() - begun:.2f} s")
    begun = time.process_time()
    for name in names:
        resolve(name, ontology)
    each = (time.process_time() - begun) / len(names)
    print(f"{each * 1e6:.1f} microseconds a name, {each * 1e6:.0f} s for a million")


if __name__ == "__main__":
    main()
