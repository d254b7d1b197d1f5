"""Run a query on quads and write its answer; the only place that calls Oxigraph's SPARQL for users."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any, cast

import pyoxigraph as ox

from kg.errors import QueryError
from kg.iris import PREFIXES
from kg.store.mistakes import explain, explain_failure
from kg.store.rows import RowLimit
from kg.store.sparql import Shape, check


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the graphs that it is asked of."""

    query: str
    default_graphs: tuple[str, ...] = ()
    """IRIs of graphs to read instead of everything; they win over FROM."""
    named_graphs: tuple[str, ...] = ()
    """IRIs of graphs that ``GRAPH`` sees; they win over FROM NAMED."""
    max_rows: int | None = None
    """More rows than these are an error, because a silent cut would mislead; None for any number."""


def evaluate(quads: ox.Store, question: Question, output: IO[bytes]) -> str:
    """Write the answer to a question and return its kind.

    The default graph of a query is everything: the simple view, all documents and the shared graphs. No
    triple stands in two of them, so nothing comes twice. A query with FROM says for itself what it reads.

    Args:
        quads: The store.
        question: A SPARQL 1.1 query; the prefixes of ``kg.iris`` are bound.
        output: Gets SPARQL JSON for SELECT and ASK, N-Triples for CONSTRUCT and DESCRIBE.

    Raises:
        QueryError: If the query is wrong or not allowed, or the answer has too many rows.
    """
    query = question.query
    shape = check(query)
    try:
        answer = quads.query(query, prefixes=PREFIXES, **_dataset(question, shape))
        if isinstance(answer, ox.QueryTriples):
            answer.serialize(output, format=ox.RdfFormat.N_TRIPLES)
            return "triples"
        if question.max_rows is None or isinstance(answer, ox.QueryBoolean):
            answer.serialize(output, format=ox.QueryResultsFormat.JSON)
        else:
            limited = RowLimit(output, question.max_rows)
            answer.serialize(cast("IO[bytes]", limited), format=ox.QueryResultsFormat.JSON)
            limited.close()
    except SyntaxError as error:
        raise explain(error, query) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise explain_failure(error, query) from error
    return "boolean" if isinstance(answer, ox.QueryBoolean) else "solutions"


def _dataset(question: Question, shape: Shape) -> dict[str, Any]:
    """Return what the query reads; naming one kind of graphs leaves the other empty, as FROM does."""
    if not question.default_graphs and not question.named_graphs:
        return {"use_default_graph_as_union": not shape.has_from}
    return {
        "default_graph": [_graph(iri) for iri in question.default_graphs],
        "named_graphs": [_graph(iri) for iri in question.named_graphs],
    }


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} names no graph: {error}") from error


def apply(quads: ox.Store, updates: Iterable[str]) -> None:
    """Run updates of our own, such as the rules of inference."""
    for update in updates:
        quads.update(update, prefixes=PREFIXES)
