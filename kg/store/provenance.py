"""What ``g:provenance`` says: one record a document and one a run, in PROV-O and Dublin Core."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote

import pyoxigraph as ox

from kg.iris import document_iri
from kg.model import Document
from kg.store.run import Run
from kg.store.terms import PROVENANCE, day, kg, node, number, term, text


def document_quads(document: Document, run: Run, story: str) -> Iterator[ox.Quad]:
    """Describe a document: where it was read, its hash, who made its claims.

    Args:
        document: The document; its text is not written, only its hash and length.
        run: Who made the claims.
        story: Id of the document that stands for all near-duplicates of this one, itself included.
    """
    subject = node(document_iri(document.id))
    pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (term("rdf:type"), kg("Document")),
        (term("prov:wasGeneratedBy"), node(run.iri)),
        (term("dct:identifier"), text(document.id)),
        (kg("story"), node(document_iri(story))),
        (kg("characters"), number(len(document.text))),
        (kg("textSha256"), text(sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest())),
    ]
    if document.published is not None:
        pairs.append((term("dct:issued"), day(document.published)))
    if document.url is not None:
        pairs.append((term("dct:source"), node_or_text(document.url)))
    named = {
        term("dct:title"): document.title,
        term("dct:creator"): document.author,
        term("dct:language"): document.language,
        kg("outlet"): document.outlet,
        kg("readFrom"): document.origin,
    }
    pairs += [(predicate, text(value)) for predicate, value in named.items() if value is not None]
    for predicate, value in pairs:
        yield ox.Quad(subject, predicate, value, PROVENANCE)


def run_quads(run: Run) -> Iterator[ox.Quad]:
    """Describe a run. It bears no time, so that building twice gives the same bytes."""
    subject = node(run.iri)
    yield ox.Quad(subject, term("rdf:type"), term("prov:Activity"), PROVENANCE)
    named = {"toolVersion": run.version, "ontologyHash": run.ontology, "model": run.model}
    for name, value in named.items():
        if value:
            yield ox.Quad(subject, kg(name), text(value), PROVENANCE)


def node_or_text(url: str) -> ox.NamedNode | ox.Literal:
    """Return the node of a URL; a string where no escaping makes it an IRI."""
    escaped = quote(url, safe=":/?#[]@!$&'()*+,;=%-._~", errors="replace")
    try:
        return ox.NamedNode(escaped)
    except ValueError:
        return text(url)
