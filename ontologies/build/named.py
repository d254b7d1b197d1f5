"""Where the names of entries stand: lines of ``tables/named.tsv``, one for each entry and list."""

from __future__ import annotations

from entry import Entry
from tables import read_table


def add_sources(known: dict[str, Entry]) -> None:
    """Give entries the pages that name them, and persons the pages of their offices, which do too.

    Args:
        known: Entries by slug.

    Raises:
        ValueError: If a line names an unknown entry or list.
    """
    lists = {row["list"]: row["address"] for row in read_table("lists")}
    for row in read_table("named"):
        if row["actor"] not in known or row["list"] not in lists:
            raise ValueError(f"named.tsv: no actor a:{row['actor']} or no list {row['list']}")
        known[row["actor"]].name_sources.append(lists[row["list"]].replace("{}", row["at"]))
    for entry in known.values():
        entry.name_sources += [office.source for office in entry.offices if office.source]
