"""What the words of English do to their neighbours in a sentence: the lists of ``lexicon/grammar.toml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from spacy.tokens import Token

from kg.ontology import Ontology, load


@dataclass(frozen=True, slots=True)
class Valency:
    """The word lists, by lemma."""

    subject_control: frozenset[str]
    object_control: frozenset[str]
    oblique_control: frozenset[str]
    noun_control: frozenset[str]
    undertakings: frozenset[str]
    wishes: frozenset[str]
    bracing: frozenset[str]
    causative: frozenset[str]
    copular: frozenset[str]
    phrasal: frozenset[str]
    particles: frozenset[str]
    ties: frozenset[str]
    concluding: frozenset[str]
    blaming: frozenset[str]
    dying: frozenset[str]
    borders: frozenset[str]


@lru_cache(maxsize=4)
def read_valency(ontology: Ontology) -> Valency:
    """Return the lists of an ontology.

    Raises:
        OntologyError: If one is missing.
    """
    return Valency(**{field.name: ontology.words("grammar", field.name) for field in fields(Valency)})


@lru_cache(maxsize=1)
def _shipped() -> Valency:
    return read_valency(load())


def valency(token: Token) -> Valency:
    """Return the lists that a token's Doc is read with; those of the product where nobody gave it any."""
    found: Valency | None = getattr(token.doc, "lists", None)
    return found or _shipped()
