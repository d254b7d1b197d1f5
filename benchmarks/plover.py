"""Score the extractor on sets of sentences coded with PLOVER or CAMEO types.

usage: python benchmarks/plover.py FOLDER

FOLDER holds ``*.jsonl`` of one kind, told by the keys of the lines:

* ``marked``, ``source``, ``target``, ``root``: the type between two marked actors; prints macro-F1.
* ``label``: 0 no event, 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict; macro-F1.
* ``mentions`` with ``role`` source, target or reciprocal: who does it to whom; prints precision, recall, F1.

The sets of the papers that use them may be evaluated but not copied; none is part of geokg.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from kg.evaluation.levels import STATE, Scale
from kg.evaluation.pairs import Marked, Roots, macro_f1
from kg.extract import extract
from kg.model import Claim, Document
from kg.nlp import annotate
from kg.nlp.pipeline import load_pipeline
from kg.ontology import load

Row = dict[str, Any]
CLASSES = {"verbal +": 1, "material +": 2, "verbal -": 3, "material -": 4}


def main(folder: str) -> None:
    """Score every file of a folder."""
    for path in sorted(Path(folder).glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        score = roots if "root" in rows[0] else classes if "label" in rows[0] else roles
        print(f"{path.name}: {len(rows)} sentences")
        score(rows)


def roots(rows: list[Row]) -> None:
    """Print macro-F1 of the type between two marked actors."""
    namer = Roots(load_pipeline(), load())
    pairs = [(row["root"], namer.of(_marked(row))) for row in rows]
    _print_f1([(expected, found) for expected, found in pairs])


def _marked(row: Row) -> Marked:
    spans = [tuple(row[role]["span"]) if row[role].get("span") else None for role in ("source", "target")]
    return Marked(row["text"], spans[0], spans[1], row["root"])


def classes(rows: list[Row]) -> None:
    """Print macro-F1 of the five classes; a sentence takes that of its surest claim, 0 without one."""
    ontology, nlp = load(), load_pipeline()
    scale = Scale(ontology.relations)

    def label(text: str) -> int:
        claims = [claim for claim in _claims(text, nlp, ontology) if claim.event_type]
        if not claims:
            return 0
        best = max(claims, key=lambda claim: claim.confidence)
        quadrant = scale.quadrant_of(best.relation, best.event_type)
        return 0 if quadrant == STATE else CLASSES[quadrant]

    _print_f1([(str(row["label"]), str(label(row["text"]))) for row in rows])


def roles(rows: list[Row]) -> None:
    """Print how well subjects and objects overlap the marked sources and targets."""
    ontology, nlp = load(), load_pipeline()
    hits = found_n = expected_n = 0
    for row in rows:
        found = set()
        for claim in _claims(row["text"], nlp, ontology):
            found |= {("source", claim.subject.start, claim.subject.end)}
            found |= {("target", claim.object.start, claim.object.end)}
        for role, start, end in found:
            wanted = (m for m in row["mentions"] if m["role"] in {role, "reciprocal"})
            hits += any(m["start"] < end and start < m["end"] for m in wanted)
        found_n += len(found)
        expected_n += len(row["mentions"])
    precision, recall = hits / max(found_n, 1), hits / max(expected_n, 1)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    print(f"  precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


def _claims(text: str, nlp: Any, ontology: Any) -> list[Claim]:  # noqa: ANN401 - as the packages name them
    return extract(annotate(Document(id="row", text=text), nlp, ontology), ontology)


def _print_f1(pairs: list[tuple[str, str | None]]) -> None:
    mean, by_type = macro_f1(pairs)
    right = sum(expected == found for expected, found in pairs)
    print(f"  macro-F1 {mean:.3f}, accuracy {right / len(pairs):.3f}")
    print("  " + ", ".join(f"{name} {value:.2f}" for name, value in by_type.items()))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
