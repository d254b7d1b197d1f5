"""The analyses as methods: each measures what the project states and answers with a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from kg.graph import select
from kg.model import Actor, Modality, Polarity
from kg.project.period import day, need_day
from kg.project.table import Table

if TYPE_CHECKING:
    import networkx as nx

    from kg.analysis.brokers import Broker
    from kg.analysis.bursts import Burst
    from kg.analysis.camps import Camp
    from kg.analysis.chains import Link
    from kg.analysis.disputes import Dispute
    from kg.analysis.flips import Flip
    from kg.analysis.history import History
    from kg.analysis.hubs import Hub
    from kg.analysis.speakers import Voice
    from kg.analysis.tension import Dyad
    from kg.analysis.timeline import Frequency, Period
    from kg.project.findings import BalanceTable, ChangesTable


Day = date | str | None
"""A day as such or as ISO text; None for no bound."""


class Measures(ABC):
    """What ``kg analyze`` prints; the functions of ``kg.analysis`` explain each answer.

    With ``since`` or ``until``, a first or last day, an answer is about the claims dated in that time alone:
    by their own time, or else by the day of publication; undated claims are left out then.
    """

    @abstractmethod
    def graph(self) -> nx.MultiDiGraph:
        """Return all claims as a graph."""

    @abstractmethod
    def find(self, name: str) -> Actor:
        """Return the actor that a name, a wording of the documents or an IRI means."""

    def stated(self, *, since: Day = None, until: Day = None) -> nx.MultiDiGraph:
        """Return the claims that are neither denied nor merely possible, planned or hypothetical."""
        return select(self.graph(), since=day(since), until=day(until))

    def _said(self, since: Day, until: Day) -> nx.MultiDiGraph:
        """Return all claims, the denied and possible ones included."""
        return select(
            self.graph(), polarity=set(Polarity), modality=set(Modality), since=day(since), until=day(until)
        )

    def hubs(self, *, since: Day = None, until: Day = None) -> Table[Hub]:
        """Return who is central."""
        from kg.analysis.hubs import hubs

        return Table(hubs(self.stated(since=since, until=until)))

    def camps(self, *, since: Day = None, until: Day = None) -> Table[Camp]:
        """Return who sides with whom."""
        from kg.analysis.camps import camps

        return Table(camps(self.stated(since=since, until=until)))

    def balance(self, *, since: Day = None, until: Day = None) -> BalanceTable:
        """Return how far friends of friends are friends, and the triangles where they are not."""
        from kg.analysis.balance import balance
        from kg.project.findings import balance_table

        return balance_table(balance(self.stated(since=since, until=until)))

    def brokers(self, *, since: Day = None, until: Day = None) -> Table[Broker]:
        """Return who stands between the camps."""
        from kg.analysis.brokers import brokers

        return Table(brokers(self.stated(since=since, until=until)))

    def disputes(self, *, since: Day = None, until: Day = None) -> Table[Dispute]:
        """Return what some assert and others deny."""
        from kg.analysis.disputes import disputes

        return Table(disputes(self._said(since, until)))

    def dyads(self, *, since: Day = None, until: Day = None) -> Table[Dyad]:
        """Return how each pair stands, the most hostile first."""
        from kg.analysis.tension import dyads

        return Table(dyads(self.stated(since=since, until=until)))

    def timeline(
        self, frequency: Frequency = "month", *, since: Day = None, until: Day = None
    ) -> Table[Period]:
        """Return how many claims fall into each period."""
        from kg.analysis.timeline import timeline

        return Table(timeline(self.stated(since=since, until=until), frequency=frequency))

    def histories(
        self, frequency: Frequency = "month", *, top: int = 12, since: Day = None, until: Day = None
    ) -> Table[History]:
        """Return how the pairs with most claims stood over time."""
        from kg.analysis.history import histories

        return Table(histories(self.stated(since=since, until=until), frequency=frequency, top=top))

    def bursts(self, frequency: Frequency = "week", *, since: Day = None, until: Day = None) -> Table[Burst]:
        """Return when the conflict of a pair escalated."""
        from kg.analysis.bursts import bursts

        return Table(bursts(self.stated(since=since, until=until), frequency=frequency))

    def flips(self, day: date | str) -> Table[Flip]:
        """Return the pairs that turned on a day, given as such or as ISO text."""
        from kg.analysis.flips import flips

        return Table(flips(self.stated(), need_day(day)))

    def changes(self, since: date | str) -> ChangesTable:
        """Return what is different since a day, given as such or as ISO text."""
        from kg.analysis.changes import changes
        from kg.project.findings import changes_table

        return changes_table(changes(self.stated(), need_day(since)))

    def chain(self, first: str, second: str, *, since: Day = None, until: Day = None) -> Table[Link]:
        """Return the shortest chain of stated claims between two actors, found by name."""
        from kg.analysis.chains import chain

        return Table(chain(self.stated(since=since, until=until), self.find(first).id, self.find(second).id))

    def voices(self, *, since: Day = None, until: Day = None) -> Table[Voice]:
        """Return who says what about whom."""
        from kg.analysis.speakers import voices

        return Table(voices(self._said(since, until)))
