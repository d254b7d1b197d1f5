"""What changed since a day: new actors, new ties, rising and falling hubs, pairs that turned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import networkx as nx

from kg.analysis.flips import Flip, flips
from kg.analysis.hubs import hubs
from kg.graph import Edge, edges, select


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTie:
    """A proposition that no dated claim stated before."""

    subject: str
    subject_name: str
    relation: str
    object: str
    object_name: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """An actor whose share of all ties changed."""

    actor: str
    name: str
    before: float
    """Share of the strength of all actors, 0 to 1; 0 for a newcomer."""
    after: float

    @property
    def change(self) -> float:
        """How much the share rose; below 0, how much it fell."""
        return round(self.after - self.before, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different since a day."""

    since: date
    new_actors: tuple[str, ...]
    """Names of actors without an earlier claim, sorted."""
    new_ties: tuple[NewTie, ...]
    shifts: tuple[Shift, ...]
    """Actors whose share of all ties changed, the greatest change first."""
    flips: tuple[Flip, ...]


def changes(graph: nx.MultiDiGraph, since: date) -> Changes:
    """Compare the claims dated since a day with those before it; undated ones are left out.

    New actors and ties are plain differences of sets, no measure of the literature; shares are those of
    ``kg.analysis.hubs.hubs``, turned pairs those of ``kg.analysis.flips.flips``.

    Args:
        graph: The claims to measure.
        since: First day of the time after.
    """
    late = select(graph, since=since)
    early = select(graph, until=since - timedelta(days=1))
    known = {_proposition(edge) for edge in edges(early)}
    new: dict[tuple[str, str, str], list[str]] = {}
    for edge in edges(late):
        if _proposition(edge) not in known:
            new.setdefault(_proposition(edge), []).append(edge.claim)
    name = graph.nodes
    return Changes(
        since=since,
        new_actors=tuple(sorted(name[actor]["name"] for actor in set(late) - set(early))),
        new_ties=tuple(
            NewTie(
                subject=subject,
                subject_name=name[subject]["name"],
                relation=relation,
                object=object_,
                object_name=name[object_]["name"],
                claims=tuple(sorted(claims)),
            )
            for (subject, relation, object_), claims in sorted(new.items())
        ),
        shifts=_shifts(graph, early, late),
        flips=tuple(flips(graph, since)),
    )


def _shifts(graph: nx.MultiDiGraph, early: nx.MultiDiGraph, late: nx.MultiDiGraph) -> tuple[Shift, ...]:
    before, after = _shares(early), _shares(late)
    found = [
        Shift(
            actor=actor,
            name=graph.nodes[actor]["name"],
            before=before.get(actor, 0.0),
            after=after.get(actor, 0.0),
        )
        for actor in {**before, **after}
    ]
    moved = [shift for shift in found if shift.change]
    return tuple(sorted(moved, key=lambda shift: (-abs(shift.change), shift.actor)))


def _shares(graph: nx.MultiDiGraph) -> dict[str, float]:
    found = hubs(graph)
    total = sum(hub.strength for hub in found)
    return {hub.actor: round(hub.strength / total, 9) if total else 0.0 for hub in found}


def _proposition(edge: Edge) -> tuple[str, str, str]:
    ends = sorted((edge.subject, edge.object)) if edge.data["symmetric"] else [edge.subject, edge.object]
    return ends[0], edge.data["relation"], ends[1]
