"""The analyses as methods: each measures what the project states and answers with a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from kg.graph import select
from kg.model import Actor
from kg.project.period import need_day
from kg.project.table import Table

if TYPE_CHECKING:
    import networkx as nx

    from kg.analysis.balance import Balance
    from kg.analysis.brokers import Broker
    from kg.analysis.bursts import Burst
    from kg.analysis.camps import Camp
    from kg.analysis.chains import Link
    from kg.analysis.changes import Changes
    from kg.analysis.disputes import Dispute
    from kg.analysis.flips import Flip
    from kg.analysis.history import History
    from kg.analysis.hubs import Hub
    from kg.analysis.speakers import Voice
    from kg.analysis.tension import Dyad
    from kg.analysis.timeline import Frequency, Period


class Measures(ABC):
    """What ``kg analyze`` prints; the functions of ``kg.analysis`` explain each answer."""

    @abstractmethod
    def graph(self) -> nx.MultiDiGraph:
        """Return all claims as a graph."""

    @abstractmethod
    def find(self, name: str) -> Actor:
        """Return the actor that a name, a wording of the documents or an IRI means."""

    def stated(self) -> nx.MultiDiGraph:
        """Return the claims that are neither denied nor merely possible, planned or hypothetical."""
        return select(self.graph())

    def hubs(self) -> Table[Hub]:
        """Return who is central."""
        from kg.analysis.hubs import hubs

        return Table(hubs(self.stated()))

    def camps(self) -> Table[Camp]:
        """Return who sides with whom."""
        from kg.analysis.camps import camps

        return Table(camps(self.stated()))

    def balance(self) -> Balance:
        """Return how far friends of friends are friends, and the triangles where they are not."""
        from kg.analysis.balance import balance

        return balance(self.stated())

    def brokers(self) -> Table[Broker]:
        """Return who stands between the camps."""
        from kg.analysis.brokers import brokers

        return Table(brokers(self.stated()))

    def disputes(self) -> Table[Dispute]:
        """Return what some assert and others deny."""
        from kg.analysis.disputes import disputes

        return Table(disputes(self.graph()))

    def dyads(self) -> Table[Dyad]:
        """Return how each pair stands, the most hostile first."""
        from kg.analysis.tension import dyads

        return Table(dyads(self.stated()))

    def timeline(self, frequency: Frequency = "month") -> Table[Period]:
        """Return how many claims fall into each period."""
        from kg.analysis.timeline import timeline

        return Table(timeline(self.stated(), frequency=frequency))

    def histories(self, frequency: Frequency = "month", *, top: int = 12) -> Table[History]:
        """Return how the pairs with most claims stood over time."""
        from kg.analysis.history import histories

        return Table(histories(self.stated(), frequency=frequency, top=top))

    def bursts(self, frequency: Frequency = "week") -> Table[Burst]:
        """Return when the conflict of a pair escalated."""
        from kg.analysis.bursts import bursts

        return Table(bursts(self.stated(), frequency=frequency))

    def flips(self, day: date | str) -> Table[Flip]:
        """Return the pairs that turned on a day, given as such or as ISO text."""
        from kg.analysis.flips import flips

        return Table(flips(self.stated(), need_day(day)))

    def changes(self, since: date | str) -> Changes:
        """Return what is different since a day, given as such or as ISO text."""
        from kg.analysis.changes import changes

        return changes(self.stated(), need_day(since))

    def chain(self, first: str, second: str) -> Table[Link]:
        """Return the shortest chain of stated claims between two actors, found by name."""
        from kg.analysis.chains import chain

        return Table(chain(self.stated(), self.find(first).id, self.find(second).id))

    def voices(self) -> Table[Voice]:
        """Return who says what about whom."""
        from kg.analysis.speakers import voices

        return Table(voices(self.graph()))
