"""Every frame of training/silver.toml becomes well-formed parsed sentences."""

from __future__ import annotations

import random
import tomllib
from typing import Any

import pytest
from spacy.vocab import Vocab

from training.silver import FRAMES, Filler, place, to_doc

DATA: dict[str, Any] = tomllib.loads(FRAMES.read_text(encoding="utf-8"))
ALL = [frame for group in DATA["frames"].values() for frame in group]
IDS = [f"{name}-{i}" for name, group in DATA["frames"].items() for i in range(len(group))]


@pytest.mark.parametrize("frame", ALL, ids=IDS)
def test_a_frame_is_one_projective_sentence(frame: str) -> None:
    """Whatever fills a frame, it has one root, one sentence and no crossing arcs."""
    filler = Filler(DATA, random.Random(1))
    for _ in range(5):
        doc = to_doc(Vocab(), filler.fill(frame), {})
        assert [token.dep_ for token in doc if token.head == token] == ["ROOT"]
        assert len(list(doc.sents)) == 1
        for token in doc:
            inside = doc[token.left_edge.i : token.right_edge.i + 1]
            assert set(inside) == set(token.subtree), f"{token.text} crosses in {doc.text}"


def test_the_seed_decides_the_words() -> None:
    """The same seed makes the same sentences, another one others."""
    first, again, other = (Filler(DATA, random.Random(seed)).fill(ALL[0]) for seed in (1, 1, 2))
    assert first == again != other


def test_spelling() -> None:
    """Punctuation, quotes and hyphens are spaced as newspapers space them."""
    frame = "“/``/punct/led US/NNP/compound/led -/HYPH/punct/US led/VBN/ROOT ”/''/punct/led ."
    doc = to_doc(Vocab(), Filler(DATA, random.Random(1)).fill(frame), {})
    assert doc.text.strip() == "“US-led”."


def test_an_unknown_head_is_named() -> None:
    """A typing error in a frame stops the training."""
    with pytest.raises(ValueError, match="head 'attackd'"):
        place(["Russia", "attacked"], "attackd")
