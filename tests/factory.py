"""Short ways to write what tests talk about: documents, actors, mentions and claims."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from kg.iris import actor_iri
from kg.model import Actor, Claim, Document, Evidence, Mention, Via

if TYPE_CHECKING:  # importing spaCy costs 1.7 s, which most tests need not pay
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

    from kg.nlp.annotation import Annotated

EVENT_TYPES = {"attacks": "ASSAULT", "sanctions": "SANCTION", "agreesWith": "AGREE", "accuses": "ACCUSE"}

UNIVERSAL = {
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    **{
        "NN": "NOUN",
        "NNS": "NOUN",
        "NNP": "PROPN",
        "NNPS": "PROPN",
        "PRP": "PRON",
        "PRP$": "PRON",
        "WDT": "PRON",
    },
    **{
        "JJ": "ADJ",
        "RB": "ADV",
        "RP": "ADP",
        "IN": "ADP",
        "TO": "PART",
        "DT": "DET",
        "CC": "CCONJ",
        "MD": "AUX",
    },
    **{"CD": "NUM", "POS": "PART", ".": "PUNCT", ",": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT"},
    **{"AUX": "AUX", "SP": "SPACE", "WP": "PRON", "SCONJ": "SCONJ"},
}
"""Universal part of speech of a Penn tag; the tag ``AUX`` is ours for forms of "be" and "have" as auxiliaries."""


def document(text: str, **fields: Any) -> Document:
    """Return a document called ``d1`` unless named otherwise."""
    return Document(**{"id": "d1", "text": text, **fields})


def actor(name: str, type: str = "State", **fields: Any) -> Actor:
    """Return an actor whose IRI is made from its name."""
    return Actor(**{"id": actor_iri(name.lower().replace(" ", "-")), "name": name, "type": type, **fields})


def mention(text: str, name: str, *, who: Actor | None = None, via: Via = Via.NAME) -> Mention:
    """Return the first mention of ``name`` in ``text``."""
    start = text.index(name)
    return Mention(who or actor(name), name, start, start + len(name), via)


def claim(sentence: str, subject: str, relation: str, object: str, **fields: Any) -> Claim:
    """Return a claim whose evidence is the whole sentence, at the start of document ``d1``.

    Example: ``claim("China attacks Japan.", "China", "attacks", "Japan", polarity=Polarity.NEGATIVE)``.
    """
    document_id = fields.pop("document", "d1")
    return Claim(
        **{
            "subject": mention(sentence, subject),
            "relation": relation,
            "object": mention(sentence, object),
            "evidence": Evidence(document_id, 0, len(sentence), sentence),
            "event_type": EVENT_TYPES.get(relation),
            "rule": f"{relation}/test",
            **fields,
        }
    )


def doc(words: str, *, spaces: list[bool] | None = None) -> Doc:
    """Return a parsed Doc written by hand, a word as ``text|lemma|tag|function|steps to its head``.

    ``¶`` stands for a blank line.

    Example: ``doc("Iran|Iran|NNP|nsubj|1 denied|deny|VBD|root|0 it|it|PRP|obj|-1 .|.|.|punct|-2")``.
    """
    from spacy.tokens import Doc

    rows = [word.replace("¶", "\n\n").split("|") for word in words.split(" ")]
    glued = [text in {",", ".", ":", "?", "!", "'s", "’s", "n't", "”", ")", "\n\n"} for text, *_ in rows[1:]]
    behind_mark = [text in {"“", "(", "\n\n"} for text, *_ in rows[:-1]]
    return Doc(
        _vocab(),
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        pos=[UNIVERSAL.get(row[2], "X") for row in rows],
        deps=["ROOT" if row[3] == "root" else row[3] for row in rows],
        heads=[i + int(row[4]) for i, row in enumerate(rows)],
        spaces=spaces or [*(not (a or b) for a, b in zip(glued, behind_mark, strict=True)), False],
    )


@cache
def _vocab() -> Vocab:
    """Return English lexical attributes; those of a bare ``Vocab()`` know no lower case."""
    import spacy

    return spacy.blank("en").vocab


def annotated(doc: Doc, *actors: str, **fields: Any) -> Annotated:
    """Return a Doc as an annotated document in which the named states are the actors, wherever they occur."""
    from kg.nlp.annotation import ActorSpan, Annotated, ordered
    from kg.text import clean

    source = document(doc.text, **fields)
    spans = []
    for name in actors:
        size = len(name.split(" "))
        for i in range(len(doc) - size + 1):
            if doc[i : i + size].text == name:
                spans.append(ActorSpan(i, i + size, doc[i : i + size].root.i, actor(name)))
    return Annotated(source, clean(source), doc, ordered(spans))


def token(doc: Doc, text: str) -> Token:
    """Return the last token of a Doc with a text."""
    return [token for token in doc if token.text == text][-1]
