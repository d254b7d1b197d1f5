"""The server of one project: endpoint, pages and assets behind one guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.ontology import Ontology
from kg.server.guard import LOCAL, Guard
from kg.server.pages import Pages
from kg.server.pool import Pool
from kg.server.protocol import Endpoint
from kg.store import Store
from kg.store.engine import Limits

ASSETS = Path(__file__).parent / "assets"


def application(
    folder: Path,
    ontology: Ontology,
    *,
    timeout_s: float = 30.0,
    max_rows: int = 100_000,
    hosts: Collection[str] = LOCAL,
    origins: Collection[str] = (),
) -> Starlette:
    """Return the server of a project; it writes nothing.

    Args:
        folder: The project.
        ontology: The ontologies it was built with.
        timeout_s: After so many seconds a query is stopped.
        max_rows: Rows of one answer.
        hosts: Host names that the server answers to.
        origins: Sites whose scripts may read the answers, such as ``https://example.org``; ``*`` for all.

    Raises:
        StoreError: If the folder is no project.
    """
    store = Store.open(folder, ontology=ontology)
    pool = Pool(folder, Limits(timeout_s, 128 * 1024 * 1024))
    pages = Pages(store, pool, ontology)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.close()
        store.close()

    return Starlette(
        routes=[
            Route("/", pages.overview),
            Route("/actor", pages.actor),
            Route("/pair", pages.pair),
            Route("/document", pages.document),
            Route("/ask", pages.ask),
            Route("/query", pages.query),
            Route("/map", pages.map),
            Route("/sparql", Endpoint(pool, max_rows=max_rows).answer, methods=["GET", "POST"]),
            Mount("/assets", StaticFiles(directory=ASSETS)),
        ],
        middleware=[Middleware(Guard, hosts=frozenset(hosts)), *_cors(origins)],
        lifespan=lifespan,
    )


def _cors(origins: Collection[str]) -> list[Middleware]:
    """Return what lets scripts of other sites in; without any site no CORS header is ever sent."""
    if not origins:
        return []
    return [Middleware(CORSMiddleware, allow_origins=sorted(origins), allow_methods=["GET", "POST"])]
