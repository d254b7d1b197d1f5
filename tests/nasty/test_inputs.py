"""Nasty inputs end in a document or in one clear line, soon, and never in an exception."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.model import Document
from kg.sources import Failure, read
from kg.text import clean
from tests.nasty.inputs import READABLE, REFUSED

LIMIT_S = 10.0


def test_there_are_enough_of_them() -> None:
    """The collection grows and does not shrink."""
    assert len(READABLE) + len(REFUSED) >= 60


@pytest.mark.parametrize("name", READABLE)
def test_a_nasty_input_is_read_and_cleaned(name: str, tmp_path: Path) -> None:
    """The text holds no NUL, the clean text leads back to it, and both take less than ten seconds."""
    file, data = READABLE[name]
    (tmp_path / file).write_bytes(data)
    begun = time.perf_counter()
    (document,) = read([tmp_path])
    assert isinstance(document, Document), document
    assert "\0" not in document.text
    assert document.id.isprintable() or file.endswith(".jsonl")
    text = clean(document)
    assert "Russia" in text.text or "Kyiv" in text.text or "RUSSIA" in text.text
    assert max((len(word) for word in text.text.split()), default=0) <= 1_000
    ends = (*text.breaks[1:], len(text.text))
    assert max(end - start for start, end in zip(text.breaks, ends, strict=True)) <= 5_000
    assert time.perf_counter() - begun < LIMIT_S


@pytest.mark.parametrize("name", REFUSED)
def test_a_nasty_input_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    """Every failure names the file and one reason; there is no document."""
    file, data = REFUSED[name]
    (tmp_path / file).write_bytes(data)
    begun = time.perf_counter()
    entries = list(read([tmp_path]))
    assert entries
    for entry in entries:
        assert isinstance(entry, Failure), entry
        assert entry.origin.startswith(str(tmp_path))
        assert entry.reason
        assert "\n" not in entry.reason
    assert time.perf_counter() - begun < LIMIT_S
