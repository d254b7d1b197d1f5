"""Read and write the tables that people keep by hand in tables/."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "tables"

Row = dict[str, str]


def read_table(name: str) -> Iterator[Row]:
    """Yield the rows of ``tables/<name>.tsv``; a missing cell at the end of a line is empty.

    Raises:
        ValueError: If a row has more cells than the head line; names file and line.
    """
    path = FOLDER / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
            if None in row:
                raise ValueError(f"{path}:{number}: more cells than the head line names: {row[None]}")
            yield {key: (value or "").strip() for key, value in row.items()}


def cells(text: str) -> list[str]:
    """Split a cell that holds several names: ``Kiev; Kyiv`` → two names."""
    return [part.strip() for part in text.split(";") if part.strip()]


def write_table(path: Path, head: list[str], rows: Iterable[list[str]]) -> None:
    """Write a table of the form that ``read_table`` reads."""
    lines = ["\t".join(head), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
