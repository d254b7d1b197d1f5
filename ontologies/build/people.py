"""Leaders and ministers with the offices that they hold or held."""

from __future__ import annotations

from entry import Entry, Office, ascii_form, slug
from tables import cells, read_table

SECTORS = {
    "commander": "MIL",
    "commander-in-chief": "MIL",
    "chief of staff": "MIL",
    "chief of army staff": "MIL",
    "chief of the General Staff": "MIL",
    "chairman of the Joint Chiefs of Staff": "MIL",
    "military spokesman": "MIL",
    "director of the CIA": "SPY",
    "head of military intelligence": "SPY",
    "opposition leader": "OPP",
    "opposition candidate": "OPP",
    "businessman": "BUS",
    "whistleblower": "CVL",
    "grand ayatollah": "REL",
    "spiritual leader": "REL",
    "pope": "REL",
}
"""PLOVER sector by title; who leads a body takes the sector of the body, everybody else governs."""

NO_SURNAME = "-"
"""In the aliases: no surname alone, it is too common or the name has none (Aung San Suu Kyi)."""
WIKIPEDIA = "https://en.wikipedia.org/wiki/"
"""A person's article states the offices; ``tables/pages.tsv`` names it where the plain title is another's."""


def people(table: str, owners: dict[str, str], known: dict[str, Entry]) -> list[Entry]:
    """Return the people of a table, one entry each, offices in the order of the table.

    Args:
        table: ``leaders`` or ``ministers``.
        owners: Slug of the state by country code.
        known: Entries by slug; a person of an earlier table gets the further offices there.
    """
    entries: dict[str, Entry] = {}
    articles = {row["name"]: row["page"] for row in read_table("pages")}
    pages = {(row["country"], row["title"]): row["page"] for row in read_table("offices")}
    for row in read_table(table):
        key = slug(row["name"])
        entry = entries.get(key) or known.get(key)
        if entry is None:
            country = row["country"] if row["country"] != "-" else ""
            article = articles.get(row["name"], WIKIPEDIA + row["name"].replace(" ", "_"))
            entry = Entry(slug=key, kind="Person", label=row["name"], country=country, source=article)
            entry.aliases = _aliases(row["name"], cells(row["aliases"]))
            entries[key] = entry
        elif row["aliases"]:
            entry.aliases = sorted({*entry.aliases, *_aliases(row["name"], cells(row["aliases"]))})
        of = row["of"] or owners[row["country"]]
        sector = SECTORS.get(row["title"]) or _sector(known.get(of))
        entry.sector = entry.sector or sector
        if of != "-":
            page = pages.get((row["country"], row["title"]), "") if not row["of"] else ""
            office = Office(title=row["title"], of=of, since=row["from"], until=row["until"], source=page)
            office.sector = sector if sector != entry.sector else ""
            entry.offices.append(office)
    return list(entries.values())


def _sector(body: Entry | None) -> str:
    governs = body is None or body.kind in ("State", "Place")
    return "GOV" if governs or body is None else body.sector


def _aliases(name: str, given: list[str]) -> list[str]:
    names = [alias for alias in given if alias != NO_SURNAME]
    if NO_SURNAME not in given and " " in name:
        names.append(name.rsplit(" ", 1)[1])
    names += [ascii_form(alias) for alias in [name, *names]]
    return sorted({alias for alias in names if alias != name})
