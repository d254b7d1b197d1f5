"""What the grammar makes of one word of relation."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.nlp.annotation import ActorSpan
from kg.ontology import Frame


@dataclass(frozen=True, slots=True)
class Reading:
    """A frame that a token triggers, with the actors whom the grammar puts in its slots."""

    frame: Frame
    token: Token
    subjects: frozenset[ActorSpan]
    objects: frozenset[ActorSpan]
    pairs: frozenset[tuple[ActorSpan, ActorSpan]]
    """Subject and object of each candidate that the frame makes."""
