"""Typed mentions of actors against annotated documents: precision, recall and micro-F1.

usage: python benchmarks/typed_mentions.py FILE [--held-back N] [--missed N] [--extra N] [--model FOLDER]

FILE is one of two, told by its lines:

* documents, ``{"id", "title", "text", "entities": [{"start", "end", "type", "text", "confidence"}]}`` of
  Person, Organisation, Location and Nationality. Those with confidence of 0.5 or more count if they are names
  (the last word has a capital). They hold titles and whole phrases ("the Syrian town of Dabiq"), so a mention
  matches one that it overlaps. A rejected alternative ("Syrian" in "Syrian forces") is no error of a reader.
* passages, ``{"text", "entities": [[start, end, type]], "src"}`` of PERSON, ORG, GPE, LOC and NORP, the same
  annotation cut to names. A mention matches one of exactly its words (but for an article or footnote). What
  is no name ("the Iraqi people", "the president") counts only where it is annotated as one; the name that it
  begins with counts as found when the actor is of its country. A mention inside an entity that is found is no
  error ("Iraq" in "Government of Iraq").

Classes must agree in both. ``--held-back N`` takes every N-th document alone: with 8 those of re3d that the
shipped pipeline was not trained on.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.actors.names import Names, names
from kg.actors.words import key
from kg.model import Document, Mention, Via
from kg.nlp import annotate
from kg.nlp.pipeline import load_pipeline
from kg.ontology import load

TYPES = {
    "Person": frozenset({"Person"}),
    "Organisation": frozenset({"Organization", "IGO", "ArmedForce", "Group", "Media", "State"}),
    "Location": frozenset({"Place", "State"}),
    "Nationality": frozenset({"State", "Group"}),
}
CUT = {"PERSON": "Person", "ORG": "Organisation", "GPE": "Location", "LOC": "Location", "NORP": "Nationality"}
PRONOUNS = frozenset(("i", "we", "he", "she", "it", "they", "us", "our", "his", "her", "its", "their"))
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_TAIL = re.compile(r"[,.;)]*[\[(].*$|[\s\u200e]+$", re.DOTALL)


class Entity(NamedTuple):
    """One annotated entity; ``strict`` asks for exactly its words."""

    start: int
    end: int
    type: str
    counts: bool
    strict: bool


def read(path: Path) -> Iterator[tuple[Document, list[Entity]]]:
    """Yield the documents with their entities; passages of one source are one document."""
    passages: dict[str, list[dict]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        value = json.loads(line)
        if "src" in value:
            passages[value["src"]].append(value)
            continue
        found = [
            Entity(
                one["start"],
                one["end"],
                one["type"],
                one["confidence"] >= 0.5 and is_name(one["text"]),
                False,
            )
            for one in value["entities"]
            if one["type"] in TYPES
        ]
        source = f"{value.get('subset', '')}:{value['id']}"
        yield Document(id=source, text=value["text"], title=value.get("title")), found
    for source, parts in passages.items():
        text, found = "", []
        for part in parts:
            for start, end, label in part["entities"]:
                start, end = trimmed(part["text"], start, end)
                found.append(Entity(len(text) + start, len(text) + end, CUT[label], True, True))
            text += part["text"] + "\n\n"
        yield Document(id=source, text=text), found


def is_name(text: str) -> bool:
    """Return whether a passage ends with a capital or digit: no pronoun, no common noun ("ISIL targets")."""
    return text.casefold() not in PRONOUNS and bool(re.search(r"[A-Z0-9][^\s]*$", text.strip()))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without its article and without a footnote or bracket that a token holds as well."""
    if article := _ARTICLE.match(text[start:end]):
        start += article.end()
    if tail := _TAIL.search(text, start, end):
        end = tail.start()
    return start, end


def matches(entity: Entity, mention: Mention, text: str, known: Names) -> bool:
    """Return whether a mention finds an entity."""
    if mention.actor.type in TYPES[entity.type]:
        if not entity.strict:
            return entity.start < mention.end and mention.start < entity.end
        if trimmed(text, mention.start, mention.end) == (entity.start, entity.end):
            return True
    inside = mention.start == entity.start and mention.end > entity.end and not is_proper(mention)
    if not entity.strict or not inside or entity.type not in {"Nationality", "Location"}:
        return False
    bearers = known.gazetteer.named(key(text[entity.start : entity.end]))
    return mention.actor.country in {alias.entry.country for alias in bearers} - {None}


def is_proper(mention: Mention) -> bool:
    """Return whether a mention is a name: neither a role noun with a state nor an office."""
    last = mention.text.split()[-1]
    return mention.via is Via.NAME and any(char.isupper() or char.isdigit() for char in last)


def lies_in(mention: Mention, entity: Entity) -> bool:
    """Return whether a mention is a part of an entity."""
    return entity.start <= mention.start and mention.end <= entity.end


def main() -> None:
    """Print the scores and, on request, errors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("documents", type=Path)
    parser.add_argument("--held-back", type=int, default=1)
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--extra", type=int, default=0)
    parser.add_argument("--model")
    args = parser.parse_args()
    nlp, ontology = load_pipeline(args.model), load()
    known = names(ontology)
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    documents = sorted(read(args.documents), key=lambda pair: pair[0].id)
    for document, entities in documents[:: args.held_back]:
        annotated = annotate(document, nlp, ontology)
        mentions = [annotated.mention(span) for span in annotated.actors if span.via is not Via.PRONOUN]
        strict = any(entity.strict for entity in entities)
        hits: list[Entity] = []
        for entity in entities:
            if entity.counts:
                hit = any(matches(entity, mention, document.text, known) for mention in mentions)
                counts.update(
                    {"gold": 1, "found": hit, f"gold {entity.type}": 1, f"found {entity.type}": hit}
                )
                if hit:
                    hits.append(entity)
                else:
                    missed[f"{entity.type}: {document.text[entity.start : entity.end]!r}"] += 1
        for mention in mentions:
            right = any(matches(entity, mention, document.text, known) for entity in entities)
            if strict and not right and (mention.actor.type == "Thing" or not is_proper(mention)):
                continue
            if strict and not right and any(lies_in(mention, entity) for entity in hits):
                continue
            counts.update({"predicted": 1, "right": right})
            if not right:
                extra[f"{mention.actor.type}: {mention.text!r} = {mention.actor.name}"] += 1
    precision, recall = counts["right"] / counts["predicted"], counts["found"] / counts["gold"]
    print(f"{len(documents[:: args.held_back])} documents, {counts['gold']} names: ", end="")
    print(f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    for type in TYPES:
        print(f"  {type:13} recall {counts[f'found {type}']}/{counts[f'gold {type}']}")
    for label, errors, most in (("missed", missed, args.missed), ("extra", extra, args.extra)):
        for text, number in errors.most_common(most):
            print(f"{label} {text} x{number}")


if __name__ == "__main__":
    main()
