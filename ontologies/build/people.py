"""Leaders and ministers with the offices that they hold or held."""

from __future__ import annotations

import re

from entry import Entry, Office, ascii_form, slug
from tables import cells, read_table

SECTORS = {
    "chairman of the Joint Chiefs of Staff": "MIL",
    "chief of the General Staff": "MIL",
    "head of military intelligence": "SPY",
    "intelligence chief": "SPY",
    "opposition candidate": "OPP",
    "opposition leader": "OPP",
    "pope": "REL",
    "patriarch": "REL",
    "catholicos": "REL",
    "chief justice": "JUD",
    "speaker of parliament": "LEG",
}
"""PLOVER sector of those who hold an office of a state and do not govern."""

PRIVATE = {
    "BUS": "businessman businesswoman founder",
    "CVL": "activist artist blogger detainee dissident lawyer physician soldier student whistleblower",
    "CRM": "assassin extremist terrorist warlord",
    "EDU": "academic analyst economist philosopher scientist writer",
    "JUD": "judge prosecutor",
    "MED": "journalist publisher",
    "PTY": "politician",
    "REL": "archbishop bishop cleric imam",
}
"""PLOVER sector → titles of people who hold no office; others have none."""

NO_SURNAME = "-"
"""In the aliases: no surname alone, it is too common or the name has none (Aung San Suu Kyi)."""
NUMERAL = re.compile("[IVX]+|[JS]r[.]?")
"""What ends the names of kings and popes and is no surname ("Karekin II")."""


def people(table: str, owners: dict[str, str], known: dict[str, Entry]) -> list[Entry]:
    """Return the people of a table, one entry each, offices in the order of the table.

    Args:
        table: ``leaders`` or ``ministers``.
        owners: Slug of the state by country code.
        known: Entries by slug; a person of an earlier table gets the further offices there.
    """
    entries: dict[str, Entry] = {}
    for row in read_table(table):
        key = slug(row["name"])
        entry = entries.get(key) or known.get(key)
        if entry is None:
            country = row["country"] if row["country"] != "-" else ""
            entry = Entry(slug=key, kind="Person", label=row["name"], country=country)
            entry.aliases = _aliases(row["name"], cells(row["aliases"]))
            entries[key] = entry
        elif entry.kind != "Person":
            raise ValueError(f"a:{key} is {entry.label}, no person")
        elif row["aliases"]:
            entry.aliases = sorted({*entry.aliases, *_aliases(row["name"], cells(row["aliases"]))})
        of = row["of"] or owners[row["country"]]
        sector = _sector(row["title"], of, known.get(of))
        entry.sector = entry.sector or sector
        if of != "-":
            office = Office(
                title=row["title"], of=of, since=row["from"], until=row["until"], source=row["source"]
            )
            office.sector = sector if sector != entry.sector else ""
            entry.offices.append(office)
    return list(entries.values())


def _sector(title: str, of: str, body: Entry | None) -> str:
    if of == "-":
        return next((sector for sector, titles in PRIVATE.items() if title in titles.split()), "")
    if body is None or body.kind in ("State", "Place"):
        return SECTORS.get(title, "GOV")
    return "LEG" if body.slug == "european-parliament" else body.sector


def _aliases(name: str, given: list[str]) -> list[str]:
    names = [alias for alias in given if alias != NO_SURNAME]
    if NO_SURNAME not in given and " " in name and not NUMERAL.fullmatch(name.rsplit(" ", 1)[1]):
        names.append(name.rsplit(" ", 1)[1])
    names += [ascii_form(alias) for alias in [name, *names]]
    return sorted({alias for alias in names if alias != name})
