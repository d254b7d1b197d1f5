"""What a claim says beside its relation: who says it, whether, how firmly, when, where, how many."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Token

from kg.extract.ahead import is_aim
from kg.extract.attribution import Attributions
from kg.extract.modality import modality
from kg.extract.modals import Modals
from kg.extract.place import Locatives, place
from kg.extract.polarity import Negators, polarity
from kg.extract.quantity import Counting, quantity
from kg.extract.time import Times
from kg.model import Attribution, Modality, Place, Polarity, Quantity, TimeSpan
from kg.nlp.annotation import Annotated
from kg.ontology import Ontology


class Reading(NamedTuple):
    """What the words around a predicate say about its claim."""

    attribution: tuple[Attribution, ...]
    polarity: Polarity
    modality: Modality
    time: TimeSpan | None
    place: Place | None
    quantity: Quantity | None


class _Lists(NamedTuple):
    negators: Negators
    modals: Modals
    locatives: Locatives
    counting: Counting


@lru_cache(maxsize=4)
def _lists(ontology: Ontology) -> _Lists:
    """Return the compiled word lists of an ontology; reading them costs 10 ms, a document 2."""
    return _Lists(
        Negators.read(ontology.lexicon("polarity")),
        Modals.read(ontology.lexicon("modality")),
        Locatives.read(ontology.lexicon("place")),
        Counting.read(ontology.lexicon("quantity")),
    )


class Attributes:
    """Reads the attributes of the claims of one Doc."""

    def __init__(self, annotated: Annotated, ontology: Ontology) -> None:
        self._annotated = annotated
        self._attributions = Attributions(annotated, ontology)
        self._times = Times(annotated, ontology)
        self._lists = _lists(ontology)

    def of(self, predicate: Token, subject: Token, object: Token) -> Reading:
        """Return what the text says about the claim that a predicate words.

        Args:
            predicate: Token that words the relation.
            subject: Head of the claim's subject.
            object: Head of the claim's object.
        """
        return Reading(
            self._attributions.of(predicate, subject, object),
            polarity(predicate, self._lists.negators, object),
            modality(predicate, self._lists.modals),
            self._times.of(predicate),
            place(self._annotated, predicate, subject, object, self._lists.locatives),
            quantity(self._annotated, predicate, subject, object, self._lists.counting),
        )

    def modality(self, clause: Token) -> Modality:
        """Return how firmly the clause with this predicate is said, whichever word bears the auxiliary."""
        hosts = [clause, *(token.head for token in clause.subtree if token.dep_ == "aux")]
        found = [modality(host, self._lists.modals) for host in hosts]
        return next((value for value in found if value is not Modality.ASSERTED), Modality.ASSERTED)

    def is_ahead(self, predicate: Token, relation: str) -> bool:
        """Return whether an event is only aimed at, or promised by its own verb ("pledged tanks")."""
        modals = self._lists.modals
        promised = predicate.lemma_.lower() in modals.promises and relation in modals.promised
        return promised or is_aim(predicate, modals)

    def stays(self, predicate: Token) -> bool:
        """Return whether somebody is so already: "will remain in Goma", "has decided to oppose them"."""
        modals, above = self._lists.modals, predicate.head.lemma_.lower()
        decided = predicate.dep_ == "xcomp" and above in modals.deciding
        return decided or bool({predicate.lemma_.lower(), above} & modals.staying)
