"""Every date of a state, organisation, group or membership names the page that states it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import kg.ontology
from kg.iris import KG, PREFIXES
from kg.ontology.turtle import read_turtle

FOLDER = kg.ontology.ontology_dir()
TABLES = ("members", "igos", "states", "groups", "bodies", "forces")
SOURCE = PREFIXES["dct"] + "source"


def dated_lines(table: str) -> list[list[str]]:
    """Return the sources of each line that has dates; no other line may have any."""
    path = FOLDER / "build" / "tables" / f"{table}.tsv"
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
            sources = [page for page in (row["source"] or "").split(";") if page]
            dated = row.get("from") or row["until"]
            assert dated or not sources, f"{path}:{number}: a source without dates"
            found += [sources] if dated else []
    return found


@pytest.mark.parametrize("table", TABLES)
def test_a_source_of_dates_is_the_address_of_a_page(table: str) -> None:
    """It can be opened, and is no bare name of a site."""
    for sources in dated_lines(table):
        for page in sources:
            assert re.fullmatch(r"https?://[^/\s<>\"]+/[^\s<>\"]+", page), page


@pytest.mark.parametrize("table", TABLES)
def test_every_line_with_dates_names_its_page(table: str) -> None:
    """A date that no page confirms is left out, not kept on trust."""
    lines = dated_lines(table)
    assert lines
    assert all(lines)


def test_the_readme_counts_the_lines_with_dates() -> None:
    """The number stays true when a line is added."""
    counts = {table: len(dated_lines(table)) for table in TABLES}
    said = f"{sum(counts.values())} lines with dates: " + ", ".join(
        f"`{table}` {count}" for table, count in counts.items()
    )
    assert said in (FOLDER / "README.md").read_text(encoding="utf-8"), said


@pytest.mark.parametrize("path", sorted((FOLDER / "actors").glob("*.ttl")), ids=lambda path: path.stem)
def test_every_dated_fact_in_the_files_carries_a_source(path: Path) -> None:
    """Entries, memberships and offices alike, whatever table they come from."""
    for iri, values in read_turtle(path).items():
        if values.get(KG + "validFrom") or values.get(KG + "validUntil"):
            assert values.get(SOURCE), iri


def test_a_membership_bears_the_pages_of_its_line() -> None:
    """Georgia's years in the CIS stand on one page, East Germany's in the Warsaw Pact on two."""
    subjects = read_turtle(FOLDER / "actors" / "igos.ttl")
    actor = PREFIXES["a"]
    georgia = subjects[f"{actor}commonwealth-of-independent-states/member/georgia"]
    assert georgia[SOURCE] == ["http://en.kremlin.ru/catalog/glossary/38"]
    assert len(subjects[f"{actor}warsaw-pact/member/east-germany"][SOURCE]) == 2


def test_only_a_membership_with_dates_has_a_source() -> None:
    """A membership without dates claims no day, so it needs no page."""
    for iri, values in read_turtle(FOLDER / "actors" / "igos.ttl").items():
        if "/member/" in iri and SOURCE in values:
            assert values.get(KG + "validFrom") or values.get(KG + "validUntil"), iri
