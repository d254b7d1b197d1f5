"""What the parser is shown: the treebank, some of it as headlines or in lower case."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

# Shares of chunks shown a second time. Headlines print "Russia Strikes Kyiv"; feeds and posts print no
# capitals at all; the treebanks have little of either.
TITLE_CASED = 0.05
LOWER_CASED = 0.02
TITLE_WORDS = {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "PRON", "NUM"}


def write_training_set(source: Path, target: Path, *, seed: int) -> int:
    """Write the training set of the parser.

    Args:
        source: ``ud_train_m.spacy`` of the corpora folder.
        target: The file to write.
        seed: Decides which chunks are shown in another case.

    Returns:
        The number of tokens written.
    """
    vocab = Vocab()
    chunks = list(DocBin().from_disk(source).get_docs(vocab))
    shown = [respell(chunk, calm) for chunk in chunks]
    shown += list(_recased(chunks, random.Random(seed)))
    DocBin(docs=shown).to_disk(target)
    return sum(len(doc) for doc in shown)


def _recased(chunks: list[Doc], chance: random.Random) -> Iterator[Doc]:
    """Yield a small share of the chunks in title case or lower case."""
    for chunk in chunks:
        draw = chance.random()
        if draw < TITLE_CASED:
            yield respell(chunk, title_case)
        elif draw < TITLE_CASED + LOWER_CASED:
            yield respell(chunk, lower_case)


def calm(text: str, pos: str) -> str:
    """Write a shouted "IS" small, so that the capitals are left to the Islamic State."""
    return "is" if text == "IS" and pos == "AUX" else text


def title_case(text: str, pos: str) -> str:
    """Write the words that a headline capitalises with a capital."""
    return text[:1].upper() + text[1:] if pos in TITLE_WORDS or len(text) > 4 else calm(text, pos)


def lower_case(text: str, pos: str) -> str:
    """Write every word small."""
    return text.lower()


def respell(doc: Doc, spelling: Callable[[str, str], str]) -> Doc:
    """Copy a gold document with other spellings of the same words."""
    return Doc(
        doc.vocab,
        words=[spelling(token.text, token.pos_) for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )
