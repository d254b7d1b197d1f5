"""What people decided about actors: two names that mean one, or that a merge was wrong.

Decisions are lines of a file that is only ever added to; they hold for documents that are read later as well.
Those about claims stand in the same file (``kg.store.reviews``).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.model import Actor, Attribution, Claim, Mention

FILE = "decisions.jsonl"
"""Name of the file in a project folder."""
ACTOR_KINDS, CLAIM_KINDS = ("merge", "split"), ("accept", "reject", "withdraw")
"""What may be decided about actors, and about claims."""


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
    merged: dict[str, Actor] = {}
    for place, value in read_lines(folder, ACTOR_KINDS):
        try:
            if value["decision"] == "merge":
                merged[value["merged"]["id"]] = _actor(value["keep"])
            else:
                merged.pop(value["actor"], None)
        except (KeyError, TypeError) as error:
            raise no_decision(place) from error
    return Decisions(merged)


def read_lines(folder: Path, kinds: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the decisions of some kinds in their order, each with its file and line.

    Raises:
        StoreError: If a line is no decision of any kind; names file and line.
    """
    path = folder / FILE
    # Not splitlines, which also ends a line at U+2028, and notes are prose.
    *whole, rest = path.read_bytes().split(b"\n") if path.is_file() else [b""]
    if rest and not _is_torn(rest):
        whole.append(rest)
    for number, line in enumerate(whole, start=1):
        place = f"{path}:{number}"
        try:
            value = json.loads(line)
            kind = value["decision"]
        except (ValueError, KeyError, TypeError) as error:
            raise no_decision(place) from error
        if kind not in (*ACTOR_KINDS, *CLAIM_KINDS):
            raise no_decision(place)
        if kind in kinds:
            yield place, value


def no_decision(place: str) -> StoreError:
    """Return the error of a line that cannot be understood."""
    kinds = ", ".join((*ACTOR_KINDS, *CLAIM_KINDS))
    return StoreError(f"{place}: no decision; expected one of {kinds} with its fields")


def merge(folder: Path, keep: Actor, merged: Actor) -> None:
    """Note that one actor is another.

    Raises:
        StoreError: If both are one already.
    """
    known = read_decisions(folder)
    if known.actor(keep).id == known.actor(merged).id:
        raise StoreError(f"{keep.name!r} and {merged.name!r} are one actor already")
    append(folder, {"decision": "merge", "keep": _values(keep), "merged": _values(merged)})


def split(folder: Path, actor: str) -> None:
    """Note that a merged actor is one of its own.

    Raises:
        StoreError: If it was not merged.
    """
    if actor not in read_decisions(folder).merged:
        raise StoreError(f"no merge of {actor!r} to undo")
    append(folder, {"decision": "split", "actor": actor})


def append(folder: Path, value: dict[str, Any]) -> None:
    """Add a decision.

    Raises:
        StoreError: If it cannot be written.
    """
    path = folder / FILE
    try:
        before = path.read_bytes() if path.is_file() else b""
        rest = before.rpartition(b"\n")[2]
        with path.open("ab") as file:
            if _is_torn(rest):
                file.truncate(len(before) - len(rest))
            elif rest:
                file.write(b"\n")
            file.write(json.dumps(value, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    except OSError as error:
        raise StoreError(f"cannot write {str(path)!r}: {error.strerror or error}") from error


def _is_torn(rest: bytes) -> bool:
    """Return whether what follows the last line end was cut short, by a full disk; nobody was told of it."""
    try:
        json.loads(rest or b"{}")
    except ValueError:
        return True
    return False


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
