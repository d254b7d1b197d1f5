"""A project: documents, their claims, and every way to ask them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import graph as graphs
from kg.errors import KGError
from kg.model import Actor, Claim, Document
from kg.ontology import Ontology
from kg.project.measures import Measures
from kg.project.names import Names
from kg.project.nearby import nearby
from kg.project.outputs import POSITIONS, read_positions, title
from kg.project.pages import ActorPage, DyadPage
from kg.project.period import day, is_in
from kg.project.reading import terms
from kg.project.report import Report
from kg.project.table import ClaimTable
from kg.store import Store
from kg.store.reviews import Reviews

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from kg.views.notebook import MapView


class Project(Measures):
    """A folder of documents and claims, open for questions.

    Example::

        project = kg.open("out")
        project.claims(subject="China").to_pandas()
        project.sparql("SELECT ?a ?b WHERE { ?a kg:alliedWith ?b }")
        project.show(around="Russia")

    Args:
        store: Where the claims are; the project closes it.
        ontology: The ontologies they were made with.
        path: The folder; None for a project in memory.
        report: What the build did, when it was just built.
    """

    def __init__(
        self, store: Store, ontology: Ontology, *, path: Path | None = None, report: Report | None = None
    ) -> None:
        self.store = store
        self.ontology = ontology
        self.path = path
        self.report = report

    def documents(self) -> list[Document]:
        """Return the documents, by id."""
        return list(self.store.documents())

    def claims(
        self,
        subject: str | None = None,
        relation: str | Collection[str] | None = None,
        object: str | None = None,
        *,
        document: str | None = None,
        attribution: str | None = None,
        polarity: str | None = None,
        modality: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        min_confidence: float = 0.0,
    ) -> ClaimTable:
        """Return the claims that pass every given filter, in the order of documents and text.

        Args:
            subject: Name, wording or IRI of the actor who does it.
            relation: Name of a relation, or several.
            object: Name, wording or IRI of the actor to whom it is done.
            document: Id of a document.
            attribution: Name of somebody in whose mouth the text puts the claim, at any place of the chain.
            polarity: ``positive`` or ``negative``.
            modality: ``asserted``, ``uncertain``, ``planned`` or ``hypothetical``.
            since: First day; claims without any date are left out then. A date or ISO text.
            until: Last day, inclusive.
            min_confidence: Between 0 and 1.

        Raises:
            KGError: If a name or relation is unknown; the message says what there is.
        """
        who = self.find(subject).id if subject is not None else None
        whom = self.find(object).id if object is not None else None
        relations = self._relations(relation)
        first, last = day(since), day(until)
        found = [
            claim
            for claim in self._claims
            if (who is None or claim.subject.actor.id == who)
            and (whom is None or claim.object.actor.id == whom)
            and (relations is None or claim.relation in relations)
            and (document is None or claim.evidence.document == document)
            and (attribution is None or _says(claim, attribution))
            and (polarity is None or claim.polarity == polarity)
            and (modality is None or claim.modality == modality)
            and claim.confidence >= min_confidence
            and is_in(claim, first, last, self._published)
        ]
        return ClaimTable(found, self.ontology, self.reviews.verdicts)

    def sparql(
        self,
        query: str,
        *actors: str,
        labels: bool = False,
        timeout_s: float | None = None,
        inferred: bool = False,
    ) -> pd.DataFrame | bool | rdflib.Graph:
        """Ask the RDF; the prefixes of the product are bound.

        Args:
            query: SPARQL 1.1, or the name of a stored query such as ``@contested`` or ``@between``.
            actors: Names, wordings or IRIs of those that the stored query is about.
            labels: Whether names stand in place of IRIs.
            timeout_s: Seconds after which the query is stopped; None for no limit.
            inferred: Whether inferred statements join in.

        Returns:
            A DataFrame for SELECT, a truth value for ASK, a graph for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: If the query is wrong, with line and column, or too slow.
        """
        from kg.project.answers import answer

        return answer(self, query, actors, labels=labels, timeout_s=timeout_s, inferred=inferred)

    def graph(self) -> nx.MultiDiGraph:
        """Return all claims as a graph, also denied and rejected ones; ``kg.graph.select`` narrows it."""
        documents = self._documents.values()
        return graphs.build(self._claims, self.ontology, documents=documents, reviews=self.reviews.verdicts)

    def show(
        self,
        around: str | None = None,
        *,
        hops: int = 1,
        min_confidence: float = 0.0,
        limit: int = 300,
        height: int = 640,
        blocs: Mapping[str, Collection[str]] | str | None = None,
    ) -> MapView:
        """Return the map; a notebook draws it, ``.save(path)`` and ``.open()`` serve elsewhere.

        Claims that people rejected are left out.

        Args:
            around: Name, wording or IRI of an actor; None shows all.
            hops: How many claims away from it an actor may be.
            min_confidence: Claims below are left out.
            limit: Actors drawn at first.
            height: Pixels.
            blocs: How to colour: ``states``, ``camps``, ``organizations``, or name of a bloc → names of its
                actors, such as ``{"West": ["United States", "NATO"]}``; an organisation brings its members, a
                state its bodies.
        """
        from kg.project.blocs import members
        from kg.views.map import draw
        from kg.views.notebook import MapView

        rejected = self.reviews.rejected
        claims = [
            claim for claim in self._claims if claim.confidence >= min_confidence and claim.id not in rejected
        ]
        centre = self.find(around).id if around is not None else None
        if centre is not None:
            claims = nearby(claims, centre, hops)
        if blocs is not None and not isinstance(blocs, str):
            actors = {m.actor.id: m.actor for claim in claims for m in (claim.subject, claim.object)}
            blocs = members(blocs, actors.values(), self._names, self.ontology)
        documents = list(self._documents.values())
        drawing = draw(
            claims,
            documents,
            self.ontology,
            title=title(documents),
            around=centre,
            hops=hops,
            limit=limit,
            positions=read_positions(self.path / POSITIONS) if self.path else None,
            blocs=blocs,
        )
        return MapView(drawing, claims, self.ontology, title=title(documents), height=height)

    def actor(self, name: str) -> ActorPage:
        """Return what is claimed about and by an actor, found by name, wording or IRI."""
        found = self.find(name)
        claims = [claim for claim in self._claims if found.id in _ends(claim)]
        table = ClaimTable(claims, self.ontology, self.reviews.verdicts)
        return ActorPage(found, table, self._documents, self.ontology)

    def dyad(self, first: str, second: str) -> DyadPage:
        """Return what is claimed between two actors, both directions, in time order."""
        one, other = self.find(first), self.find(second)
        claims = ClaimTable(self.store.between(one.id, other.id), self.ontology, self.reviews.verdicts)
        return DyadPage(one, other, claims, self._documents, self.ontology)

    def find(self, name: str) -> Actor:
        """Return the actor that a name, a wording of the documents or an IRI means.

        Raises:
            KGError: If none is meant, or several; the message suggests names.
        """
        return self._names.find(name)

    @cached_property
    def reviews(self) -> Reviews:
        """What people decided about claims; ``.current`` has what holds now, by the id of the claim."""
        return self.store.reviews

    def close(self) -> None:
        """Close the store; also done on leaving ``with``."""
        self.store.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        place = f" in {str(self.path)!r}" if self.path else ""
        actors = {end for claim in self._claims for end in _ends(claim)}
        counts = f"{len(self._published)} documents, {len(self._claims)} claims, {len(actors)} actors"
        return f"<Project{place}: {counts}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:  # noqa: ANN401 - Jupyter's include and exclude
        from kg.views.cards import summary_html

        claims, documents = self.claims().standing, list(self._documents.values())
        html = summary_html(claims, self.ontology, title=title(documents), documents=len(documents))
        return {"text/plain": repr(self), "text/html": html}

    @cached_property
    def _claims(self) -> list[Claim]:
        return list(self.store.claims())

    @cached_property
    def _documents(self) -> dict[str, Document]:
        """Documents by id without their texts, which only the store needs to keep."""
        return {document.id: replace(document, text="") for document in self.store.documents()}

    @cached_property
    def _published(self) -> dict[str, date | None]:
        return {name: document.published for name, document in self._documents.items()}

    @cached_property
    def _names(self) -> Names:
        return Names(self._claims, self.ontology)

    def _relations(self, relation: str | Collection[str] | None) -> set[str] | None:
        if relation is None:
            return None
        wanted = {relation} if isinstance(relation, str) else set(relation)
        for name in sorted(wanted - set(self.ontology.relations)):
            raise KGError(f"unknown relation {name!r}; known: {', '.join(sorted(self.ontology.relations))}")
        return wanted


def open(path: str | Path, *, ontology: str | Path | None = None) -> Project:
    """Open a project folder for questions; nothing in it changes.

    Args:
        path: A folder that ``build`` wrote.
        ontology: The user's own folder of ontologies it was built with.

    Raises:
        StoreError: If the folder is no project.
    """
    folder = Path(path)
    ontologies = terms(Path(ontology) if ontology is not None else None)
    return Project(Store.open(folder, ontology=ontologies), ontologies, path=folder)


def _ends(claim: Claim) -> tuple[str, str]:
    return claim.subject.actor.id, claim.object.actor.id


def _says(claim: Claim, name: str) -> bool:
    wanted = name.casefold()
    return any(
        wanted in {said.name.casefold(), said.mention.casefold()} or (said.actor and said.actor.id == name)
        for said in claim.attribution
    )
