"""Words that look like a relation and are none: part of a name, or the deed of another."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.extract.grammar import deep_subjects
from kg.extract.tree import conjuncts
from kg.extract.valency import valency
from kg.model import Via
from kg.nlp.annotation import ActorSpan, Annotated
from kg.ontology import Frame

SHORT = 3
"""Longest word that headlines leave in lower case."""


def is_part_of_name(frame: Frame, token: Token, annotated: Annotated) -> bool:
    """Return whether a word stands in a name, where it tells of no act.

    "The Syrian opposition" opposes nobody for it; "Press Secretary" presses nobody; the Korean Central News
    Agency is nobody's agency by its name.
    """
    headed = [span for span in annotated.at(token.i) if span.via is Via.NAME and span.head == token.i]
    if frame.kind == "role":
        return any(span.actor.type != "Person" for span in headed)
    if frame.kind == "noun" and "self" not in frame.subject + frame.object:
        return bool(headed)
    if frame.kind != "verb" or not token.text[:1].isupper() or token.i == token.sent.start:
        return False
    return token.i + 1 < token.sent.end and token.nbor(1).is_title and not _is_headline(token.sent)


def is_anothers(token: Token, subject: ActorSpan) -> bool:
    """Return whether an actor blames another for a deed ("blamed the raid on X"): it is not his."""
    verb = token.head
    if token.pos_ != "NOUN" or token.dep_ != "obj" or verb.lemma_.lower() not in valency(token).blaming:
        return False
    blamers = (below for head in deep_subjects(verb) for item in conjuncts(head) for below in item.subtree)
    return any(below.i == subject.head for below in blamers)


def _is_headline(sent: Span) -> bool:
    """Return whether most words of a sentence are capitalised."""
    words = [token for token in sent if token.is_alpha and len(token) > SHORT]
    return sum(token.text[0].isupper() for token in words) > 0.7 * len(words)
