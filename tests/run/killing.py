"""A build that a test may kill at any moment; a module of its own, because its process imports it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from kg.model import Claim, Document
from kg.run import run
from kg.store import Run, Store
from tests.factory import claim, document

RUN = Run("1", "ontology", "model")
SENTENCES = [
    ("Russia attacks Ukraine.", "Russia", "attacks", "Ukraine"),
    ("China accuses Japan.", "China", "accuses", "Japan"),
    ("Iran agrees with Iraq.", "Iran", "agreesWith", "Iraq"),
]


def documents(count: int) -> Iterator[Document]:
    """Yield so many documents, each of its own text."""
    for number in range(count):
        yield document(f"{SENTENCES[number % 3][0]} {number}", id=f"n{number:04}")


def claims_of(done: Path | None, text: Document) -> list[Claim]:
    """Return the claims of a document after a moment's thought; note in a folder that it was thought about."""
    time.sleep(0.002)
    if done is not None:
        with (done / text.id).open("a", encoding="utf-8") as file:
            file.write("x")
    sentence, subject, relation, object = SENTENCES[int(text.id[1:]) % 3]
    return [claim(sentence, subject, relation, object, document=text.id)]


def build(folder: Path, count: int, *, jobs: int = 1, done: Path | None = None) -> None:
    """Land documents in a project folder, passing over those that it holds."""
    with Store.open(folder, write=True) as store:
        new = [text for text in documents(count) if not store.is_current(text, RUN)]
        for text, result in zip(new, run(new, partial(claims_of, done), jobs=jobs), strict=True):
            assert result.value is not None
            store.add(text, result.value, RUN)
        store.commit()
