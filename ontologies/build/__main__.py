"""Write ontologies/actors/*.ttl from the tables: ``python ontologies/build [--out DIR]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ambiguity import declare
from bodies import bodies, igos
from entry import Entry, fold
from named import add_sources
from people import people
from places import places
from states import present, states
from tables import cells, read_table
from write import turtle

KINDS = {
    "states": "States, recognised, contested and past.",
    "igos": "International organisations, alliances, courts and missions, with members.",
    "forces": "Armed forces, their services and commands, police forces.",
    "bodies": "Ministries, parliaments, services, companies, institutes.",
    "groups": "Armed groups, parties, movements, peoples.",
    "media": "Newspapers, agencies, broadcasters.",
    "places": "Regions, seas, cities.",
    "leaders": "Heads of state and government.",
    "ministers": "Ministers, commanders, heads of organisations and of groups.",
}


def build() -> dict[str, list[Entry]]:
    """Return the entries of each file.

    Raises:
        ValueError: If two entries share an IRI or a name without a rule, or one names an unknown entry.
    """
    files: dict[str, list[Entry]] = {"states": states()}
    owners = present(files["states"])
    owners["HKG"] = "hong-kong"
    files["igos"] = igos()
    for table, kind in (
        ("forces", "ArmedForce"),
        ("bodies", "Organization"),
        ("groups", "Group"),
        ("media", "Media"),
    ):
        files[table] = bodies(table, kind, owners)
    files["places"] = places(owners)
    known: dict[str, Entry] = {}
    for table in files:
        _add(files[table], known)
    for table in ("leaders", "ministers"):
        files[table] = people(table, owners, known)
        _add(files[table], known)
    add_sources(known)
    by_label = {entry.label: entry for entry in known.values()}
    _add_demonyms(by_label)
    for row in read_table("seats"):
        by_label[row["name"]].seats = cells(row["seats"])
    for row in read_table("wikidata_more"):
        by_label[row["name"]].wikidata = row["wikidata"]
    _drop_namesakes(files)
    problems = declare([entry for entries in files.values() for entry in entries])
    problems += _dangling([entry for entries in files.values() for entry in entries])
    if problems:
        raise ValueError("\n".join(["names without a rule or unknown actors:", *problems]))
    return files


def _add(entries: list[Entry], known: dict[str, Entry]) -> None:
    for entry in entries:
        if entry.slug in known:
            if entry.kind != "Place":
                raise ValueError(
                    f"two actors would be a:{entry.slug}: {known[entry.slug].label}, {entry.label}"
                )
            entry.slug += "-city"
        known[entry.slug] = entry


def _add_demonyms(by_label: dict[str, Entry]) -> None:
    """Give regions and peoples their adjectives: Tibetan, Kurdish."""
    for row in read_table("demonyms"):
        entry = by_label[row["name"]]
        entry.demonyms, entry.people = cells(row["adjectives"]), cells(row["people"])


def _drop_namesakes(files: dict[str, list[Entry]]) -> None:
    """Leave out cities that bear the name of another actor: news means the other (Villavicencio, Toyota)."""
    others = {
        fold(name)
        for file, entries in files.items()
        if file not in ("places", "states")
        for entry in entries
        for name in (entry.label, *entry.aliases)
    }
    files["places"] = [
        entry
        for entry in files["places"]
        if not entry.source or not others & {fold(name) for name in entry.names()}
    ]


def _dangling(entries: list[Entry]) -> list[str]:
    slugs = {entry.slug for entry in entries}
    named = [
        (entry.slug, target)
        for entry in entries
        for target in (
            entry.part_of,
            entry.place_in,
            *(office.of for office in entry.offices),
            *(membership.member for membership in entry.memberships),
        )
    ]
    return [
        f"{slug} names the unknown actor {target}" for slug, target in named if target and target not in slugs
    ]


def main() -> None:
    """Build and write; print how many entries each file has, and how many of them name a source."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "actors")
    out = parser.parse_args().out
    try:
        files = build()
    except ValueError as error:
        sys.exit(str(error))
    out.mkdir(parents=True, exist_ok=True)
    for name, entries in files.items():
        (out / f"{name}.ttl").write_text(turtle(entries, KINDS[name]), encoding="utf-8")
        sourced = sum(1 for entry in entries if entry.sources())
        print(f"{name:10} {len(entries):5}, with a source {sourced:5}")


if __name__ == "__main__":
    main()
