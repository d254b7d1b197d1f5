"""Names that two actors share: declared with the rule that decides, or the build fails."""

from __future__ import annotations

from collections import defaultdict

from entry import Entry, fold
from tables import read_table


def declare(entries: list[Entry]) -> list[str]:
    """Mark every shared name on its bearers and return those for which no rule is declared.

    Rules, written on each bearer as ``kg:rule``:

    * ``prefer``: the bearer that has it as ``kg:preferred`` unless the document says otherwise.
    * ``by-office``: the bearer who holds an office on the day of the document.
    * ``by-context``: the bearer whose country, body or full name the document names; else nobody.
    * ``seat``: acting, the state; as a place, the city.
    """
    bearers: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in {fold(name) for name in entry.names()}:
            bearers[name].append(entry)
    declared = {fold(row["name"]): row for row in read_table("ambiguous")}
    undeclared = []
    for name, sharing in sorted(bearers.items()):
        if len(sharing) < 2:
            continue
        rule, preferred = _rule(name, sharing, declared)
        if not rule:
            undeclared.append(f"{name}: {', '.join(entry.slug for entry in sharing)}")
            continue
        for entry in sharing:
            entry.ambiguous += sorted({own for own in entry.names() if fold(own) == name})
            entry.rules = sorted({*entry.rules, rule})
            if entry.slug == preferred:
                entry.preferred += sorted({own for own in entry.names() if fold(own) == name})
    return undeclared


def _rule(name: str, sharing: list[Entry], declared: dict[str, dict[str, str]]) -> tuple[str, str]:
    if name in declared:
        return declared[name]["rule"], declared[name]["preferred"]
    seats = [entry for entry in sharing if name in map(fold, entry.seats)]
    places = [entry for entry in sharing if entry.kind == "Place"]
    if all(entry in seats or entry in places for entry in sharing):
        living = [entry for entry in seats if not entry.until] or seats
        return "seat", living[0].slug if len(living) == 1 else ""
    if all(entry.kind == "Person" for entry in sharing):
        return "by-office", ""
    states = [entry for entry in sharing if entry.kind == "State"]
    if len(states) == 1 and len(places) == len(sharing) - 1:
        return "prefer", states[0].slug
    return "", ""
