"""Floors under the quality of the extractor, with the hash of what they were measured on.

Run ``python -m tests.quality.floors`` to measure and to raise the floors; one that would fall stops it, unless
``--lower`` says that it shall.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg.ontology import Ontology
from tests.quality import corpus

FILE = Path(__file__).with_suffix(".json")
MARGIN = 0.005
"""One claim of the sentences moves their precision by 0.004: no failing on that."""
LIMITS = {"false alarms"}
"""Figures that must not rise; all others must not fall."""


def measure(nlp: Language, ontology: Ontology) -> dict[str, float]:
    """Return every figure that has a floor."""
    figures: dict[str, float] = {}
    for name, golds in (("sentences", corpus.sentences()), ("articles", corpus.articles())):
        scores = corpus.measure(golds, nlp, ontology)
        for level in ("pair", "type"):
            value = scores.levels[level]
            figures |= {
                f"{name} {level} precision": value.precision,
                f"{name} {level} recall": value.recall,
                f"{name} {level} f1": value.f1,
            }
        told = ("polarity", "modality", "attribution")  # the sentences do not say when, where and how many
        for attribute in (*told, "time", "place", "quantity") if name == "articles" else told:
            figures[f"{name} {attribute}"] = scores.attributes.get(attribute, 0.0)
    alarms = [document for document in corpus.nothing() if corpus.claims(document, nlp, ontology)]
    return figures | {"false alarms": len(alarms) / len(corpus.nothing())}


def read() -> dict[str, Any]:
    """Return the pinned floors and the hash they belong to."""
    pinned: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return pinned


def fallen(pinned: dict[str, float], measured: dict[str, float], margin: float = MARGIN) -> list[str]:
    """Return a line for each figure that is worse than its floor."""
    lines = []
    for name, floor in pinned.items():
        value = measured.get(name, 0.0)
        worse = value > floor + margin if name in LIMITS else value < floor - margin
        if worse:
            lines.append(f"{name}: {value:.4f}, floor {floor:.4f}")
    return lines


def main(arguments: list[str]) -> int:
    """Measure and write the floors; return 1 if one would fall and ``--lower`` is not given."""
    from kg.nlp.pipeline import load_pipeline
    from kg.ontology import load

    measured = {name: round(value, 4) for name, value in measure(load_pipeline(), load()).items()}
    lower = "--lower" in arguments
    worse = fallen(read()["floors"], measured, 0.0) if FILE.exists() else []
    for line in worse:
        print(line, file=sys.stderr)  # noqa: T201 - a script
    if worse and not lower:
        print("not written; --lower writes lower floors", file=sys.stderr)  # noqa: T201
        return 1
    pinned = {"corpus": corpus.digest(), "floors": measured}
    FILE.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
