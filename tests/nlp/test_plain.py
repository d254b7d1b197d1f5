"""Plain objects answer exactly as the spaCy Doc that they were made from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.nlp.pipeline import load_pipeline
from kg.nlp.plain import plain
from tests.factory import doc

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ARTICLE = Path(__file__).parents[2] / "seeds" / "000_82f0a6d93b4cdd52.txt"
VALUES = (
    *("i", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "is_space", "is_punct", "is_sent_start"),
    *("n_rights", "is_title", "is_alpha", "like_num", "ent_type_", "whitespace_", "idx"),
)
TOKENS = ("head", "left_edge", "right_edge")
LISTS = ("children", "ancestors", "subtree", "sent")


@pytest.fixture(scope="module")
def parsed() -> Doc:
    """Return a parsed article."""
    return load_pipeline()(ARTICLE.read_text("utf-8"))


def test_every_token_answers_as_in_spacy(parsed: Doc) -> None:
    """Values, neighbours in the tree and their order are the same."""
    for token, ours in zip(parsed, plain(parsed), strict=True):
        assert [getattr(ours, name) for name in VALUES] == [getattr(token, name) for name in VALUES]
        assert [getattr(ours, name).i for name in TOKENS] == [getattr(token, name).i for name in TOKENS]
        for name in LISTS:
            assert _places(getattr(ours, name)) == _places(getattr(token, name)), name
        for name in ("VerbForm", "PronType", "Number"):
            assert ours.morph.get(name, []) == token.morph.get(name, [])
        assert len(ours) == len(token)


def test_spans_answer_as_in_spacy(parsed: Doc) -> None:
    """Sentences, slices and stretches of characters hold the same tokens."""
    ours = plain(parsed)
    assert [(sent.start, sent.end) for sent in ours.sents] == [
        (sent.start, sent.end) for sent in parsed.sents
    ]
    for part in (slice(3, 9), slice(-4, None), slice(9, 3), slice(5, 10_000)):
        assert (ours[part].start, ours[part].text) == (parsed[part].start, parsed[part].text)
    found, expected = (each.char_span(10, 40, alignment_mode="expand") for each in (ours, parsed))
    assert found is not None
    assert expected is not None
    assert (found.start, found.end, found.root.i) == (expected.start, expected.end, expected.root.i)


def test_a_crossing_tree_keeps_its_order() -> None:
    """Where branches cross, the words below a token come as spaCy gives them."""
    crossing = doc(
        "A|a|DT|det|2 plan|plan|NN|nsubj|2 today|today|NN|obl|1 came|come|VBD|root|0 of|of|IN|case|-3"
    )
    for token, ours in zip(crossing, plain(crossing), strict=True):
        assert _places(ours.subtree) == _places(token.subtree)
        assert ours.left_edge.i == token.left_edge.i


def test_there_is_no_neighbour_past_the_ends() -> None:
    """A step out of the Doc is an error, not the token at the other end."""
    first = plain(doc("Iran|Iran|NNP|root|0 denied|deny|VBD|dep|-1"))[0]
    with pytest.raises(IndexError, match="no token -1 steps from 'Iran'"):
        first.nbor(-1)


def test_nothing_has_no_tokens(parsed: Doc) -> None:
    """An empty Doc has no sentences."""
    empty = plain(parsed[0:0].as_doc())
    assert (len(empty), list(empty.sents)) == (0, [])


def _places(tokens: Iterable[Token]) -> list[int]:
    return [token.i for token in tokens]
