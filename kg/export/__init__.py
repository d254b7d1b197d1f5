"""Write a project in the formats of other tools; one file per family of formats."""

from __future__ import annotations

from collections.abc import Callable

from kg.codec import claim_to_dict, dump_line
from kg.errors import OutputError
from kg.export import ftm, graphs, neo4j, plover, quads, stix, tables
from kg.export.source import Source
from kg.ontology import Ontology
from kg.store import Store

__all__ = ["FORMATS", "Source", "export"]


def _jsonl(source: Source) -> dict[str, bytes]:
    """Write claims as JSON lines, the format of ``kg extract``; what people decided is one field more."""
    verdicts = source.reviews.verdicts
    lines = (
        claim_to_dict(claim) | ({"review": verdicts[claim.id]} if claim.id in verdicts else {})
        for claim in source.claims
    )
    return {"claims.jsonl": "".join(dump_line(line) + "\n" for line in lines).encode("utf-8", "replace")}


FORMATS: dict[str, Callable[[Source], dict[str, bytes]]] = {
    "graphml": graphs.graphml,
    "gexf": graphs.gexf,
    "node-link": graphs.node_link,
    "csv": tables.tables,
    "jsonl": _jsonl,
    "ttl": quads.turtle,
    "trig": quads.trig,
    "nq": quads.nquads,
    "jsonld": quads.jsonld,
    "rdf12": quads.rdf12,
    "ftm": ftm.ftm,
    "stix": stix.stix,
    "plover": plover.plover,
    "neo4j": neo4j.neo4j,
}
"""Name of a format → what writes it: file name → content."""


def export(store: Store, ontology: Ontology, format: str) -> dict[str, bytes]:
    """Return a project in a format, as file name → content; the same project gives the same bytes.

    Args:
        store: The project.
        ontology: The ontologies it was built with.
        format: A key of ``FORMATS``.

    Raises:
        OutputError: If there is no such format.
    """
    if format not in FORMATS:
        raise OutputError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
    return FORMATS[format](Source(store, ontology))
