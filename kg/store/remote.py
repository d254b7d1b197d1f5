"""Other triplestores, by the parts of SPARQL 1.1 that all of them agree on.

Graph Store Protocol to write (PUT and DELETE of one graph), a POST form to ask; nothing else is used, because
direct POST, ASK and rdflib's client each fail on one of the stores that were tried (docs/sparql.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import MissingExtra, QueryError, StoreError
from kg.iris import PREFIXES
from kg.store.dump import write_atomically
from kg.store.mistakes import explain
from kg.store.result import Result
from kg.store.terms import term

if TYPE_CHECKING:
    import httpx

VIEW = term("g:view")
"""Where the simple view goes: a server's default graph is not ours to replace."""
PUSHED = "pushed.json"


def push(folder: Path, quads: ox.Store, endpoint: str) -> tuple[int, int, int]:
    """Bring the graphs on a server in line with a project.

    What was sent is noted in the folder graph by graph, so that a broken run goes on where it stopped and a
    second one sends what changed. Graphs that are not ours stay untouched.

    Args:
        folder: The project; ``pushed.json`` in it notes what was sent.
        quads: Its quads.
        endpoint: Graph Store URL, such as ``http://127.0.0.1:7878/store``; user and password may stand in it.

    Returns:
        How many graphs were sent, removed and left alone.

    Raises:
        StoreError: If the server cannot be reached or refuses.
    """
    noted = _noted(folder)
    server = noted.setdefault(server_of(endpoint), {})
    sent = removed = same = 0
    seen: set[str] = set()
    with client() as open_client:
        for graph, content in _graphs(quads):
            seen.add(graph)
            digest = sha256(content).hexdigest()
            if server.get(graph) == digest:
                same += 1
                continue
            send(open_client, "PUT", endpoint, graph, content)
            server[graph], sent = digest, sent + 1
            _note(folder, noted)
        for graph in sorted(set(server) - seen):
            send(open_client, "DELETE", endpoint, graph)
            del server[graph]
            removed += 1
            _note(folder, noted)
    return sent, removed, same


def ask(endpoint: str, query: str, *, timeout_s: float = 60.0) -> Result:
    """Answer a SELECT or ASK by a server.

    Args:
        endpoint: Query URL.
        query: SPARQL; the usual prefixes are declared before it, on its first line.
        timeout_s: Seconds.

    Raises:
        QueryError: If the server cannot be reached, refuses, or answers no SPARQL JSON.
    """
    import httpx

    prologue = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())
    accept = {"Accept": "application/sparql-results+json"}
    try:
        with client() as open_client:
            form = {"query": f"{prologue} {query}"}
            answer = open_client.post(endpoint, data=form, headers=accept, timeout=timeout_s)
    except httpx.HTTPError as error:
        raise QueryError(f"{endpoint} cannot be asked: {error}") from error
    if not answer.is_success:
        told = _mistake(query) or _first_line(answer.text)
        raise QueryError(f"{endpoint} answered {answer.status_code}: {told}")
    try:
        kind = "boolean" if "boolean" in answer.json() else "solutions"
    except ValueError as error:
        # A timeout of some servers comes as 200 with JSON that ends in the middle.
        raise QueryError(f"{endpoint} answered no SPARQL JSON: {_first_line(answer.text)}") from error
    return Result(kind, answer.content, is_ordered="ORDER" in query.upper())


def _mistake(query: str) -> str:
    """Return the mistake in a query that a server refused; its own message counts our prefixes as columns."""
    try:
        ox.Store().query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        return str(explain(error, query))
    except (ValueError, RuntimeError):
        pass  # a function that the server may know
    return ""


def _graphs(quads: ox.Store) -> Iterator[tuple[str, bytes]]:
    named = sorted(graph.value for graph in quads.named_graphs() if isinstance(graph, ox.NamedNode))
    for iri in named:
        yield iri, _triples(quads, ox.NamedNode(iri))
    yield VIEW.value, _triples(quads, ox.DefaultGraph())


def _triples(quads: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> bytes:
    found = sorted((quad.triple for quad in quads.quads_for_pattern(None, None, None, graph)), key=str)
    return ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""


def client() -> httpx.Client:
    """Return a client that follows no redirect.

    Raises:
        MissingExtra: If httpx is not installed.
    """
    try:
        import httpx
    except ImportError as error:
        raise MissingExtra("httpx", "push") from error
    return httpx.Client(timeout=120, follow_redirects=False)


def send(client: httpx.Client, method: str, endpoint: str, graph: str, content: bytes | None = None) -> None:
    """Replace a graph (PUT), add to it (POST) or remove it (DELETE), which it need not be there for.

    Args:
        client: From ``client``.
        method: The verb.
        endpoint: Graph Store URL.
        graph: IRI of the graph.
        content: N-Triples.

    Raises:
        StoreError: If the server cannot be reached or refuses.
    """
    import httpx

    try:
        # N-Triples is Turtle, and Turtle is what every server reads.
        headers = {"Content-Type": "text/turtle"} if content is not None else {}
        params = {"graph": graph}
        answer = client.request(method, endpoint, params=params, content=content, headers=headers)
        url = httpx.URL(endpoint)
        if answer.status_code == 401 and url.username:
            # httpx sends the password of a URL as basic; Virtuoso takes digest alone and does not say so.
            digest = httpx.DigestAuth(url.username, url.password)
            answer = client.request(
                method, endpoint, params=params, content=content, headers=headers, auth=digest
            )
    except httpx.HTTPError as error:
        raise StoreError(f"{_public(endpoint)} cannot be reached: {error}; push again to go on") from error
    if not answer.is_success and not (method == "DELETE" and answer.status_code == 404):
        told = _first_line(answer.text)
        raise StoreError(f"{_public(endpoint)} refused {method} of {graph}: {answer.status_code} {told}")


def server_of(endpoint: str) -> str:
    """Return under what a server is noted: its address without user and password."""
    return endpoint.partition("@")[2] or endpoint


def _public(endpoint: str) -> str:
    """Return an address without user and password, which belong in no error message or log."""
    scheme, _, rest = endpoint.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "nothing")[:200]


def _noted(folder: Path) -> dict[str, dict[str, str]]:
    try:
        found: dict[str, dict[str, str]] = json.loads((folder / PUSHED).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def _note(folder: Path, noted: dict[str, dict[str, str]]) -> None:
    write_atomically(folder / PUSHED, json.dumps(noted, indent=0, sort_keys=True).encode())
