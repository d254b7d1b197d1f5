"""Definite nouns that mean an actor of the document: "the regime", "the committee", "the two countries"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.actors.names import Names
from kg.iris import actor_iri
from kg.model import Actor, Via
from kg.nlp.annotation import ActorSpan
from kg.nlp.coreference import SUBJECTS, Spans, actors_of
from kg.ontology.registry import Entry

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
WINDOW = 3
"""Sentences back in which the antecedent of a bare class noun ("the group") must stand."""


LEAST = 3
"""Mentions that each of the two parties to a document must have."""


def resolve_nominals(spans: Spans, names: Names, lexicon: dict[str, Any], main: Entry | None = None) -> None:
    """Add spans for definite nouns and pairs, from left to right; ``main`` is the country of the document."""
    describing = frozenset(lexicon["describing"]["words"])
    home = frozenset(lexicon["owned"]["home"])
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
                    token, pair[token.lower_], spans, sents[max(0, number - 2) : number], pairing
                ):
                    spans.add(ActorSpan(start, token.i + 1, token.i, span.actor, Via.NOMINAL))
            elif (start := _definite_start(token, describing)) is not None:
                near = sents[max(0, number - WINDOW) : number + 1]
                found = _same_noun(token, spans) or _of_class(
                    token, nominal.get(token.lower_, []), spans, near
                )
                actor = found.actor if found is not None else None
                if actor is None and token.lower_ in home and not _names_state(spans, near[-2:], token):
                    actor = _ruled(spans, near[-2:], token, names) or (main.actor() if main else None)
                if actor is not None:
                    spans.add(ActorSpan(start, token.i + 1, token.i, actor, Via.NOMINAL))


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


def _names_state(spans: Spans, sents: list[Span], token: Token) -> bool:
    """Return whether a state is named before a noun: "the country" may be it."""
    return any(
        span.actor.type == "State" and span.end <= token.i
        for sent in sents
        for span in spans.in_sentence(sent)
    )


def _ruled(spans: Spans, sents: list[Span], token: Token, names: Names) -> Actor | None:
    """Return the state of the only officials named before: "Goita, who has ruled the country"."""
    codes = {
        span.actor.country
        for sent in sents
        for span in spans.in_sentence(sent)
        if span.actor.type == "Person" and span.actor.sector in {"GOV", "MIL"} and span.end <= token.i
    }
    state = names.registry.states.get(next(iter(codes)) or "") if len(codes) == 1 else None
    return state.actor() if state is not None else None


def _definite_start(token: Token, describing: frozenset[str]) -> int | None:
    """Return where a definite noun begins that nothing tells from others of its kind."""
    first = token.i
    while first and token.doc[first - 1].lower_ in describing:
        first -= 1  # "the terrorist group", "the regional bloc"
    if not first or token.doc[first - 1].lower_ not in DEFINITE:
        return None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and (after.lower_ in {"of", "-", "for"} or after.dep_ == "compound"):
        return None
    if token.dep_ in {"compound", "amod", "nmod:desc"} and token.head.i > token.i:
        return None
    return None if any(_tells_apart(child, first) for child in token.children) else first


def _tells_apart(child: Token, first: int) -> bool:
    """Return whether a modifier says which one of a kind is meant; a clause after a comma does not."""
    if child.i >= first and child.i < child.head.i:
        return False
    if child.dep_ in {"acl:relcl", "acl"}:
        edge = child.left_edge
        return "," not in {edge.text, edge.nbor(-1).text if edge.i else ""}
    return child.dep_ in {"nmod", "amod", "compound"}


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
        if not near:
            continue
        if len(actors_of(near)) == 1:
            return near[-1]
        # Of several groups or bodies the one goes on that the sentence before was about.
        subject = next((child for child in sent.root.children if child.dep_ in SUBJECTS), None)
        own = [span for span in near if subject is not None and span.head == subject.i]
        return own[0] if own and sent.end <= token.i and "State" not in types else None
    return None


def _pair(
    token: Token, types: list[str], spans: Spans, before: list[Span], pairing: dict[str, list[str]]
) -> list[ActorSpan]:
    """Return the two actors of a class that were named in this sentence, else in the one before."""
    wanted = NUMBERS[token.nbor(-1).lower_]
    # Whose sides they are is rarely said in the sentence before; the two countries are.
    last = before[-1:]
    for sent in (token.sent, *(last if token.lower_ not in pairing["near"] else ())):
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
    if token.lower_ in pairing["anywhere"] and (named := _in_document(token, types, spans, wanted)):
        return named
    if "Person" in types:
        return _persons(token, spans, before, wanted)
    main = token.lower_ in pairing["main"] and wanted == 2
    return _main_parties(spans, pairing["parties"]) if main else []


def _persons(token: Token, spans: Spans, before: list[Span], wanted: int) -> list[ActorSpan]:
    """Return the persons of the sentences before, nearest first, as soon as they are just so many."""
    found: dict[str, ActorSpan] = {}
    title = token.lower_.removesuffix("s")
    titled = {span.actor.id for span in spans.all if _has_title(span, title, spans.doc)}
    for sent in reversed(before):
        for span in spans.in_sentence(sent):
            if span.actor.id in titled and span.via in {Via.NAME, Via.GENERIC}:
                found.setdefault(span.actor.id, span)
        if len(found) >= wanted:
            break
    own = {span.actor.id for span in spans.in_sentence(token.sent)}
    return list(found.values()) if len(found) == wanted and not own & set(found) else []


def _has_title(span: ActorSpan, title: str, doc: Doc) -> bool:
    """Return whether a person is called so somewhere: "President Vladimir Putin"; anybody may be a leader."""
    if span.actor.type != "Person":
        return False
    return title == "leader" or any(t.lower_ == title for t in doc[max(0, span.start - 3) : span.end])


def _main_parties(spans: Spans, types: list[str]) -> list[ActorSpan]:
    """Return the two states or groups that the document speaks of twice as often as of any third."""
    counts: Counter[str] = Counter()
    first: dict[str, ActorSpan] = {}
    for span in spans.all:
        if span.actor.type in types and span.via in {Via.NAME, Via.GENERIC}:
            counts[span.actor.id] += 1
            first.setdefault(span.actor.id, span)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    clear = (
        len(ranked) > 1 and ranked[1][1] >= LEAST and (len(ranked) < 3 or ranked[2][1] * 2 <= ranked[1][1])
    )
    return [first[id] for id, _ in ranked[:2]] if clear else []


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
