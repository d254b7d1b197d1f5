"""Parts of a body that are called by what they deal with: "the State Department's North Korea task force"."""

from __future__ import annotations

from kg.actors.choice import Context, choose
from kg.actors.names import Names
from kg.actors.new import new_actor
from kg.nlp.reading import Found, Reading

OWNERS = frozenset({"State", "IGO", "Organization", "Media"})


def find_teams(reading: Reading, names: Names, context: Context) -> None:
    """Add a new organisation for a state with a noun of ``team`` after a body in the possessive."""
    at = reading.taken()
    for item in list(reading.found):
        length = names.teams.at(reading.words, item.end)[0] if reading.is_joined(item.end) else 0
        owner = at[item.start - 1] if item.start and reading.words[item.start - 1].possessive else None
        if not length or owner is None or not owner.aliases or at[item.end] is not None:
            continue
        body = choose(owner.aliases, context)
        if body is None or body.type not in OWNERS:
            continue
        end = item.end + length
        name = " ".join(word.text for word in reading.words[item.start : end])
        actor = new_actor(name, "Organization", body.country, body.sector)
        reading.found.append(Found(item.start, end, actor=actor, new=True))
