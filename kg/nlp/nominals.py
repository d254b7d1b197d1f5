"""Definite nouns that mean an actor of the document: "the regime", "the committee", "the two countries"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.iris import actor_iri
from kg.model import Actor, Via
from kg.nlp.annotation import ActorSpan
from kg.nlp.coreference import Spans, actors_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

DEFINITE = frozenset({"the", "this", "that"})
WINDOW = 3
"""Sentences back in which the antecedent of a bare class noun ("the group") must stand."""


def resolve_nominals(spans: Spans, lexicon: dict[str, Any]) -> None:
    """Add spans for definite nouns and pairs, from left to right."""
    nominal: dict[str, list[str]] = lexicon["nominal"]
    pair: dict[str, list[str]] = lexicon["pair"]
    pairing: dict[str, list[str]] = lexicon["pairing"]
    sents = list(spans.doc.sents)
    for number, sent in enumerate(sents):
        for token in sent:
            if token.pos_ not in {"NOUN", "PROPN"} or spans.within.get(token.i):
                continue
            if (half := _half(token, spans, lexicon["direction"])) is not None:
                spans.add(ActorSpan(token.i, token.i + 1, token.i, half, Via.NOMINAL))
                continue
            if (start := _pair_start(token)) is not None and token.lower_ in pair:
                for span in _pair(
                    token, pair[token.lower_], spans, sents[max(0, number - 1) : number], pairing
                ):
                    spans.add(ActorSpan(start, token.i + 1, token.i, span.actor, Via.NOMINAL))
            elif (start := _definite_start(token)) is not None:
                found = _same_noun(token, spans) or _of_class(
                    token, nominal.get(token.lower_, []), spans, sents[max(0, number - WINDOW) : number + 1]
                )
                if found is not None:
                    spans.add(ActorSpan(start, token.i + 1, token.i, found.actor, Via.NOMINAL))


NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}


def _half(token: Token, spans: Spans, lexicon: dict[str, list[str]]) -> Actor | None:
    """Return the half of a divided country that a direction with a capital means ("the North")."""
    slugs = lexicon.get(token.lower_)
    if slugs is None or not token.text[0].isupper():
        return None
    named = {span.actor.id: span.actor for span in spans.all}
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.pos_ in {"PROPN", "NOUN"}:
        return None
    if all(actor_iri(slug) in named for slug in slugs):
        return named[actor_iri(slugs[0])]
    return None


def _pair_start(token: Token) -> int | None:
    """Return where "the two countries" or "both sides" begins."""
    before = token.nbor(-1) if token.i else None
    if before is None or before.lower_ not in NUMBERS:
        return None
    if before.lower_ != "both" and before.i and before.nbor(-1).lower_ in DEFINITE:
        return before.i
    return before.i if before.lower_ == "both" else None


def _definite_start(token: Token) -> int | None:
    """Return where a definite noun without modifiers begins."""
    if not token.i or token.nbor(-1).lower_ not in DEFINITE:
        return None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and (after.lower_ in {"of", "-", "for"} or after.dep_ == "compound"):
        return None
    if token.dep_ in {"compound", "amod", "nmod:desc"} and token.head.i > token.i:
        return None
    modified = any(child.dep_ in {"acl:relcl", "nmod", "acl", "amod", "compound"} for child in token.children)
    return None if modified else token.i


def _same_noun(token: Token, spans: Spans) -> ActorSpan | None:
    """Return the last mention before with this noun: "the committee" after "Negotiations Committee"."""
    named = spans.by_noun.get(token.lower_, [])
    last = bisect_left(named, token.i, key=lambda span: span.start) - 1
    while last >= 0 and named[last].end > token.i:
        last -= 1
    return named[last] if last >= 0 else None


def _of_class(token: Token, types: list[str], spans: Spans, sents: list[Span]) -> ActorSpan | None:
    """Return the only actor of a class in the sentences before, nearest sentence first."""
    if not types:
        return None
    for sent in reversed(sents):
        near = [
            span
            for span in spans.in_sentence(sent)
            if span.actor.type in types and span.end <= token.i and span.via is not Via.PRONOUN
        ]
        if near:
            return near[-1] if len(actors_of(near)) == 1 else None
    return None


def _pair(
    token: Token, types: list[str], spans: Spans, before: list[Span], pairing: dict[str, list[str]]
) -> list[ActorSpan]:
    """Return the two actors of a class that were named in this sentence, else in the one before."""
    wanted = NUMBERS[token.nbor(-1).lower_]
    # Whose sides they are is rarely said in the sentence before; the two countries are.
    for sent in (token.sent, *(reversed(before) if token.lower_ not in pairing["near"] else ())):
        found: dict[str, ActorSpan] = {}
        for span in spans.in_sentence(sent):
            if span.actor.type in types and span.end <= token.i:
                found.setdefault(span.actor.id, span)
        if len(found) == wanted:
            return list(found.values())
        if found and wanted == 2 and (pair := _joined(list(found.values()), spans.doc)):
            return pair
        if found:
            break
    anywhere = token.lower_ in pairing["anywhere"]
    return _in_document(token, types, spans, wanted) if anywhere else []


def _in_document(token: Token, types: list[str], spans: Spans, wanted: int) -> list[ActorSpan]:
    """Return the actors of a class that the text names up to here, if there are just so many."""
    found: dict[str, ActorSpan] = {}
    for span in spans.all:
        if span.actor.type in types and span.end <= token.i and span.via is not Via.PRONOUN:
            found.setdefault(span.actor.id, span)
    return list(found.values()) if len(found) == wanted else []


def _joined(found: list[ActorSpan], doc: Doc) -> list[ActorSpan]:
    """Return the only two of several actors that are joined by "and" ("Russia and North Korea, China")."""
    pairs = [(a, b) for a, b in pairwise(found) if [t.lower_ for t in doc[a.end : b.start]] == ["and"]]
    return list(pairs[0]) if len(pairs) == 1 else []
