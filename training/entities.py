"""Named entities of the corpora, from JSON lines to what spaCy trains on."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP")
TRAIN = ("ner_gum_train", "ner_uner_dev", "ner_wikigold", "ner_btc", "ner_re3d", "ner_re3d")
"""re3d twice: it is the only text about conflicts, and small (1,250 entities)."""
DEV = ("ner_gum_dev", "ner_re3d")
TEST = ("ner_pud", "ner_uner_test", "ner_gum_test")
HELD_BACK = 8
"""Every eighth document of re3d is not trained on: the conflict news of the development set."""
CURLY = 0.3
"""Share of texts shown with typographic apostrophes, as newspapers print them."""


class Passage(NamedTuple):
    """A text, its entities as (start, end, type) in characters, and the document it comes from."""

    text: str
    entities: list[tuple[int, int, str]]
    source: str


def read_passages(path: Path) -> Iterator[Passage]:
    """Read one file of the corpora folder."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Passage(row["text"], [(start, end, label) for start, end, label in row["entities"]], row["src"])


def split(passages: list[Passage], name: str, *, train: bool) -> list[Passage]:
    """Return the part of a file that is for training, or for development; only re3d is divided."""
    if name != "ner_re3d":
        return passages
    sources = sorted({passage.source for passage in passages})
    held_back = set(sources[::HELD_BACK])
    return [passage for passage in passages if (passage.source in held_back) != train]


def corpus(corpora: Path, names: Iterable[str], *, train: bool) -> Iterator[Passage]:
    """Yield the passages of several files of the corpora folder; a name given twice is read twice."""
    for name in names:
        yield from split(list(read_passages(corpora / f"{name}.jsonl")), name, train=train)


def write_entities(passages: Iterable[Passage], target: Path, nlp: Language, *, seed: int) -> int:
    """Write a training or development set.

    Args:
        passages: Texts with their entities.
        target: The file to write.
        nlp: Its tokenizer decides which spans can be learned.
        seed: Decides which texts get typographic apostrophes.

    Returns:
        The number of entities written.
    """
    chance = random.Random(seed)
    docs = []
    for passage in passages:
        curly = chance.random() < CURLY
        docs.append(
            annotated(passage._replace(text=passage.text.replace("'", "’")) if curly else passage, nlp)
        )
    DocBin(docs=docs).to_disk(target)
    return sum(len(doc.ents) for doc in docs)


def annotated(passage: Passage, nlp: Language) -> Doc:
    """Return a tokenized document with the entities of a passage.

    A span that starts or ends inside a token is widened to it; of two that then overlap, the first stays.
    """
    doc = nlp.make_doc(passage.text)
    spans: list[Span] = []
    for start, end, label in sorted(passage.entities):
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and (not spans or spans[-1].end <= span.start):
            spans.append(span)
    doc.set_ents(spans)
    return doc
