"""Claims as a table."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from kg.analysis.hubs import Hub
from kg.project.table import ClaimTable, Table, cell, sentence
from tests.project.world import ONTOLOGY, claims

TABLE = ClaimTable(claims(), ONTOLOGY)


def test_a_slice_is_a_table() -> None:
    """Slices stay tables, single places are claims."""
    assert isinstance(TABLE[:2], ClaimTable)
    assert len(TABLE[:2]) == 2
    assert TABLE[0] == claims()[0]


def test_to_pandas_has_a_row_per_claim() -> None:
    """The index is the claim's id, and what is absent is absent."""
    frame = TABLE.to_pandas()
    assert list(frame.index) == [claim.id for claim in claims()]
    assert list(frame["attribution"]) == ["", "Beijing", ""]
    assert pd.isna(frame["time"].iloc[0])


def test_an_empty_table_keeps_its_columns() -> None:
    """Code that asks for a column works without any claim, too."""
    assert list(ClaimTable([], ONTOLOGY).to_pandas().columns) == list(TABLE.to_pandas().columns)


def test_to_csv_is_read_back(tmp_path: Path) -> None:
    """What is written is what pandas reads."""
    TABLE.to_csv(tmp_path / "claims.csv")
    assert list(pd.read_csv(tmp_path / "claims.csv")["relation"]) == ["alliedWith", "alliedWith", "attacks"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "China alliedWith Iran"),
        (1, "China alliedWith Iran (negative; Beijing)"),
        (2, "Iran attacks Japan (planned)"),
    ],
)
def test_a_line_hides_no_qualifier(number: int, expected: str) -> None:
    """A denied or planned claim never reads like a fact."""
    assert sentence(TABLE[number]) == expected


def test_the_console_shows_ten() -> None:
    """A long table says how many claims it does not print."""
    assert repr(ClaimTable(claims() * 4, ONTOLOGY)).splitlines()[-1] == "… and 2 more"


def test_html_escapes_what_it_shows() -> None:
    """A name with markup stays text."""
    rows = Table([Hub(actor="x", name="<script>", acts=1, is_acted_on=0, partners=1, strength=1.0, rank=0.5)])
    html = rows._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_nothing_found_is_said() -> None:
    """An empty answer is a sentence, not an empty frame."""
    assert Table[Hub]()._repr_html_() == "<p>nothing found</p>"


def test_cells_are_short() -> None:
    """Numbers are rounded, names joined, absence is empty."""
    assert [cell(value) for value in (None, 1.23456, ("a", "b"), 3)] == ["", "1.23", "a, b", "3"]
