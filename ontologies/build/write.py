"""Write entries as Turtle, sorted, one entry a paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from entry import Entry, fold

PREFIXES = {
    "kg": "https://w3id.org/geokg/ns#",
    "a": "https://w3id.org/geokg/id/actor/",
    "wd": "http://www.wikidata.org/entity/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct": "http://purl.org/dc/terms/",
}


def turtle(entries: Iterable[Entry], comment: str) -> str:
    """Return a Turtle document; the same entries in any order give the same bytes."""
    head = [f"# {line}".rstrip() for line in comment.splitlines()]
    head += ["# Written by ontologies/build; edit its tables, not this file.", ""]
    head += [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    blocks = [_entry(entry) for entry in sorted(entries, key=lambda entry: entry.slug)]
    return "\n".join([*head, "", *blocks])


def _entry(entry: Entry) -> str:
    pairs = [f"a kg:{entry.kind}", f"rdfs:label {_text(entry.label)}"]
    for predicate, names in (
        ("kg:alias", entry.aliases),
        ("kg:acronym", entry.acronyms),
        ("kg:demonym", entry.demonyms),
        ("kg:people", entry.people),
        ("kg:seat", entry.seats),
        ("kg:ambiguous", entry.ambiguous),
        ("kg:preferred", entry.preferred),
    ):
        if names:
            pairs.append(f"{predicate} {', '.join(_text(name) for name in names)}")
    pairs += [f'kg:rule "{rule}"' for rule in entry.rules]
    for predicate, slug in (("kg:partOf", entry.part_of), ("kg:placeIn", entry.place_in)):
        if slug:
            pairs.append(f"{predicate} a:{slug}")
    pairs += [f'kg:country "{entry.country}"'] if entry.country else []
    pairs += [f'kg:sector "{entry.sector}"'] if entry.sector else []
    if entry.lat:
        pairs += [f'kg:lat "{entry.lat}"^^xsd:decimal', f'kg:long "{entry.long}"^^xsd:decimal']
    pairs += [f"kg:population {entry.population}"] if entry.population else []
    pairs += _dates(entry.since, entry.until)
    pairs += [f"skos:exactMatch wd:{entry.wikidata}"] if entry.wikidata else []
    pairs += _sources(*entry.sources())
    parts = []
    base = PREFIXES["a"] + entry.slug
    for number, office in enumerate(entry.offices, start=1):
        node = f"<{base}/office/{number}>"
        pairs.append(f"kg:office {node}")
        facts = [
            f"kg:title {_text(office.title)}",
            f"kg:officeOf a:{office.of}",
            *([f'kg:sector "{office.sector}"'] if office.sector else []),
            *_dates(office.since, office.until),
        ]
        facts += _sources(office.source)
        parts.append(f"{node} a kg:Office ; " + " ; ".join(facts) + " .")
    for membership in sorted(entry.memberships, key=lambda one: (one.member, one.since)):
        year = (
            f"-{membership.since[:4]}"
            if [m.member for m in entry.memberships].count(membership.member) > 1
            else ""
        )
        node = f"<{base}/member/{membership.member}{year}>"
        pairs.append(f"kg:membership {node}")
        facts = [
            f"kg:memberOf a:{entry.slug}",
            f"kg:member a:{membership.member}",
            *_dates(membership.since, membership.until),
            *_sources(*membership.sources),
        ]
        parts.append(f"{node} a kg:Membership ; " + " ; ".join(facts) + " .")
    return "\n".join([f"a:{entry.slug} " + " ;\n    ".join(pairs) + " .", *parts, ""])


def _dates(since: str, until: str) -> list[str]:
    ends = (("kg:validFrom", since), ("kg:validUntil", until))
    return [f'{predicate} "{date}"^^{_date_type(date)}' for predicate, date in ends if date]


def _sources(*pages: str) -> list[str]:
    named = ", ".join(f"<{page}>" for page in dict.fromkeys(pages) if page)
    return [f"dct:source {named}"] if named else []


def _date_type(date: str) -> str:
    return {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}[len(date)]


def _text(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@en'


def unique(names: Iterable[str], *, taken: Iterable[str] = ()) -> list[str]:
    """Return names in order, without those that repeat one before."""
    seen = {fold(name) for name in taken}
    kept = []
    for name in names:
        if fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return kept
