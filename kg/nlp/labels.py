"""Map ClearNLP trees and OntoNotes entity types, as en_core_web_* makes them, to those of the shipped model.

Source: https://github.com/clir/clearnlp-guidelines for the labels,
https://universaldependencies.org/u/dep/ and its English pages for what becomes of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.nlp.clearnlp import Tree

COMPONENT = "kg_labels"
ENTITIES = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
}
"""OntoNotes type to type of the shipped model; dates, money and the like have rules of their own."""


def speaks_clearnlp(nlp: Language) -> bool:
    """Return whether the parser of a pipeline labels objects as ClearNLP does."""
    return bool({"dobj", "pobj"} & set(nlp.pipe_labels.get("parser", [])))


@Language.component(
    COMPONENT,
    requires=["token.dep", "token.head", "token.tag", "token.pos"],
    assigns=["token.dep", "token.head", "doc.ents"],
)
def map_labels(doc: Doc) -> Doc:
    """Rewrite a ClearNLP tree as a Universal Dependencies tree, in place."""
    doc.ents = tuple(
        Span(doc, entity.start, entity.end, label=ENTITIES[entity.label_])
        for entity in doc.ents
        if entity.label_ in ENTITIES
    )
    tree = Tree(doc)
    tree.to_ud()
    heads = np.asarray(tree.heads, dtype="int64") - np.arange(len(doc))
    deps = np.asarray([doc.vocab.strings.add(dep) for dep in tree.deps], dtype="uint64")
    rows: Any = np.stack([heads.astype("uint64"), deps], axis=1)  # spaCy's stub wants a private array type
    doc.from_array(["HEAD", "DEP"], rows)
    return doc
