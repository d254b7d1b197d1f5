"""The shipped pipeline loads from package data, keeps preset sentences and parses newspaper sentences right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kg.errors import ModelError
from kg.nlp.pipeline import SHIPPED, load_pipeline


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped pipeline."""
    return load_pipeline()


SENTENCES = [
    (
        "North Korea sent 10,000 troops to Russia.",
        ("sent", "send", "Korea", "troops"),
    ),
    (
        "Chinese President Xi Jinping met his Russian counterpart in Moscow on Monday.",
        ("met", "meet", "Xi", "counterpart"),
    ),
    (
        "The United States has imposed new sanctions on Iran over its nuclear programme.",
        ("imposed", "impose", "States", "sanctions"),
    ),
    (
        "Israeli warplanes struck several targets near Damascus, state media reported.",
        ("struck", "strike", "warplanes", "targets"),
    ),
    (
        "The rebels, who are backed by Rwanda, captured the city of Goma in January.",
        ("captured", "capture", "rebels", "city"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[case[0] for case in SENTENCES])
def test_newspaper_sentences(nlp: Language, text: str, expected: tuple[str, str, str, str]) -> None:
    """The verb, its lemma, its subject and its object are found."""
    word, lemma, subject, object_ = expected
    verb = next(token for token in nlp(text) if token.text == word)
    assert verb.lemma_ == lemma
    assert [child.text for child in verb.children if child.dep_ == "nsubj"] == [subject]
    assert [child.text for child in verb.children if child.dep_ == "obj"] == [object_]


def test_passive_with_agent(nlp: Language) -> None:
    """The one who does it and the one it is done to are told apart."""
    doc = nlp("Two soldiers were killed by Hamas fighters in Gaza.")
    assert {t.dep_: t.text for t in doc} | {"nsubj:pass": "soldiers", "obl:agent": "fighters"} == {
        t.dep_: t.text for t in doc
    }


def test_hyphenated_names_are_one_token(nlp: Language) -> None:
    """An Arabic article and a Korean given name stay with their name, other hyphens split."""
    words = [
        token.text
        for token in nlp.make_doc("Bashar al-Assad praised Kim Jong-un’s anti-war Russia-backed plan")
    ]
    assert {"al-Assad", "Jong-un"} <= set(words)
    assert "Russia-backed" not in words


def test_glued_sentences_are_split(nlp: Language) -> None:
    """A full stop without a blank after it still ends a sentence."""
    sentences = [
        sent.text for sent in nlp("China is an ally of the DPRK.It sent no troops to Ukraine.").sents
    ]
    assert sentences == ["China is an ally of the DPRK.", "It sent no troops to Ukraine."]


def test_preset_sentence_starts_are_kept(nlp: Language) -> None:
    """A heading without a full stop stays apart from the paragraph when the caller says so."""
    text = "Kim praises new missile\n\nRussia launched an attack on Kyiv."
    doc = nlp.make_doc(text)
    start = next(token for token in doc if token.text == "Russia")
    start.is_sent_start = True
    assert start.i in [sent.start for sent in nlp(doc).sents]


def test_names_are_typed(nlp: Language) -> None:
    """People, states and bodies of clear form get their types."""
    doc = nlp("Vladimir Putin visited China, the United Nations said.")
    found = {entity.text: entity.label_ for entity in doc.ents}
    assert found["Vladimir Putin"] == "PERSON"
    assert found["China"] == "GPE"


def test_the_same_text_gives_the_same_tree(nlp: Language) -> None:
    """A document parsed alone and one parsed among others are annotated alike."""
    texts = [text for text, _ in SENTENCES]
    alone = [nlp(text).to_json() for text in texts]
    assert [doc.to_json() for doc in nlp.pipe(texts, batch_size=2)] == alone


def test_the_folder_is_small_and_self_contained() -> None:
    """The shipped model is under 32 MB, two thirds of it the pieces of words; it names its licence and no path of the machine that trained it."""
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*")) < 32_000_000
    assert json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))["license"] == "CC BY-SA 4.0"
    assert "CC BY-SA" in (SHIPPED / "ATTRIBUTION.md").read_text(encoding="utf-8")
    config = (SHIPPED / "config.cfg").read_text(encoding="utf-8")
    assert "/" not in config.split("[system]")[0]
    assert "geokg" not in config


def test_no_mail_addresses_in_the_vocabulary() -> None:
    """Strings of the training corpora, such as addresses in e-mails, are not shipped."""
    strings = json.loads((SHIPPED / "vocab" / "strings.json").read_text(encoding="utf-8"))
    assert not [string for string in strings if "@" in string and "." in string]


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    """The message names the value and the way out."""
    with pytest.raises(ModelError, match=r"pipeline 'en_nowhere'.*leave --model out"):
        load_pipeline("en_nowhere")
    with pytest.raises(ModelError, match="gone"):
        load_pipeline(tmp_path / "gone")
    with pytest.raises(ModelError, match="called ''"):
        load_pipeline("")


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    """A folder with something else in it is refused in one line."""
    (tmp_path / "config.cfg").write_text("nonsense", encoding="utf-8")
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        load_pipeline(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    """The message says what the pipeline has instead."""
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="has no parser, only sentencizer"):
        load_pipeline(tmp_path / "blank")


def test_clearnlp_pipelines_are_mapped(tmp_path: Path) -> None:
    """A pipeline whose parser speaks ClearNLP gets the mapping as its last component."""
    clear = spacy.blank("en")
    parser = clear.add_pipe("parser")
    for label in ("nsubj", "dobj", "ROOT"):
        parser.add_label(label)  # type: ignore[attr-defined]
    clear.initialize()
    clear.to_disk(tmp_path / "clear")
    assert load_pipeline(tmp_path / "clear").pipe_names == ["parser", "kg_labels"]
