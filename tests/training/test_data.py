"""What the training shows: other spellings keep the tree, entities fit the tokens, lemma tables know the exceptions."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.tokens import Doc

from training.entities import Passage, annotated, split
from training.lemmatizer import by_rule, lemma_tables
from training.tokenizer import patch_tokenizer
from training.treebank import calm, respell, title_case

NLP = patch_tokenizer(spacy.blank("en"))


def test_a_headline_keeps_its_tree() -> None:
    """Title case changes the spelling of the words that a headline capitalises, and nothing else."""
    doc = Doc(
        NLP.vocab,
        words=["Russia", "strikes", "a", "port"],
        pos=["PROPN", "VERB", "DET", "NOUN"],
        heads=[1, 1, 3, 1],
        deps=["nsubj", "ROOT", "det", "obj"],
    )
    headline = respell(doc, title_case)
    assert headline.text == "Russia Strikes a Port "
    assert [(token.head.i, token.dep_) for token in headline] == [(token.head.i, token.dep_) for token in doc]


def test_a_shouted_is_leaves_the_capitals_to_the_islamic_state() -> None:
    """Only the verb is written small."""
    assert calm("IS", "AUX") == "is"
    assert calm("IS", "PROPN") == "IS"
    assert [token.norm_ for token in NLP("IS is")] == ["isis", "is"]


def test_entities_fit_the_tokens() -> None:
    """A span that ends inside a token is widened, one that overlaps another is dropped."""
    doc = annotated(Passage("Bashar al-Assad spoke", [(0, 9, "PERSON"), (10, 15, "PERSON")], "x"), NLP)
    assert [entity.text for entity in doc.ents] == ["Bashar al-Assad"]
    assert doc.has_annotation("ENT_IOB")


def test_every_eighth_re3d_document_is_held_back() -> None:
    """Training and development parts of re3d share no document and leave none out."""
    passages = [Passage("", [], f"re3d:x:{i:02}") for i in range(17)]
    train, dev = (split(passages, "ner_re3d", train=part) for part in (True, False))
    assert [p.source for p in dev] == ["re3d:x:00", "re3d:x:08", "re3d:x:16"]
    assert sorted(train + dev) == sorted(passages)


def test_lemma_tables_hold_what_the_rules_get_wrong(tmp_path: Path) -> None:
    """Regular forms are left to the rules, irregular ones become exceptions."""
    rows = [("struck", "strike", "VERB"), ("attacked", "attack", "VERB"), ("attack", "attack", "VERB")]
    conllu = tmp_path / "train.conllu"
    conllu.write_text(
        "".join(
            f"{i}\t{form}\t{lemma}\t{pos}\t_\t_\t0\troot\t_\t_\n"
            for i, (form, lemma, pos) in enumerate(rows, 1)
        ),
        encoding="utf-8",
    )
    exceptions = lemma_tables(conllu).get_table("lemma_exc")
    assert exceptions["verb"] == {"struck": ["strike"]}


def test_the_first_rule_that_makes_a_known_lemma_wins() -> None:
    """A known lemma is preferred: "fire" for "fired", where an earlier rule makes "fir"."""
    assert by_rule("fired", [["ed", ""], ["ed", "e"]], {"fire"}) == "fire"
    assert by_rule("fired", [["ed", ""]], set()) == "fir"
    assert by_rule("the", None, set()) is None
