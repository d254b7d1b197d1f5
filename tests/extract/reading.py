"""Read sentences with the shipped pipeline and ontologies, loaded once."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

import kg.ontology
from kg.extract import extract
from kg.model import Claim
from kg.nlp import annotate
from kg.nlp.pipeline import load_pipeline
from kg.ontology import Ontology
from tests.factory import document


@cache
def _shipped() -> tuple[Language, Ontology]:
    return load_pipeline(), kg.ontology.load()


def claims(text: str) -> list[Claim]:
    """Return the claims of a text."""
    nlp, ontology = _shipped()
    return extract(annotate(document(text), nlp, ontology), ontology)


def triples(text: str, *, ordered: bool = False) -> set[str]:
    """Return the claims of a text as "subject relation object"; symmetric ones in order of names if ``ordered``."""
    relations = _shipped()[1].relations
    found = set()
    for claim in claims(text):
        pair = [claim.subject.actor.name, claim.object.actor.name]
        if ordered and relations[claim.relation].symmetric:
            found.add(f"{pair[1]} {claim.relation} {pair[0]}")
        found.add(f"{pair[0]} {claim.relation} {pair[1]}")
    return found
