"""Check a project: every quoted word stands where the offsets say, every claim has its parts."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Claim
from kg.store.store import Store

RULES = {
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
    "a document has its record": """
        SELECT ?node ("no record" AS ?what) WHERE {
          ?passage oa:hasSource ?node .
          FILTER NOT EXISTS { ?node a kg:Document ; kg:textSha256 ?hash ; kg:story ?story }
        }""",
    "a flat edge has a claim that asserts it and was not rejected": """
        SELECT ?node (CONCAT(STR(?r), " ", STR(?b)) AS ?what) WHERE {
          ?r a kg:Relation .
          ?node ?r ?b .
          FILTER NOT EXISTS {
            ?claim rdf:subject ?node ; rdf:predicate ?r ; rdf:object ?b ;
              kg:polarity kg:Positive ; kg:modality kg:Asserted
            FILTER NOT EXISTS { ?claim kg:verdict kg:Rejected }
          }
          FILTER NOT EXISTS {
            ?r a owl:SymmetricProperty .
            ?claim rdf:subject ?b ; rdf:predicate ?r ; rdf:object ?node ;
              kg:polarity kg:Positive ; kg:modality kg:Asserted
            FILTER NOT EXISTS { ?claim kg:verdict kg:Rejected }
          }
        }""",
}
"""What must hold → the query that finds what breaks it; ``ontologies/shapes.ttl`` has most of it in SHACL."""


def violations(store: Store) -> Iterator[str]:
    """Yield one line for each thing that is wrong; nothing when all is well.

    Args:
        store: A project, committed.
    """
    for document in store.documents():
        for claim in store.claims(document=document.id):
            for what, words, start in _spans(claim):
                if document.text[start : start + len(words)] != words:
                    yield f"{document.id}: {what} of claim {claim.id} is not at {start}: {words[:40]!r}"
    for rule, query in RULES.items():
        for node, found in store.query(query).rows:
            yield f"not true that {rule}: <{node}> {found}"


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
