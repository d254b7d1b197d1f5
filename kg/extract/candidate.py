"""A relation between two actors, before anything is known of who says it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.parties import Party
from kg.ontology import Frame


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation between two actors as a frame found it; attribution and the rest come later."""

    frame: Frame
    predicate: Token
    subject: Party
    object: Party

    @property
    def confidence(self) -> float:
        """The frame's confidence, lowered by each step between a phrase and its actor."""
        return self.frame.confidence * self.subject.weight * self.object.weight
