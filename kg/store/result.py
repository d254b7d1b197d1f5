"""The answer of a query: rows of Python values, and the usual formats."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cached_property

import pyoxigraph as ox

from kg.errors import QueryError
from kg.iris import PREFIXES
from kg.store.dump import sort_prefixes

Value = str | int | float | bool | date | None
_TABULAR = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_INTEGERS = {PREFIXES["xsd"] + name for name in ("integer", "int", "long", "nonNegativeInteger")}
_REALS = {PREFIXES["xsd"] + name for name in ("decimal", "double", "float")}


class Result:
    """The answer of a SELECT (``columns`` and ``rows``), ASK (``boolean``) or CONSTRUCT (``triples``).

    Args:
        kind: ``solutions``, ``boolean`` or ``triples``.
        payload: SPARQL JSON, or N-Triples for ``triples``.
        is_ordered: Whether the query orders its rows; if not, they are sorted, so that the same project gives
            the same answer.
    """

    def __init__(self, kind: str, payload: bytes, *, is_ordered: bool = False) -> None:
        self.kind = kind
        self._payload = payload if is_ordered or kind != "solutions" else _sorted(payload)

    @property
    def boolean(self) -> bool | None:
        """The answer of an ASK, None for the others."""
        if self.kind != "boolean":
            return None
        answer = ox.parse_query_results(self._payload, format=ox.QueryResultsFormat.JSON)
        return bool(answer)

    @cached_property
    def columns(self) -> list[str]:
        """Names of the variables without question mark."""
        return (
            [variable.value for variable in self._solutions().variables] if self.kind == "solutions" else []
        )

    @cached_property
    def terms(self) -> list[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, ...]]:
        """Rows of RDF terms."""
        if self.kind != "solutions":
            return []
        return [tuple(row) for row in self._solutions()]

    @property
    def rows(self) -> list[tuple[Value, ...]]:
        """Rows of Python values: IRIs as text, numbers, booleans and days as such, None where unbound."""
        return [tuple(python_value(cell) for cell in row) for row in self.terms]

    @cached_property
    def triples(self) -> list[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, each once, sorted."""
        if self.kind != "triples":
            return []
        found = {quad.triple for quad in ox.parse(self._payload, format=ox.RdfFormat.N_TRIPLES)}
        return sorted(found, key=str)

    def serialize(self, format: str) -> bytes:
        """Return the answer as a file.

        Args:
            format: ``csv``, ``tsv``, ``json``, ``xml`` for rows; ``ttl``, ``nt``, ``rdfxml``, ``jsonld`` for
                triples; ``json`` and ``xml`` for an ASK.

        Raises:
            QueryError: If the answer has no such format.
        """
        if self.kind == "triples":
            if format not in _GRAPHS:
                raise QueryError(f"triples have no format {format!r}; possible: {', '.join(_GRAPHS)}")
            prefixes = PREFIXES if format in {"ttl", "jsonld"} else None
            written = ox.serialize(self.triples, format=_GRAPHS[format], prefixes=prefixes) or b""
            return sort_prefixes(written) if format == "ttl" else written
        possible = list(_TABULAR) if self.kind == "solutions" else ["json", "xml"]
        if format not in possible:
            what = "rows have" if self.kind == "solutions" else "an ASK has"
            raise QueryError(f"{what} no format {format!r}; possible: {', '.join(possible)}")
        answer = ox.parse_query_results(self._payload, format=ox.QueryResultsFormat.JSON)
        return answer.serialize(format=_TABULAR[format]) or b""

    def _solutions(self) -> ox.QuerySolutions:
        answer = ox.parse_query_results(self._payload, format=ox.QueryResultsFormat.JSON)
        assert isinstance(answer, ox.QuerySolutions)
        return answer


def _sorted(payload: bytes) -> bytes:
    answer = json.loads(payload)
    names = answer["head"]["vars"]
    answer["results"]["bindings"].sort(key=lambda row: [row.get(name, {}).get("value", "") for name in names])
    return json.dumps(answer).encode()


def python_value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    """Return a term as a Python value; a literal that breaks its datatype stays text."""
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)
    datatype = term.datatype.value
    try:
        if datatype in _INTEGERS:
            return int(term.value)
        if datatype in _REALS:
            return float(term.value)
        if datatype == PREFIXES["xsd"] + "date":
            return date.fromisoformat(term.value)
        if datatype == PREFIXES["xsd"] + "dateTime":
            return datetime.fromisoformat(term.value)
    except ValueError:
        return term.value
    return term.value == "true" if datatype == PREFIXES["xsd"] + "boolean" else term.value


def short(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """Return a term as a reader likes it: ``kg:alliedWith``, the text of a literal, nothing for unbound."""
    if isinstance(term, ox.NamedNode):
        for prefix, base in PREFIXES.items():
            if term.value.startswith(base):
                return f"{prefix}:{term.value.removeprefix(base)}"
        return term.value
    return str(python_value(term)) if term is not None else ""
