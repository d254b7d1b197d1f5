"""Say where: the place that a claim's own clause names beside its actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from kg.extract.grammar import obliques
from kg.extract.tree import SUBJECT, conjuncts, first_conjunct, preposition
from kg.extract.words import phrases, words
from kg.model import Place
from kg.nlp.annotation import Annotated

PLACES = frozenset({"Place", "State"})
CARRIED = frozenset({"obj", "nsubj:pass", "nsubj"})


@dataclass(frozen=True, slots=True)
class Locatives:
    """The word lists about where."""

    prepositions: frozenset[str]
    nouns: frozenset[str]
    """Nouns that are somewhere even when the registry does not know the place ("the northern front")."""

    @classmethod
    def read(cls, lexicon: dict[str, Any]) -> Locatives:
        """Return the lists of ``lexicon/place.toml``."""
        return cls(phrases(lexicon, "prepositions"), words(lexicon, "nouns"))


def place(
    annotated: Annotated,
    predicate: Token,
    subject: Token | None,
    object: Token | None,
    locatives: Locatives,
) -> Place | None:
    """Return where a predicate takes place by the words of its own clause; None if they do not say.

    A place that is itself subject or object of the claim is not repeated.

    Args:
        annotated: The document.
        predicate: Token that words the relation.
        subject: Head of the claim's subject.
        object: Head of the claim's object.
        locatives: The word lists.
    """
    if predicate.pos_ == "NOUN" and predicate.lemma_.lower() in locatives.nouns:
        return None  # "the city of Mosul" is somewhere, and does not take place
    actors = [token for token in (subject, object) if token is not None]
    taken = {item.i for token in actors for item in conjuncts(first_conjunct(token))}
    own = {span.actor.id for i in taken for span in annotated.at(i)}
    for host in _hosts(predicate):
        for case, head in obliques(host):
            if case not in locatives.prepositions or head.i in taken:
                continue
            found = _known(annotated, head, own, locatives) or _described(annotated, head, taken, locatives)
            if found is not None:
                return found
    return None


def _hosts(predicate: Token) -> list[Token]:
    """Return the predicate and, for an event noun or an infinitive, the verb that carries it."""
    hosts = [predicate]
    token = predicate
    while token.head != token and len(hosts) < 4:
        carried = token.dep_ in CARRIED and token.pos_ == "NOUN" and token.head.pos_ == "VERB"
        shared = token.dep_ in {"xcomp", "conj"} and not any(c.dep_ in SUBJECT for c in token.children)
        if not (carried or shared):
            break
        token = token.head
        hosts.append(token)
    return hosts


def _known(annotated: Annotated, head: Token, own: set[str], locatives: Locatives) -> Place | None:
    """Return the place of the registry that a phrase names: "in Kursk", "in the Kursk region"."""
    beside = [head, *(child for child in head.children if child.dep_ in {"appos", "flat"})]
    if head.lemma_.lower() in locatives.nouns:
        beside += [child for child in head.children if child.dep_ in {"compound", "nmod:desc"}]
        beside += [child for child in head.children if child.dep_ == "nmod" and preposition(child) == "of"]
    for token in beside:
        for span in annotated.at(token.i):
            if span.actor.type in PLACES and span.actor.id not in own:
                return Place(span.actor.name, span.actor.id)
    return None


def _described(annotated: Annotated, head: Token, taken: set[int], locatives: Locatives) -> Place | None:
    """Return a place that only its description names: "the central western sector of the front"."""
    if head.lemma_.lower() not in locatives.nouns:
        return None
    inside = [token for token in head.subtree if not _is_clause(token, head)]
    if taken & {token.i for token in inside}:
        return None
    start = next(token.i for token in inside if token.dep_ != "case" or token.head != head)
    if not any(token.dep_ in {"amod", "nmod", "compound", "nmod:poss"} for token in inside):
        return None  # "in the town" says nothing without the sentence before
    passage = annotated.evidence(start, max(token.i for token in inside) + 1)
    return Place(" ".join(passage.text.split()))


def _is_clause(token: Token, head: Token) -> bool:
    """Return whether a token belongs to a clause or time phrase below a noun rather than to its name."""
    while token != head:
        if token.dep_ in {"acl", "acl:relcl", "conj", "appos", "punct", "obl", "parataxis", "advcl"}:
            return True
        token = token.head
    return False
