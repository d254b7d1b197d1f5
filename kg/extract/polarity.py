"""Say whether the text asserts a relation or denies it: an odd number of negators denies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from kg.extract.links import Link, link, shares
from kg.extract.tree import OBJECT, SUBJECT
from kg.extract.words import phrases, words
from kg.model import Polarity

COMPLEMENT = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "advcl", "acl", "obl", "nmod"})
CARRIED = frozenset({"obj", "nsubj:pass", "obl", "nsubj"})
"""Functions of an event noun below its light verb ("held no talks", "talks were not held")."""


@dataclass(frozen=True, slots=True)
class Negators:
    """The word lists about negation."""

    adverbs: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    not_negating: frozenset[str]
    verbs: frozenset[str]
    gerund_only: frozenset[str]
    with_from: frozenset[str]
    object_verbs: frozenset[str]
    particles: frozenset[str]
    said_nouns: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    raising: frozenset[str]
    raising_adjectives: frozenset[str]
    light_verbs: frozenset[str]

    @classmethod
    def read(cls, lexicon: dict[str, Any]) -> Negators:
        """Return the lists of ``lexicon/polarity.toml``."""
        whole = {"prepositions", "particles"}
        return cls(*((phrases if name in whole else words)(lexicon, name) for name in cls.__slots__))


def polarity(predicate: Token, negators: Negators, object: Token | None = None) -> Polarity:
    """Return negative exactly when an odd number of negators has the predicate in its scope.

    Verbs such as "deny" count for what they govern, not for the relation that they word themselves.

    Args:
        predicate: Token that words the relation.
        negators: The word lists.
        object: Head of the object; "aimed at rebels, not at Islamic State" denies the second alone.
    """
    if predicate.dep_ == "case":
        predicate = predicate.head  # "its troops are not in Congo": the place is the predicate
    count = _own(predicate, negators)
    if object is not None and object != predicate:
        count += sum(
            child.lower_ == "not" and child.dep_ in {"advmod", "cc"}
            for child in object.children
            if child.i < object.i
        )
    step = link(predicate)
    if step is not None and step.is_slip:
        count += bool(step.marks & negators.prepositions)
    while step is not None:
        added = _added(step, negators, inside=step.lower != predicate)
        if added is None:
            break
        count += added
        step = link(step.upper)
    return Polarity.NEGATIVE if count % 2 else Polarity.POSITIVE


def _own(token: Token, negators: Negators, without: Token | None = None) -> int:
    """Return the number of negators that stand in a token's own clause.

    Args:
        token: A predicate.
        negators: The word lists.
        without: A dependent to pass over, because it was counted already.
    """
    return sum(_negates(child, token, negators) for child in token.children if child != without)


def _negates(child: Token, head: Token, negators: Negators) -> bool:
    word = child.lower_
    if child.dep_ in {"advmod", "neg", "cc:preconj", "cc", "det"} and word in negators.adverbs:
        follows = head.doc[child.i + 1].lower_ if child.i + 1 < len(head.doc) else ""
        return follows not in negators.not_negating and (child.dep_ != "cc" or _opens(child, head))
    if word == "yet" and child.i + 1 < head.i and head.doc[child.i + 1].lower_ == "to":
        return True  # "has yet to impose sanctions"
    if child.dep_ == "det":
        return word in negators.determiners
    if child.dep_ == "advmod":  # "no longer"
        return word in {"longer", "more"} and child.i > 0 and head.doc[child.i - 1].lower_ == "no"
    if child.dep_ in {"case", "mark"}:
        fixed = [item.lower_ for item in child.children if item.dep_ == "fixed"]
        return " ".join([word, *fixed]) in negators.prepositions
    if child.dep_ in SUBJECT or child.dep_ in OBJECT:
        zero = any(item.dep_ == "det" and item.lower_ in negators.determiners for item in child.children)
        neither = any(item.dep_ == "cc:preconj" and item.lower_ == "neither" for item in child.children)
        return zero or neither or word in negators.pronouns
    return False


def _opens(conjunction: Token, head: Token) -> bool:
    """Return whether "nor" begins a clause of its own; in "neither A nor B" the first word counts."""
    before = head.doc[head.sent.start : conjunction.i]
    if head.dep_ == "conj" and any(token.lower_ == "neither" and token.head == head.head for token in before):
        return True  # "has neither confirmed nor denied"
    return conjunction.i < head.i and not any(token.lower_ == "neither" for token in before)


def _added(step: Link, negators: Negators, *, inside: bool) -> int | None:
    """Return the negators that a governor adds, None where its scope ends."""
    lower, upper = step.lower, step.upper
    if step.function == "conj":
        return _own(upper, negators) if shares(lower, step.upper) else 0
    passed = lower.head if step.is_slip else lower
    if upper.pos_ in {"VERB", "AUX"}:
        if _verb_negates(step, negators, inside=inside):
            return 1 + _own(upper, negators, passed)
        if step.is_infinitive and any(child.lower_ == "yet" for child in upper.children):
            return 1  # "has yet to impose sanctions"
        if step.function in {"xcomp", "ccomp"} and step.lemma in negators.raising:
            return _own(upper, negators, passed)
        if step.function in CARRIED and lower.pos_ == "NOUN" and step.lemma in negators.light_verbs:
            return _own(upper, negators, passed)
        return None
    if step.function not in COMPLEMENT:
        return None
    open_clause = lower.tag_ == "VB" or step.is_gerund or step.is_slip
    if upper.pos_ == "NOUN" and step.lemma in negators.said_nouns and "that" in step.marks:
        return _own(upper, negators, passed)
    if upper.pos_ == "NOUN" and (open_clause or step.lemma in negators.nouns):
        return (step.lemma in negators.nouns) + _own(upper, negators, passed)
    if step.lemma in negators.adjectives or step.lemma in negators.raising_adjectives:
        return (step.lemma in negators.adjectives) + _own(upper, negators, passed)
    return None


def _verb_negates(step: Link, negators: Negators, *, inside: bool) -> bool:
    """Return whether a verb says that what it governs is not so.

    Args:
        step: The way to the verb.
        negators: The word lists.
        inside: Whether the predicate stands below the governed word: denying "reports that Iran attacked"
            denies the attack, denying "the accusation" does not undo the accusing.
    """
    particles = {child.lower_ for child in step.upper.children if child.dep_ in {"compound:prt", "advmod"}}
    phrasal = any(f"{step.lemma} {particle}" in negators.particles for particle in particles)
    if step.function in CARRIED | {"dep"} and step.lower.pos_ in {"NOUN", "PROPN"}:
        if step.function == "nsubj":
            return False
        if step.lower.lemma_.lower() in negators.said_nouns:
            owned = any(child.dep_ == "nmod:poss" for child in step.lower.children)
            return inside and not owned and step.lemma in negators.verbs | negators.object_verbs
        direct = step.function in {"obj", "nsubj:pass"}
        return direct and (phrasal or step.lemma in negators.object_verbs)
    if step.function not in COMPLEMENT:
        return False
    if phrasal:
        return step.is_gerund or step.lower.tag_ in {"NN", "NNS"}
    if step.lemma not in negators.verbs:
        return False
    if step.lemma in negators.with_from:
        return "from" in step.marks
    if step.function in {"advcl", "obl"} and not step.marks & {"from", "to", "of"}:
        return False
    return step.lemma not in negators.gerund_only or step.is_gerund or step.function == "ccomp"
