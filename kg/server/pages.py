"""The pages: overview, actor, pair, document, answers; rendered here, without a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

import pyoxigraph as ox
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from kg.errors import KGError, QueryError
from kg.iris import PREFIXES
from kg.model import Actor, Claim, Document
from kg.ontology import Ontology
from kg.project.names import Names
from kg.server.passages import document_pieces, evidence_pieces
from kg.server.pool import Pool
from kg.store import Review, Store, Verdict, named_queries, named_query
from kg.store.evaluate import Question
from kg.store.order import time_key
from kg.store.result import Result, short
from kg.store.sparql import check
from kg.views.words import TYPES, decided, is_fact_like, own_voice, stated_as, triple

TEMPLATES = Path(__file__).parent / "templates"
MOST = 300
"""Claims or rows of one page."""


class Pages:
    """Renders the pages of one project.

    Args:
        store: The project, open for reading.
        pool: Who answers queries.
        ontology: Labels of relations, stored questions.
    """

    def __init__(self, store: Store, pool: Pool, ontology: Ontology) -> None:
        self._store = store
        self._pool = pool
        self._ontology = ontology
        self._reviews = store.reviews
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._environment.globals.update(
            actor_url=actor_url, document_url=document_url, pair_url=pair_url, types=TYPES
        )

    def overview(self, _: Request) -> Response:
        """Show what there is: counts, actors, documents, stored questions."""
        actors = self._ask(named_query("actors", self._ontology).text)
        return self._page(
            "overview.html",
            title="Overview",
            records=self._store.manifest()[:MOST],
            actors=[dict(zip(actors.columns, row, strict=True)) for row in actors.rows[:60]],
            questions=named_queries(self._ontology).values(),
            has_map=self._map.is_file(),
        )

    def actor(self, request: Request) -> Response:
        """Show an actor, by ``id`` or ``name``."""
        found = self._find(request)
        if isinstance(found, Response):
            return found
        own = {claim.id: claim for claim in self._store.claims(subject=found.id)}
        own |= {claim.id: claim for claim in self._store.claims(object=found.id)}
        partners: Counter[Actor] = Counter()
        rejected = {one for one, review in self._decisions().items() if review.verdict is Verdict.REJECTED}
        for claim in own.values():
            for mention in (claim.subject, claim.object):
                if mention.actor.id != found.id and claim.id not in rejected:
                    partners[mention.actor] += 1
        by_partner = sorted(partners.items(), key=lambda one: (-one[1], one[0].name))
        entry = self._ontology.registry.get(found.id)
        claims = self._listed(own.values())
        return self._page(
            "actor.html",
            title=found.name,
            actor=found,
            partners=by_partner[:60],
            names=sorted({*entry.aliases, *entry.acronyms} if entry else ()),
            wikidata=entry.wikidata if entry else None,
            claims=claims,
            total=len(own),
        )

    def pair(self, request: Request) -> Response:
        """Show what is claimed between two actors, ``a`` and ``b``, in time order."""
        ends = [request.query_params.get(name, "") for name in ("a", "b")]
        claims = self._store.between(*ends)
        if not claims:
            return self._missing("Nothing is claimed between these two actors.")
        actors = {mention.actor.id: mention.actor for one in claims for mention in (one.subject, one.object)}
        first, second = (actors[end] for end in ends)
        title = f"{first.name} and {second.name}"
        listed = [self._claim(claim) for claim in claims[:MOST]]
        return self._page(
            "pair.html", title=title, first=first, second=second, claims=listed, total=len(claims)
        )

    def document(self, request: Request) -> Response:
        """Show a document with its evidence marked."""
        try:
            document = self._store.document(request.query_params.get("id", ""))
        except KGError:
            return self._missing("There is no such document.")
        claims = list(self._store.claims(document=document.id))
        return self._page(
            "document.html",
            title=document.title or document.id,
            document=document,
            pieces=document_pieces(document, claims),
            claims=[self._claim(claim, document) for claim in claims],
        )

    def ask(self, request: Request) -> Response:
        """Show the answer to a query or stored question as a table."""
        text = request.query_params.get("query", "").strip()
        title, about, error, result = "Query", "", "", None
        try:
            if text.startswith("@"):
                name, *actors = text.split(maxsplit=1)
                stored = named_query(name, self._ontology)
                title, about, text = stored.title, stored.about, stored.bind(actors)
            result = self._ask(text) if text else None
        except QueryError as wrong:
            error = str(wrong)
        rows = [[(short(cell), _link(cell)) for cell in row] for row in result.terms[:MOST]] if result else []
        context = {"query": text, "about": about, "error": error, "result": result, "rows": rows}
        return self._page("ask.html", title=title, status=400 if error else 200, **context)

    def query(self, _: Request) -> Response:
        """Show the query editor."""
        return self._page("query.html", title="SPARQL")

    def map(self, _: Request) -> Response:
        """Send the map that the last build drew."""
        if not self._map.is_file():
            return self._missing("This project has no map; `kg build` or `kg map` draws one.")
        return FileResponse(self._map, media_type="text/html; charset=utf-8")

    @property
    def _map(self) -> Path:
        assert self._store.path is not None
        return self._store.path / "map.html"

    def _find(self, request: Request) -> Actor | Response:
        name = request.query_params.get("name", "").strip()
        if name:
            try:
                found = Names(self._store.claims(), self._ontology).find(name)
            except KGError as error:
                return self._missing(str(error))
            return RedirectResponse(actor_url(found.id), status_code=303)
        iri = request.query_params.get("id", "")
        claim = next(self._store.claims(subject=iri), None) or next(self._store.claims(object=iri), None)
        if claim is None:
            return self._missing("There is no such actor.")
        return claim.subject.actor if claim.subject.actor.id == iri else claim.object.actor

    def _ask(self, text: str) -> Result:
        shape = check(text)
        kind, payload = self._pool.ask(Question(text))
        return Result(kind, payload, is_ordered=shape.is_ordered)

    def _listed(self, claims: Iterable[Claim]) -> list[dict[str, Any]]:
        documents: dict[str, Document] = {}
        chosen = list(claims)
        for claim in chosen:
            name = claim.evidence.document
            if name not in documents:
                documents[name] = self._store.document(name)
        chosen.sort(key=lambda claim: time_key(claim, documents.get(claim.evidence.document)))
        return [self._claim(claim, documents[claim.evidence.document]) for claim in chosen[:MOST]]

    def _claim(self, claim: Claim, document: Document | None = None) -> dict[str, Any]:
        document = document or self._store.document(claim.evidence.document)
        review = self._decisions().get(claim.id)
        return {
            "claim": claim,
            "document": document,
            "triple": triple(claim, self._ontology),
            "stated": "" if is_fact_like(claim) else stated_as(claim),
            "decided": decided(review) if review else "",
            "says": ", citing ".join(said.name for said in claim.attribution) or own_voice(document),
            "pieces": evidence_pieces(claim),
        }

    def _decisions(self) -> dict[str, Review]:
        """Return what is decided about claims, read anew when somebody decided since."""
        now = self._store.reviews
        if now.digest != self._reviews.digest:
            self._reviews = now
        return self._reviews.current

    def _missing(self, message: str) -> Response:
        return self._page("missing.html", title="Not found", message=message, status=404)

    def _page(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401
        html = self._environment.get_template(template).render(**context)
        # A lone surrogate (a broken escape in a feed) cannot be written as UTF-8.
        return HTMLResponse(html.encode("utf-8", "replace"), status_code=status)


def actor_url(iri: str) -> str:
    """Return the address of an actor's page."""
    return "/actor?" + urlencode({"id": iri})


def pair_url(first: str, second: str) -> str:
    """Return the address of a pair's page."""
    return "/pair?" + urlencode({"a": first, "b": second})


def document_url(document_id: str) -> str:
    """Return the address of a document's page."""
    return "/document?" + urlencode({"id": document_id}, errors="replace")


def _link(cell: object) -> str:
    """Return the page of an actor or document that a cell names; empty for anything else."""
    if not isinstance(cell, ox.NamedNode):
        return ""
    if cell.value.startswith(PREFIXES["a"]):
        return actor_url(cell.value)
    if cell.value.startswith(PREFIXES["doc"]):
        return document_url(unquote(cell.value.removeprefix(PREFIXES["doc"]).partition("#")[0]))
    return ""
