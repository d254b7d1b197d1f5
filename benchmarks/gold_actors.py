"""How many of the actors that take part in gold claims are found with the gold name.

usage: python benchmarks/gold_actors.py GOLD_DIR [--missed N] [--model FOLDER]

GOLD_DIR holds annotated articles, one JSON object a file: ``{"id", "text", "title", "published",
"actors": [{"key", "names", "type", "of"}], "claims": [{"s", "o", ...}]}``. An actor is found when some
mention bears one of its names, by the words of the text or by the name of the actor; ``wide`` also counts a
mention of what it belongs to.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from datetime import date
from pathlib import Path

from kg.model import Document
from kg.nlp import annotate
from kg.nlp.pipeline import load_pipeline
from kg.ontology import load


def norm(name: str) -> str:
    """Return a name without case, diacritics, punctuation and articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[^\w\s]", " ", plain.replace("'s", " ")).split()
    return " ".join(word for word in words if word not in {"the", "a", "an", "s"})


def main() -> None:
    """Print the shares and, on request, what was missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--model")
    args = parser.parse_args()
    nlp, ontology = load_pipeline(args.model), load()
    total = found = named = wide = 0
    missed: list[str] = []
    for path in sorted(args.gold.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        document = Document(id=gold["id"], text=gold["text"], title=gold.get("title"), published=published)
        annotated = annotate(document, nlp, ontology)
        canonical = {norm(span.actor.name) for span in annotated.actors}
        texts = canonical | {norm(annotated.mention(span).text) for span in annotated.actors}
        actors = {actor["key"]: actor for actor in gold["actors"]}
        parts = sorted({claim[end] for claim in gold["claims"] for end in ("s", "o")})
        for key in parts:
            actor = actors[key]
            names = {norm(name) for name in (key, *actor["names"])}
            total += 1
            found += bool(names & texts)
            named += bool(names & canonical)
            above = actors.get(actor.get("of") or "", {"names": [actor.get("of") or ""]})
            wide += bool((names | {norm(name) for name in above["names"]}) & texts)
            if not names & texts:
                missed.append(f"{gold['id']}: {actor['type']:12} {key}: {actor['names'][:4]}")
    print(
        f"{total} actors in claims: {found / total:.3f} found by name or words, {named / total:.3f} by name,"
    )
    print(f"{wide / total:.3f} found or what they belong to")
    print("\n".join(missed[: args.missed]))


if __name__ == "__main__":
    main()
