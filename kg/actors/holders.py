"""Who holds an office on a day: "the French president", "IAEA chief", "mayor of Moscow"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kg.actors.lexicon import Title
from kg.actors.words import key
from kg.ontology.registry import Entry, Office, Registry


class _Held(NamedTuple):
    wording: str
    slug: str | None
    office: Office
    entry: Entry


class Holders:
    """The offices of the registry by the state, body or place that they belong to."""

    def __init__(
        self,
        registry: Registry,
        title: Callable[[str], Title | None],
        heads: Sequence[str],
        premiers: Iterable[str] = (),
    ) -> None:
        """Compile the offices.

        Args:
            registry: The actors.
            title: Which title a wording means.
            heads: Wordings of the office at the head of a body, the highest first.
            premiers: Codes of the states that their prime minister leads.
        """
        self._premiers = frozenset(premiers)
        self._held: dict[str, list[_Held]] = {}
        self._rank = {key(wording): rank for rank, wording in enumerate(heads)}
        for entry in registry:
            for office in entry.offices:
                if office.of:
                    known = title(office.title)
                    slug = known.slug if known and not known.several else None
                    self._held.setdefault(office.of, []).append(_Held(key(office.title), slug, office, entry))

    def is_head(self, wording: str) -> bool:
        """Return whether a wording means the one at the head of a body ("chief", "director")."""
        return key(wording) in self._rank

    def holder(self, of: Entry, title: Title, wording: str, day: date | None) -> Entry | None:
        """Return who holds an office on a day; None when nobody or more than one is recorded.

        The wording decides first: a crown prince is no king. Then wordings of one office are one. Of a body,
        whatever its head is called is meant: the "chief" of the IAEA is its Director General.
        """
        now = self._now(of, day)
        for same in (
            [held for held in now if held.wording == key(wording)],
            [held for held in now if held.slug == title.slug],
        ):
            if same:
                return _only(same)
        if of.type == "State":
            return self._leader(of, now) if title.slug == "leader" else None
        if not self.is_head(wording) or (of.type == "Place" and title.local):
            return None
        heads = [held for held in now if held.wording in self._rank]
        if any(held.office.dated and held.wording in self._rank for held in self._held.get(of.id, ())):
            heads = [held for held in heads if held.office.dated]
        highest = min((self._rank[held.wording] for held in heads), default=None)
        return _only([held for held in heads if self._rank[held.wording] == highest])

    def _now(self, of: Entry, day: date | None) -> list[_Held]:
        """Return the offices held on a day; without dates only an office of which no term is dated."""
        held = self._held.get(of.id, ())
        dated = {one.wording for one in held if one.office.dated}
        possible = [one for one in held if one.office.holds(day)]
        return [one for one in possible if one.office.dated or one.wording not in dated]

    def _leader(self, state: Entry, now: Sequence[_Held]) -> Entry | None:
        """Return who leads a state: its premier where the president or monarch only represents it."""
        order = ("president", "monarch", "prime-minister")
        if state.country in self._premiers:
            order = ("prime-minister", "president", "monarch")
        for slug in order:
            if found := [held for held in now if held.slug == slug]:
                return _only(found)
        return None


def _only(found: Sequence[_Held]) -> Entry | None:
    """Return the one holder; who may hold the office gives way to who is known to."""
    sure = [held for held in found if held.office.dated] or found
    by_id = {held.entry.id: held.entry for held in sure}
    return next(iter(by_id.values())) if len(by_id) == 1 else None
