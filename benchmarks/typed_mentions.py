"""Typed mentions of actors against annotated documents: precision, recall and F1.

usage: python benchmarks/typed_mentions.py DOCUMENTS.jsonl [--missed N] [--extra N] [--exact]

A document is ``{"id", "title", "text", "entities": [{"start", "end", "type", "text", "confidence"}]}``.
Entities of the types Person, Organisation, Location and Nationality with confidence of 0.5 or more count if
they hold a capital letter, that is if they are names; pronouns and common nouns do not. A mention matches an
entity when they overlap and the classes agree (with ``--exact``: when they have the same words but for an
article).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from kg.model import Document, Via
from kg.nlp import annotate
from kg.nlp.pipeline import load_pipeline
from kg.ontology import load

TYPES = {
    "Person": frozenset({"Person"}),
    "Organisation": frozenset({"Organization", "IGO", "ArmedForce", "Group", "Media", "State"}),
    "Location": frozenset({"Place", "State"}),
    "Nationality": frozenset({"State", "Group"}),
}
_LEADING = re.compile(r"^(?:the|a|an|The|A|An)\s+")


def is_name(text: str) -> bool:
    """Return whether a passage holds a capital beyond its article: a name, no pronoun or common noun."""
    return bool(
        re.search(r"[A-Z]", _LEADING.sub("", text)[:1]) or re.search(r"\s[A-Z]", text)
    ) and text not in {"I"}


def main() -> None:
    """Print the scores and, on request, errors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("documents", type=Path)
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--extra", type=int, default=0)
    parser.add_argument("--exact", action="store_true")
    parser.add_argument("--model")
    args = parser.parse_args()
    nlp, ontology = load_pipeline(args.model), load()
    counts: Counter[str] = Counter()
    missed: list[str] = []
    extra: list[str] = []
    for line in args.documents.read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        document = Document(id=value["id"], text=value["text"], title=value.get("title"))
        annotated = annotate(document, nlp, ontology)
        every = [entity for entity in value["entities"] if entity["type"] in TYPES]
        gold = [entity for entity in every if entity["confidence"] >= 0.5 and is_name(entity["text"])]
        mentions = [annotated.mention(span) for span in annotated.actors if span.via is not Via.PRONOUN]

        def same(entity: dict, mention) -> bool:  # noqa: ANN001
            if mention.actor.type not in TYPES[entity["type"]]:
                return False
            if args.exact:
                return _LEADING.sub("", entity["text"]) == _LEADING.sub("", mention.text)
            return entity["start"] < mention.end and mention.start < entity["end"]

        for entity in gold:
            hit = any(same(entity, mention) for mention in mentions)
            counts["gold"] += 1
            counts["found"] += hit
            counts[f"gold {entity['type']}"] += 1
            counts[f"found {entity['type']}"] += hit
            if not hit:
                got = [
                    (m.text, m.actor.type)
                    for m in mentions
                    if m.start < entity["end"] and entity["start"] < m.end
                ]
                missed.append(f"{entity['type']}: {entity['text']!r} got {got}")
        for mention in mentions:
            counts["predicted"] += 1
            # A rejected alternative ("Syrian" inside "Syrian forces") is no error of a reader.
            if any(same(entity, mention) for entity in every):
                counts["right"] += 1
            else:
                extra.append(f"{mention.actor.type}: {mention.text!r} = {mention.actor.name}")
    precision, recall = counts["right"] / counts["predicted"], counts["found"] / counts["gold"]
    print(f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    for type in TYPES:
        print(f"  {type:13} recall {counts[f'found {type}']}/{counts[f'gold {type}']}")
    print("\n".join(f"missed {text} x{n}" for text, n in Counter(missed).most_common(args.missed)))
    print("\n".join(f"extra {text} x{n}" for text, n in Counter(extra).most_common(args.extra)))


if __name__ == "__main__":
    main()
