"""What every exporter gets: claims, documents, ontology, quads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.export.marking import qualifier
from kg.model import Actor, Claim, Document
from kg.ontology import Ontology
from kg.store import Store
from kg.store.records import actors_of
from kg.store.reviews import Reviews


@dataclass(frozen=True)
class Source:
    """A project as exporters see it; everything comes sorted."""

    store: Store
    ontology: Ontology

    @cached_property
    def claims(self) -> list[Claim]:
        """All claims, by document and as the text reads."""
        return list(self.store.claims())

    @cached_property
    def facts(self) -> list[Claim]:
        """Claims that are neither denied, possible, planned, hypothetical nor rejected by people."""
        return [claim for claim in self.claims if not self.qualifier(claim)]

    @cached_property
    def reviews(self) -> Reviews:
        """What people decided about claims."""
        return self.store.reviews

    def qualifier(self, claim: Claim) -> str:
        """Return ``denied``, ``planned``, ``rejected denied`` …; empty for a fact-like claim."""
        rejected = ["rejected"] if claim.id in self.reviews.rejected else []
        return " ".join(filter(None, [*rejected, qualifier(claim)]))

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id, sorted."""
        return {document.id: document for document in self.store.documents()}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Everyone that a claim speaks of, by IRI, sorted; described by the registry if it knows them."""
        found: dict[str, Actor] = {}
        for claim in self.claims:
            for actor in actors_of(claim):
                found.setdefault(actor.id, actor)
        for iri in found:
            entry = self.ontology.registry.get(iri)
            if entry is not None:
                found[iri] = entry.actor()
        return dict(sorted(found.items()))

    def published(self, claim: Claim) -> str:
        """Return the day of publication of a claim's document as ISO date; empty when unknown."""
        document = self.documents.get(claim.evidence.document)
        return document.published.isoformat() if document and document.published else ""

    @property
    def quads(self) -> ox.Store:
        """All quads."""
        return self.store.oxigraph
