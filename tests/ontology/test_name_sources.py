"""Which entries name a list or page that has them, and that the README says how many do."""

from __future__ import annotations

import csv
import re

import pytest

import kg.ontology
from kg.iris import KG, PREFIXES
from kg.ontology.turtle import read_turtle

FOLDER = kg.ontology.ontology_dir()
TABLES = FOLDER / "build" / "tables"
FILES = ("states", "igos", "forces", "bodies", "groups", "media", "places", "leaders", "ministers")
ADDRESS = re.compile(r"https?://[^/\s<>\"]+/[^\s<>\"{}|^`\\\\]*")


def rows(table: str) -> list[dict[str, str]]:
    """Return the lines of a table."""
    with (TABLES / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("name", FILES)
def test_the_readme_counts_the_entries_with_a_source(name: str) -> None:
    """What rests on general knowledge alone is said plainly, and stays true when an entry is added."""
    entries = [
        values
        for values in read_turtle(FOLDER / "actors" / f"{name}.ttl").values()
        if not {KG + "Office", KG + "Membership"} & set(values[PREFIXES["rdf"] + "type"])
    ]
    sourced = sum(PREFIXES["dct"] + "source" in values for values in entries)
    count = f"`{name}` {sourced} of {len(entries)}"
    assert re.search(rf"{count}\b", (FOLDER / "README.md").read_text(encoding="utf-8")), count


def test_every_list_is_used_and_has_an_address() -> None:
    """A line names a known list, with its place where the address asks for one."""
    lists = {row["list"]: row["address"] for row in rows("lists")}
    named = rows("named")
    assert {row["list"] for row in named} == set(lists)
    for row in named:
        address = lists[row["list"]]
        assert ("{}" in address) == bool(row["at"]), row
        assert ADDRESS.fullmatch(address.replace("{}", row["at"] or "")), row


def test_a_line_of_named_is_sorted_and_unique() -> None:
    """So that two people's additions merge."""
    keys = [(row["actor"], row["list"], row["at"] or "") for row in rows("named")]
    assert keys == sorted(set(keys))
