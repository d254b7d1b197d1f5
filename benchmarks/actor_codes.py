"""Which country and sector ``kg resolve`` gives to phrases, against expected codes.

usage: python benchmarks/actor_codes.py CASES.jsonl [--wrong]

A case is ``{"text", "date", "context", "country", "sector"}``; ``""`` is none, null is not asked.
``context`` names a country that the text speaks of.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from kg.actors import resolve
from kg.ontology import load

INTERNATIONAL = frozenset({"", "IGO", "EUR", "UNO"})
"""Codes of bodies without a country of their own."""


def main() -> None:
    """Print the shares and, on request, the wrong ones."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", type=Path)
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    ontology = load()
    asked = {"country": 0, "sector": 0, "both": 0}
    right = dict(asked)
    for line in args.cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["country"] is None and case["sector"] is None:
            continue
        day = date.fromisoformat(case["date"]) if case["date"] else None
        context = resolve(case["context"], ontology).country if case["context"] else None
        found = resolve(case["text"], ontology, on=day, country=context)
        country, sector = found.country or "", found.sector or ""
        same = {
            "country": country == case["country"] or (not country and case["country"] in INTERNATIONAL),
            "sector": sector in {case["sector"], case.get("sector_2")},
        }
        wanted = [name for name in same if case[name] is not None]
        if len(wanted) == 2:
            same["both"] = all(same.values())
            wanted.append("both")
        for name in wanted:
            asked[name] += 1
            right[name] += same[name]
        if args.wrong and not all(same[name] for name in wanted):
            expected = f"{case['country']} {case['sector']}"
            print(f"{case['text']} {case['date'] or ''}: {country} {sector}, expected {expected}")
            print(f"    {found.name} {found.how}")
    for name, count in asked.items():
        print(f"{name:8} {right[name]}/{count} = {right[name] / max(count, 1):.3f}")


if __name__ == "__main__":
    main()
