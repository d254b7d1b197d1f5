"""Measure the article of web pages against expected texts, beside trafilatura alone.

Usage: python benchmarks/ingest_html.py FOLDER

FOLDER holds ``name.html`` with ``name.expected.txt`` (the article) or ``name.expected.json`` (``with`` and
``without``: passages that must and must not appear).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from trafilatura import extract

from kg.model import Document
from kg.sources import load
from kg.sources.decode import decode
from kg.sources.raw import Raw
from kg.text import clean


def score(found: str, expected: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 over words, each counted as often as it stands there."""
    ours, gold = (Counter(re.findall(r"\w+", text.lower())) for text in (found, expected))
    common = sum((ours & gold).values())
    precision, recall = common / (sum(ours.values()) or 1), common / (sum(gold.values()) or 1)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def main(folder: Path) -> None:
    """Print a line a page and the means."""
    rows: list[tuple[float, ...]] = []
    seconds = {"trafilatura": 0.0, "kg": 0.0}
    for page in sorted(folder.glob("*.html")):
        data = page.read_bytes()
        start = time.process_time()
        alone = extract(decode(data), include_comments=False) or ""
        seconds["trafilatura"] += time.process_time() - start
        start = time.process_time()
        document = load(Raw(page.stem, "html", str(page), data=data))
        text = clean(document).text if isinstance(document, Document) else ""
        seconds["kg"] += time.process_time() - start
        expected = page.with_suffix(".expected.txt")
        if expected.is_file():
            gold = expected.read_text(encoding="utf-8")
            rows.append((*score(alone, gold), *score(text, gold)))
            print(f"{page.stem:32}", *(f"{number:.3f}" for number in rows[-1]))
        else:
            wanted = json.loads(page.with_suffix(".expected.json").read_text(encoding="utf-8"))
            flat = " ".join(text.split())
            kept = sum(" ".join(passage.split()) in flat for passage in wanted["with"])
            wrong = sum(" ".join(passage.split()) in flat for passage in wanted["without"])
            shares = f"with {kept}/{len(wanted['with'])}, without {wrong}/{len(wanted['without'])}"
            print(f"{page.stem:32} {shares}")
    means = [sum(row[column] for row in rows) / len(rows) for column in range(6)]
    print(f"{'mean of ' + str(len(rows)):32}", *(f"{number:.3f}" for number in means))
    print("columns: trafilatura precision, recall, F1; kg precision, recall, F1")
    print("CPU seconds:", *(f"{name} {spent:.2f}" for name, spent in seconds.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
