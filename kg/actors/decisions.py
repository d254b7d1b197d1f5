"""What people decided about actors: two names that mean one, or that a merge was wrong.

Decisions are lines of a file that is only ever added to; they hold for documents that are read later as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.model import Actor, Attribution, Claim, Mention

FILE = "decisions.jsonl"
"""Name of the file in a project folder."""


@dataclass(frozen=True)
class Decisions:
    """Which actor each merged one means."""

    merged: dict[str, Actor] = field(default_factory=dict)
    """IRI of an actor → the actor that it was found to be."""

    def actor(self, actor: Actor) -> Actor:
        """Return whom an actor means, through any number of merges."""
        seen = {actor.id}
        while (kept := self.merged.get(actor.id)) is not None and kept.id not in seen:
            seen.add(kept.id)
            actor = kept
        return actor

    def apply(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return claims about the merged actors; one that would relate an actor to itself is dropped."""
        decided = tuple(self._claim(claim) for claim in claims) if self.merged else tuple(claims)
        return tuple(claim for claim in decided if claim.subject.actor.id != claim.object.actor.id)

    def _claim(self, claim: Claim) -> Claim:
        said = tuple(self._attribution(one) for one in claim.attribution)
        return replace(
            claim, subject=self._mention(claim.subject), object=self._mention(claim.object), attribution=said
        )

    def _mention(self, mention: Mention) -> Mention:
        return replace(mention, actor=self.actor(mention.actor))

    def _attribution(self, said: Attribution) -> Attribution:
        if said.actor is None or (kept := self.actor(said.actor)) is said.actor:
            return said
        return replace(said, actor=kept, name=kept.name)


def read_decisions(folder: Path) -> Decisions:
    """Read the decisions of a project; a later one overrules an earlier one.

    Raises:
        StoreError: If a line is no decision; names file and line.
    """
    path = folder / FILE
    merged: dict[str, Actor] = {}
    if not path.is_file():
        return Decisions()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            value = json.loads(line)
            if value["decision"] == "merge":
                merged[value["merged"]["id"]] = _actor(value["keep"])
            elif value["decision"] == "split":
                merged.pop(value["actor"], None)
            else:
                raise KeyError(value["decision"])
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}:{number}: no decision; expected merge or split") from error
    return Decisions(merged)


def merge(folder: Path, keep: Actor, merged: Actor) -> None:
    """Note that one actor is another.

    Raises:
        StoreError: If both are one already.
    """
    known = read_decisions(folder)
    if known.actor(keep).id == known.actor(merged).id:
        raise StoreError(f"{keep.name!r} and {merged.name!r} are one actor already")
    _append(folder, {"decision": "merge", "keep": _values(keep), "merged": _values(merged)})


def split(folder: Path, actor: str) -> None:
    """Note that a merged actor is one of its own.

    Raises:
        StoreError: If it was not merged.
    """
    if actor not in read_decisions(folder).merged:
        raise StoreError(f"no merge of {actor!r} to undo")
    _append(folder, {"decision": "split", "actor": actor})


def _append(folder: Path, value: dict[str, Any]) -> None:
    try:
        with (folder / FILE).open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n")
    except OSError as error:
        raise StoreError(f"cannot write {str(folder / FILE)!r}: {error.strerror or error}") from error


def _values(actor: Actor) -> dict[str, str | None]:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "country": actor.country,
        "sector": actor.sector,
    }


def _actor(values: dict[str, Any]) -> Actor:
    return Actor(**{name: values[name] for name in ("id", "name", "type", "country", "sector")})
