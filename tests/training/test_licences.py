"""No document that is non-commercial, or held out for measuring, is trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.licences import LIST, check, forbidden


def test_the_training_list_is_free() -> None:
    """None of the documents that the shipped model has seen is non-commercial or held out."""
    documents = LIST.read_text(encoding="utf-8").split("\n")
    assert len(documents) > 1000
    assert forbidden(documents) == []


@pytest.mark.parametrize(
    "document",
    [
        "GUM_essay_evolved",
        "GUM_fiction_beast",
        "GUM_letter_arendt",
        "GUM_podcast_wrestling",
        "GUM_whow_arrogant",
        "GUM_reddit_macroeconomics",
        "GUM_conversation_grounded",
        "re3d:BBC Online:0A6F6BBB",
        "pud:n01001-0001",
        "uner-ewt-test:weblog-blogspot.com_x",
    ],
)
def test_non_commercial_and_held_out_documents_are_refused(document: str) -> None:
    """Each kind of document that must stay out is recognised by its id."""
    assert forbidden(["GUM_news_crane", document]) == [document]


@pytest.mark.parametrize(
    "document", ["GUM_news_crane", "GUM_voyage_oakland", "re3d:CENTCOM:1", "wikigold", "btc-g"]
)
def test_free_documents_pass(document: str) -> None:
    """Documents under open licences are not refused."""
    assert forbidden([document]) == []


def _corpora(folder: Path, document: str) -> Path:
    (folder / "ud_train.conllu").write_text(f"# newdoc id = {document}\n", encoding="utf-8")
    for name in ("ner_gum_train", "ner_uner_dev", "ner_wikigold", "ner_btc", "ner_re3d"):
        (folder / f"{name}.jsonl").write_text("", encoding="utf-8")
    return folder


def test_training_stops_at_a_forbidden_document(tmp_path: Path) -> None:
    """The command names the document and trains nothing."""
    with pytest.raises(SystemExit, match="GUM_fiction_beast"):
        check(_corpora(tmp_path, "GUM_fiction_beast"))


def test_training_stops_at_a_document_that_nobody_cleared(tmp_path: Path) -> None:
    """A document must be on the list before it is trained on."""
    with pytest.raises(SystemExit, match=r"not in documents.txt, first 'GUM_news_unheard'"):
        check(_corpora(tmp_path, "GUM_news_unheard"))
