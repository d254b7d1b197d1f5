"""Read the sentences of this folder as annotated documents, and score the extractor on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg.codec import claim_to_dict
from kg.evaluation.gold import Gold, read_gold
from kg.evaluation.levels import Scale
from kg.evaluation.scores import Scores, score
from kg.extract import extract
from kg.model import Document
from kg.nlp import annotate
from kg.ontology import Ontology

HERE = Path(__file__).parent
SENTENCES, NOTHING, GOLD = HERE / "sentences.txt", HERE / "nothing.txt", HERE / "gold"
POLARITY = {"+": "positive", "-": "negative"}
MODALITY = {"a": "asserted", "p": "planned", "u": "uncertain", "h": "hypothetical"}


def sentences() -> list[Gold]:
    """Return every sentence with the claims that it makes, in file order."""
    found: dict[str, list[list[str]]] = {}
    for line in _lines(SENTENCES):
        *fields, sentence = line.split(" | ")
        found.setdefault(sentence, []).append(fields)
    return [_gold(f"s{n:03}", sentence, rows) for n, (sentence, rows) in enumerate(found.items())]


def nothing() -> list[Document]:
    """Return every sentence that claims nothing, in file order."""
    return [Document(id=f"n{n:03}", text=line) for n, line in enumerate(_lines(NOTHING))]


def relations() -> dict[str, set[str]]:
    """Return the forms in which the sentences word each relation."""
    found: dict[str, set[str]] = {}
    for line in _lines(SENTENCES):
        relation, form, *_ = line.split(" | ")
        found.setdefault(relation, set()).add(form)
    return found


def articles() -> list[Gold]:
    """Return the annotated articles of open licence."""
    return read_gold(GOLD)


def digest() -> str:
    """Return the hash of all that the floors were measured on."""
    sums = sha256()
    for path in [SENTENCES, NOTHING, *sorted(GOLD.glob("*.json"))]:
        sums.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sums.hexdigest()


def measure(golds: Iterable[Gold], nlp: Language, ontology: Ontology) -> Scores:
    """Extract the claims of annotated documents and score them."""
    golds = list(golds)
    found = {
        gold.document.id: [claim_to_dict(claim) for claim in claims(gold.document, nlp, ontology)]
        for gold in golds
    }
    return score(golds, found, Scale(ontology.relations))


def claims(document: Document, nlp: Language, ontology: Ontology) -> list[Any]:
    """Return the claims of one document."""
    return extract(annotate(document, nlp, ontology), ontology)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _gold(id: str, sentence: str, rows: list[list[str]]) -> Gold:
    actors: dict[str, dict[str, Any]] = {}
    expected = []
    for relation, _, pair, kind, sources, *_ in rows:
        subject, object_ = pair.split(" > ")
        said = [] if sources == "-" else re.split(r", ", sources)
        for names in (subject, object_, *said):
            actors[names] = {"key": names, "names": names.split("/"), "type": None, "of": None}
        expected.append(
            {
                **{"s": subject, "r": relation, "o": object_, "evidence": sentence, "attribution": said},
                **{"polarity": POLARITY[kind[0]], "modality": MODALITY[kind[1]]},
            }
        )
    return Gold(Document(id=id, text=sentence), tuple(expected), actors)
