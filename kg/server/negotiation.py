"""Which format a client wants, by its Accept header."""

from __future__ import annotations

TABULAR = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS = {
    "text/turtle": "ttl",
    "application/x-turtle": "ttl",
    "application/n-triples": "nt",
    "text/plain": "nt",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
}


def choose(accept: str, kind: str) -> tuple[str, str] | None:
    """Return media type and format of an answer; None when the client wants none that there is.

    Args:
        accept: The Accept header; empty for anything.
        kind: ``solutions``, ``boolean`` or ``triples``.
    """
    offered = GRAPHS if kind == "triples" else TABULAR
    if kind == "boolean":
        offered = {media: form for media, form in TABULAR.items() if form in {"json", "xml"}}
    default = next(iter(offered.items()))
    for wanted in _ranked(accept):
        if wanted in offered:
            return wanted, offered[wanted]
        if wanted == "*/*":
            return default
        if wanted.endswith("/*"):
            for media, form in offered.items():
                if media.startswith(wanted[:-1]):
                    return media, form
    return None


def _ranked(accept: str) -> list[str]:
    ranked = []
    for position, part in enumerate((accept or "*/*").split(",")):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        try:
            value = float(quality)
        except ValueError:
            value = 0.0
        if value > 0:
            ranked.append((-value, position, media))
    return [media for _, _, media in sorted(ranked)]
