"""What turned: pairs that stood together and now stand apart, or the other way round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import hypot

import networkx as nx

from kg.analysis.tension import Dyad, dyads
from kg.graph import select


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A pair whose sign changed on a day."""

    before: Dyad
    """The pair up to the day before."""
    after: Dyad
    """The same pair since."""

    @property
    def swing(self) -> float:
        """How far the mean weight moved, at most 20."""
        return round(self.after.mean - self.before.mean, 9)

    @property
    def is_certain(self) -> bool:
        """Whether the means differ by more than twice their standard errors; false where one is unknown."""
        if self.before.error is None or self.after.error is None:
            return False
        return abs(self.swing) > 2 * hypot(self.before.error, self.after.error)


def flips(graph: nx.MultiDiGraph, day: date) -> list[Flip]:
    """Return the pairs whose net sign before a day and since are opposite, widest swing first.

    Args:
        graph: The claims to measure; undated ones are left out.
        day: First day of the time after.

    Source:
        B. L. Welch, The generalization of "Student's" problem when several different population variances are
        involved, Biometrika 34 (1947) 28, https://doi.org/10.1093/biomet/34.1-2.28 (the comparison of means
        in ``is_certain``, with 2 for every number of claims); that the sign turned is plain counting.
    """
    late = {(dyad.first, dyad.second): dyad for dyad in dyads(select(graph, since=day))}
    early = dyads(select(graph, until=day - timedelta(days=1)))
    found = [
        Flip(before=dyad, after=late[dyad.first, dyad.second])
        for dyad in early
        if (dyad.first, dyad.second) in late and dyad.net * late[dyad.first, dyad.second].net < 0
    ]
    return sorted(found, key=lambda flip: (-abs(flip.swing), flip.before.first, flip.before.second))
