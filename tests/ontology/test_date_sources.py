"""Dates of states, organisations, groups and memberships name the page that states them, or none."""

from __future__ import annotations

import csv
import re

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
def test_the_readme_counts_the_dated_lines_that_a_page_confirms(table: str) -> None:
    """What is not confirmed is said plainly, and stays true when a line is added."""
    lines = dated_lines(table)
    count = f"`{table}` {sum(map(bool, lines))} of {len(lines)}"
    assert re.search(rf"{count}\b", (FOLDER / "README.md").read_text(encoding="utf-8")), count


def test_a_membership_bears_the_pages_of_its_line() -> None:
    """Georgia's years in the CIS stand on one page, East Germany's in the Warsaw Pact on two."""
    subjects = read_turtle(FOLDER / "actors" / "igos.ttl")
    actor = PREFIXES["a"]
    georgia = subjects[f"{actor}commonwealth-of-independent-states/member/georgia"]
    assert georgia[SOURCE] == ["http://en.kremlin.ru/catalog/glossary/38"]
    assert len(subjects[f"{actor}warsaw-pact/member/east-germany"][SOURCE]) == 2


def test_only_dates_have_a_source_in_the_files() -> None:
    """A membership or organisation without dates claims no day, so it needs no page."""
    subjects = read_turtle(FOLDER / "actors" / "igos.ttl")
    for iri, values in subjects.items():
        if SOURCE in values:
            assert values.get(KG + "validFrom") or values.get(KG + "validUntil"), iri
