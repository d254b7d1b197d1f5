"""Check a project, or a document before it is written: quotes stand in the text, claims have their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import pyoxigraph as ox

from kg.iris import PREFIXES
from kg.model import Claim, Document
from kg.ontology import Ontology
from kg.store.rdf import claims_to_quads
from kg.store.store import Store
from kg.store.terms import kg
from kg.store.vocabulary import vocabulary_quads

OF_A_DOCUMENT = {
    "a claim has exactly one value of each part": """
        SELECT ?node (CONCAT(STRAFTER(STR(?part), "#"), ": ", STR(COUNT(?value))) AS ?what) WHERE {
          VALUES ?part { rdf:subject rdf:predicate rdf:object kg:states kg:polarity kg:modality kg:confidence
                         kg:evidence kg:subjectMention kg:objectMention }
          ?node a kg:Claim .
          OPTIONAL { ?node ?part ?value }
        }
        GROUP BY ?node ?part
        HAVING (COUNT(?value) != 1)""",
    "polarity and modality are of the closed lists": """
        SELECT ?node ?what WHERE {
          ?node a kg:Claim ; kg:polarity ?polarity ; kg:modality ?modality .
          FILTER (?polarity NOT IN (kg:Positive, kg:Negative)
               || ?modality NOT IN (kg:Asserted, kg:Uncertain, kg:Planned, kg:Hypothetical))
          BIND (CONCAT(STR(?polarity), " ", STR(?modality)) AS ?what)
        }""",
    "a relation is one of the ontology": """
        SELECT ?node (STR(?relation) AS ?what) WHERE {
          ?node a kg:Claim ; rdf:predicate ?relation .
          FILTER NOT EXISTS { ?relation a kg:Relation }
        }""",
    "what is linked is described": """
        SELECT ?node (STR(?target) AS ?what) WHERE {
          VALUES ?link { kg:evidence kg:subjectMention kg:objectMention kg:attribution }
          ?node ?link ?target .
          FILTER NOT EXISTS { ?target kg:quote ?words }
        }""",
}
"""What must hold of the claims of one document → the query that finds what breaks it."""

OF_A_PROJECT = {
    "a document has its record": """
        SELECT ?node ("no record" AS ?what) WHERE {
          ?passage oa:hasSource ?node .
          FILTER NOT EXISTS { ?node a kg:Document ; kg:textSha256 ?hash ; kg:story ?story }
        }""",
    "a flat edge has a claim that asserts it and was not rejected": """
        # MINUS reads all claims once; FILTER NOT EXISTS looked each edge up, 7 minutes at a million quads.
        SELECT ?node (CONCAT(STR(?r), " ", STR(?b)) AS ?what) WHERE {
          ?r a kg:Relation .
          ?node ?r ?b .
          MINUS {
            ?claim rdf:subject ?node ; rdf:predicate ?r ; rdf:object ?b ;
              kg:polarity kg:Positive ; kg:modality kg:Asserted .
            MINUS { ?claim kg:verdict kg:Rejected }
          }
          MINUS {
            ?claim rdf:subject ?b ; rdf:predicate ?r ; rdf:object ?node ;
              kg:polarity kg:Positive ; kg:modality kg:Asserted .
            ?r a owl:SymmetricProperty .
            MINUS { ?claim kg:verdict kg:Rejected }
          }
        }""",
}
"""The same of a whole project; ``ontologies/shapes.ttl`` has most of both in SHACL."""


def violations(store: Store) -> Iterator[str]:
    """Yield one line for each thing that is wrong; nothing when all is well.

    Args:
        store: A project, committed.
    """
    for document in store.documents():
        yield from _misquoted(document, store.claims(document=document.id))
    for rule, query in (OF_A_DOCUMENT | OF_A_PROJECT).items():
        for node, found in store.query(query).rows:
            yield f"not true that {rule}: <{node}> {found}"


def misread(document: Document, claims: Sequence[Claim], ontology: Ontology) -> Iterator[str]:
    """Yield one line for each thing that is wrong with claims before they are written.

    Args:
        document: The document.
        claims: What was read from it.
        ontology: Knows the relations.
    """
    yield from _misquoted(document, claims)
    quads = ox.Store()
    quads.extend(_relations(ontology))
    quads.extend(claims_to_quads(claims))
    for rule, query in OF_A_DOCUMENT.items():
        rows = quads.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions)
        yield from (f"not true that {rule}: {row['node']} {row['what']}" for row in rows)


@lru_cache(maxsize=4)
def _relations(ontology: Ontology) -> tuple[ox.Quad, ...]:
    """Return what the vocabulary must say for the rules; all of it took half of the time of a check."""
    return tuple(quad for quad in vocabulary_quads(ontology) if quad.object == kg("Relation"))


def _misquoted(document: Document, claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        for what, words, start in _spans(claim):
            if document.text[start : start + len(words)] != words:
                yield f"{document.id}: {what} of claim {claim.id} is not at {start}: {words[:40]!r}"


def _spans(claim: Claim) -> Iterator[tuple[str, str, int]]:
    yield "evidence", claim.evidence.text, claim.evidence.start
    yield "subject", claim.subject.text, claim.subject.start
    yield "object", claim.object.text, claim.object.start
    if claim.cue is not None:
        yield "cue", claim.cue.text, claim.cue.start
    for said in claim.attribution:
        yield "speaker", said.mention, said.start
        if said.cue is not None:
            yield "reporting cue", said.cue.text, said.cue.start
