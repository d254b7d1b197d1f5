"""Run a query on quads and write its answer; the only place that calls Oxigraph's SPARQL for users."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import pyoxigraph as ox

from kg.errors import QueryError
from kg.iris import PREFIXES
from kg.store.sparql import check, explain


def evaluate(quads: ox.Store, query: str, output: IO[bytes]) -> str:
    """Write the answer of a query and return its kind.

    The default graph of a query is everything: the simple view, all documents and the shared graphs. No
    triple stands in two of them, so nothing comes twice. A query with FROM says for itself what it reads.

    Args:
        quads: The store.
        query: SPARQL 1.1 query; the prefixes of ``kg.iris`` are bound.
        output: Gets SPARQL JSON for SELECT and ASK, N-Triples for CONSTRUCT and DESCRIBE.

    Raises:
        QueryError: If the query is wrong or not allowed.
    """
    shape = check(query)
    try:
        answer = quads.query(query, prefixes=PREFIXES, use_default_graph_as_union=not shape.has_from)
        if isinstance(answer, ox.QueryTriples):
            answer.serialize(output, format=ox.RdfFormat.N_TRIPLES)
            return "triples"
        answer.serialize(output, format=ox.QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise explain(error, query) from error
    except (OSError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error
    return "boolean" if isinstance(answer, ox.QueryBoolean) else "solutions"


def apply(quads: ox.Store, updates: Iterable[str]) -> None:
    """Run updates of our own, such as the rules of inference."""
    for update in updates:
        quads.update(update, prefixes=PREFIXES)
