"""States, recognised and contested, with the cities from which they are said to act."""

from __future__ import annotations

from entry import Entry, slug
from tables import cells, read_table

WITHOUT_WIKIDATA = {"Abkhazia", "South Ossetia", "Transnistria", "Somaliland", "Nagorno-Karabakh"}
"""These bear the code of the state that claims them: its Wikidata id is not theirs."""


def states() -> list[Entry]:
    """Return the states of ``tables/states.tsv`` with the Wikidata ids of country-coder."""
    by_code = {row["country"]: row["wikidata"] for row in read_table("wikidata") if row["country"]}
    by_name = {row["name"]: row["wikidata"] for row in read_table("wikidata") if not row["country"]}
    entries = []
    for row in read_table("states"):
        name = row["name"]
        known = not row["until"] and name not in WITHOUT_WIKIDATA and name != "Northern Cyprus"
        wikidata = by_name.get(name) or (by_code.get(row["country"], "") if known else "")
        entries.append(
            Entry(
                slug=slug(name),
                kind="State",
                label=name,
                aliases=cells(row["aliases"]),
                acronyms=cells(row["acronyms"]),
                demonyms=cells(row["adjectives"]),
                people=cells(row["people"]),
                seats=[row["capital"], *cells(row["seats"])],
                country=row["country"],
                sector="GOV",
                since=row["from"],
                until=row["until"],
                wikidata=wikidata,
                source=COUNTRY_CODER if wikidata else "",
                date_sources=cells(row["source"]),
            )
        )
    return entries


COUNTRY_CODER = "https://github.com/rapideditor/country-coder"


def present(entries: list[Entry]) -> dict[str, str]:
    """Return code → slug of the state of today that owns the code (Georgia, not Abkhazia)."""
    owners: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "State" and not (entry.until and entry.country in owners):
            owners.setdefault(entry.country, entry.slug)
    return owners
