"""An actor or a pair of actors with their claims, for a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Actor, Document
from kg.ontology import Ontology
from kg.project.table import ClaimTable, Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kg.analysis.timeline import Frequency


@dataclass(frozen=True, repr=False)
class ActorPage:
    """What is claimed about and by one actor."""

    actor: Actor
    claims: ClaimTable
    documents: Mapping[str, Document]
    ontology: Ontology

    def __repr__(self) -> str:
        known = ", ".join(part for part in (self.actor.type, self.actor.country, self.actor.sector) if part)
        return f"{self.actor.name} ({known}): {self.claims!r}"

    def _repr_html_(self) -> str:
        from kg.views.cards import actor_html

        return actor_html(
            self.actor, self.claims.standing, self.documents, self.ontology, aliases=self.aliases
        )

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other wordings under which the documents name it, sorted."""
        mentions = [mention for claim in self.claims for mention in (claim.subject, claim.object)]
        names = {mention.text for mention in mentions if mention.actor.id == self.actor.id}
        return tuple(sorted(names - {self.actor.name}))


@dataclass(frozen=True, repr=False)
class DyadPage:
    """What is claimed between two actors, in time order."""

    first: Actor
    second: Actor
    claims: ClaimTable
    documents: Mapping[str, Document]
    ontology: Ontology

    def __repr__(self) -> str:
        return f"{self.first.name} – {self.second.name}: {self.claims!r}"

    def plot(self, frequency: Frequency = "month") -> Figure:
        """Return what is stated between the two over time, cooperation up and conflict down, as a figure.

        Raises:
            KGError: If no stated claim bears a day.
        """
        from kg.analysis.timeline import timeline
        from kg.graph import build, select

        graph = select(build(self.claims.standing, self.ontology, documents=self.documents.values()))
        return Table(timeline(graph, frequency=frequency)).plot()

    def _repr_html_(self) -> str:
        from kg.views.cards import dyad_html

        return dyad_html(self.first, self.second, self.claims.standing, self.documents, self.ontology)
