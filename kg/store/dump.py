"""Files of quads that are equal byte for byte when the quads are equal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OutputError
from kg.iris import PREFIXES

FORMATS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a fresh path beside a file; it takes the file's place when the block ends, or goes when it fails.

    Raises:
        OutputError: If it cannot be written.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield fresh
        fresh.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        fresh.unlink(missing_ok=True)


def write_sorted(path: Path, quads: ox.Store, format: str) -> None:
    """Write all quads of a store sorted as ``serialize`` does, holding one graph at a time.

    A million quads take half a gigabyte as Python objects; the graph of a document has some hundred.

    Raises:
        OutputError: If it cannot be written.
    """
    prefixes = PREFIXES if format == "trig" else None
    with replacing(path) as fresh, fresh.open("w+b") as file:
        ox.serialize(_by_graph(quads), file, format=FORMATS[format], prefixes=prefixes)
        file.seek(0)
        head = sorted(takewhile(lambda line: line.startswith(b"@prefix "), file))
        file.seek(0)
        file.writelines(head)  # as long as before, in an order that is the same in every process


def _by_graph(quads: ox.Store) -> Iterator[ox.Quad]:
    for graph in (ox.DefaultGraph(), *sorted(quads.named_graphs(), key=lambda name: name.value)):
        yield from sorted(quads.quads_for_pattern(None, None, None, graph), key=_key)


def serialize(quads: Iterable[ox.Quad], format: str) -> bytes:
    """Write quads sorted: by graph (the default graph first), subject, predicate, object.

    Args:
        quads: In any order.
        format: ``trig`` or ``nq``.
    """
    ordered = sorted(quads, key=_key)
    if format == "nq":
        return ox.serialize(ordered, format=ox.RdfFormat.N_QUADS) or b""
    written = ox.serialize(ordered, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""
    return sort_prefixes(written)


def sort_prefixes(turtle: bytes) -> bytes:
    """Sort the prefix lines, which Oxigraph writes in another order in every process."""
    lines = turtle.split(b"\n")
    count = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"\n".join([*sorted(lines[:count]), *lines[count:]])


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OutputError: If it cannot be written.
    """
    with replacing(path) as fresh:
        fresh.write_bytes(content)


def _key(quad: ox.Quad) -> tuple[str, str, tuple[bool, str], str]:
    # rdf:type comes first, as Turtle writers have it.
    predicate = quad.predicate.value
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
    return graph, str(quad.subject), (predicate != PREFIXES["rdf"] + "type", predicate), str(quad.object)
