"""Forces, bodies, groups, media and international organisations: one line of a table, one entry."""

from __future__ import annotations

from entry import Entry, Membership, slug
from tables import cells, read_table


def bodies(table: str, kind: str, owners: dict[str, str]) -> list[Entry]:
    """Return the entries of a table, each part of its state unless the table names a nearer whole.

    Args:
        table: Name of the table.
        kind: Class of its entries.
        owners: Slug of the state by country code.
    """
    entries = []
    for row in read_table(table):
        country = row.get("country", "").strip("- ")
        sector = {"Media": "MED", "IGO": "IGO"}.get(kind) or row["sector"]
        entries.append(
            Entry(
                slug=slug(row["name"], article=kind == "Media"),
                kind=kind,
                label=row["name"],
                aliases=cells(row["aliases"]),
                acronyms=cells(row["acronyms"]),
                country=country,
                sector=sector,
                part_of=row.get("part of", "") or _state(kind, sector, country, owners),
                since=row.get("from", ""),
                until=row.get("until", ""),
                date_sources=cells(row.get("source", "")),
            )
        )
    return entries


def _state(kind: str, sector: str, country: str, owners: dict[str, str]) -> str:
    public = kind in ("ArmedForce", "Organization") and sector not in PRIVATE
    return owners[country] if public and country else ""


PRIVATE = ("BUS", "NGO", "EDU", "REL", "MED")
"""A company or an institute of a country is no part of its state."""


def igos() -> list[Entry]:
    """Return the international organisations with their members."""
    entries: dict[str, Entry] = {}
    for entry in bodies("igos", "IGO", {}):
        if entry.slug in entries:  # names differ by more than punctuation: OPEC+ was OPEC
            raise ValueError(f"two organisations would be a:{entry.slug}: {entry.label}")
        entries[entry.slug] = entry
    for row in read_table("wikidata"):
        if slug(row["name"]) in entries and not row["country"]:
            entries[slug(row["name"])].wikidata = row["wikidata"]
    for row in read_table("members"):
        for member in cells(row["members"]):
            fact = Membership(
                member=slug(member), since=row["from"], until=row["until"], sources=cells(row["source"])
            )
            entries[row["igo"]].memberships.append(fact)
    return list(entries.values())
