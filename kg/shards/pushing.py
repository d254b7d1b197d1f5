"""Shards into another triplestore: graph by graph, going on where a broken run stopped.

A note per file stands in ``pushed/``, for each server its own. The graph of a document is replaced as a unit
and is sent again only when its part changed. Graphs that all documents share (the simple view, provenance,
identity, vocabulary) are emptied and filled anew, in pieces, when anything changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Protocol

import pyoxigraph as ox

from kg.iris import document_iri
from kg.shards.counting import QUADS
from kg.shards.index import part_names, read_index
from kg.shards.place import Place
from kg.shards.tables import read_rows
from kg.store.remote import VIEW, client, send, server_of
from kg.store.terms import IDENTITY, PROVENANCE

_PIECE = 20_000
"""Triples in one request."""
_DOCUMENTS = document_iri("")


class _Send(Protocol):
    def __call__(self, method: str, graph: str, content: bytes | None = None) -> None: ...


@dataclass(slots=True)
class Pushed:
    """What a push did."""

    sent: int = 0
    """Graphs of documents."""
    removed: int = 0
    same: int = 0
    """Parts whose graphs were sent before."""


def push(shards: str, endpoint: str) -> Pushed:
    """Bring a server in line with a folder of shards by the SPARQL 1.1 Graph Store Protocol.

    Args:
        shards: A folder or address that ``kg build --shards`` finished.
        endpoint: Graph Store URL; user and password may stand in it.

    Raises:
        StoreError: If the server cannot be reached or refuses; pushing again goes on from there.
    """
    place, done = Place(shards), Pushed()
    index = read_index(place)
    notes = f"pushed/{sha256(server_of(endpoint).encode()).hexdigest()[:12]}"
    with client() as http:

        def tell(method: str, graph: str, content: bytes | None = None) -> None:
            send(http, method, endpoint, graph, content)

        _remove_stale(place, notes, tell, done)
        for part in part_names(place):
            note = f"{notes}/parts/{part}"
            if place.has(note):
                done.same += 1
                continue
            for graph, triples in _graphs(place, f"quads/{part}.nq"):
                if graph.startswith(_DOCUMENTS):
                    tell("PUT", graph, _turtle(triples))
                    done.sent += 1
            place.write(note, b"")
        _push_shared(place, f"{notes}/{index.digest}", tell)
    return done


def _remove_stale(place: Place, notes: str, tell: _Send, done: Pushed) -> None:
    """Remove the graphs of parts that no longer count; documents that moved are sent with their new part."""
    current = set(part_names(place))
    for note in place.names(f"{notes}/parts"):
        part = note.rsplit("/", 1)[1]
        if part not in current:
            for row in read_rows(place, f"documents/{part}.parquet", ["id"]):
                tell("DELETE", document_iri(row["id"]))
                done.removed += 1
            place.remove(note)


def _push_shared(place: Place, notes: str, tell: _Send) -> None:
    if not place.has(f"{notes}/emptied"):
        shared = {graph for graph, _ in _graphs(place, f"{QUADS}/shared.nq")}
        for graph in sorted({*shared, VIEW.value, PROVENANCE.value, IDENTITY.value}):
            tell("DELETE", graph)
        place.write(f"{notes}/emptied", b"")
    files = (f"quads/{part}.nq" for part in part_names(place))
    for file in (*place.names(QUADS), *files):
        note = f"{notes}/{file.rsplit('/', 1)[1]}"
        if place.has(note):
            continue
        for graph, triples in _graphs(place, file):
            if not graph.startswith(_DOCUMENTS):
                for start in range(0, len(triples), _PIECE):
                    tell("POST", graph, _turtle(triples[start : start + _PIECE]))
        place.write(note, b"")


def _graphs(place: Place, file: str) -> Iterator[tuple[str, list[ox.Triple]]]:
    """Yield the graphs of a sorted file; the default graph as the one of the simple view."""
    with place.open(file) as stream:
        quads = ox.parse(stream, format=ox.RdfFormat.N_QUADS)
        for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
            name = VIEW.value if isinstance(graph, ox.DefaultGraph) else graph.value
            yield name, [quad.triple for quad in group]


def _turtle(triples: list[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
