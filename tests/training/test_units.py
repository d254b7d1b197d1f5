"""What the reader is shown are the annotated words as numbers, nothing lost and nothing told in advance."""

from __future__ import annotations

import random

import spacy
from spacy.tokens import Doc, Span

from kg.nlp.reader.labels import Labels
from kg.nlp.reader.pieces import Pieces
from training.units import MOST, batches, name_units, tree_units

NLP = spacy.blank("en")
PIECES = Pieces(["[UNK]", "[CLS]", "iran", "shell", "##ed", "a", "port", ".", "it", "burn"])
LABELS = Labels(["NNP", "VBD"], ["PROPN", "VERB"], ["ROOT", "nsubj"], ["GPE"])


def _doc() -> Doc:
    return Doc(
        NLP.vocab,
        words=["Iran", "shelled", "It", "burned"],
        tags=["NNP", "VBD", "NNP", "VBD"],
        pos=["PROPN", "VERB", "PROPN", "VERB"],
        heads=[1, 1, 3, 3],
        deps=["nsubj", "ROOT", "nsubj", "ROOT"],
    )


def test_a_root_has_the_mark_of_the_begin_as_head() -> None:
    """Number 0; the other words count from 1, and labels are their numbers."""
    units = list(tree_units([_doc()], PIECES, LABELS, random.Random(1)))
    heads = [head for unit in units for head in unit.gold["head"]]
    assert heads in ([2, 0, 2, 0], [2, 0, 4, 0])
    assert [dep for unit in units for dep in unit.gold["dep"]] == [1, 0, 1, 0]


def test_the_first_word_does_not_teach_where_sentences_start() -> None:
    """It starts one anyhow: -1 says that nobody annotated it."""
    for seed in range(20):
        for unit in tree_units([_doc()], PIECES, LABELS, random.Random(seed)):
            assert unit.gold["start"] in ([-1, 0], [-1, 0, 1, 0])


def test_names_begin_and_end() -> None:
    """A name of one word is U, words outside are O."""
    doc = _doc()
    doc.set_ents([Span(doc, 0, 1, "GPE")])
    [unit] = name_units([doc], PIECES, LABELS)
    assert unit.gold["name"] == [LABELS.names["U-GPE"], 0, 0, 0]


def test_a_batch_holds_each_piece_once() -> None:
    """Words stand in order behind the mark of the begin, and the rest is padding."""
    units = list(name_units([_doc()], PIECES, LABELS))
    [batch] = batches(units, PIECES.begin, random.Random(1))
    row = batch["pieces"][0][batch["used"][0]].tolist()
    assert row == [PIECES.begin, *(number for word in units[0].pieces for number in word)]
    assert len(row) == units[0].length <= MOST
