"""A small archive, and what one process makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.shards import build, items

SENTENCES = [
    "Russia attacked Ukraine on Monday, officials said.",
    "China remains an ally of North Korea.",
    "China denied that it is an ally of North Korea.",
    "The United States imposed sanctions on Iran.",
    "Turkey accused Greece of supporting armed groups.",
    "France and Germany signed an agreement on Tuesday.",
]
LONG = (
    "Russia attacked Ukraine. It was the third night in a row in which missiles and drones came from the east, "
    "air defence units shot most of them down, and debris fell on two districts near the river."
)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut parts of four documents instead of a hundred."""
    monkeypatch.setattr(items, "SIZE", 4)


def write(folder: Path, *more: str) -> list[Path]:
    """Write an archive of two inputs: a table, and a folder in which two articles tell one story."""
    table, texts = folder / "table.jsonl", folder / "texts"
    texts.mkdir(parents=True)
    with table.open("w", encoding="utf-8") as file:
        for number in range(18):
            text = f"{SENTENCES[number % 6]} {SENTENCES[(number * 5 + 1) % 6]}"
            file.write(json.dumps({"id": f"n{number:02}", "text": text, "published": "2024-11-08"}) + "\n")
    for name in ("killed", "later", *more):
        (texts / f"{name}.txt").write_text(f"{LONG} ({name})\n", encoding="utf-8")
    (texts / "empty.txt").write_text("", encoding="utf-8")
    return [table, texts]


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the inputs."""
    return write(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def whole(archive: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return what one process makes of the archive."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(items, "SIZE", 4)
        folder = tmp_path_factory.mktemp("whole") / "shards"
        build(archive, str(folder))
        yield folder
