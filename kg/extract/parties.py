"""From the head of a noun phrase to the actors that it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.bearers import bearers
from kg.extract.slots import DOER, PLACED, owners
from kg.extract.tree import NOMINAL_MODIFIER, antecedent, children, conjuncts, preposition
from kg.extract.triggers import forms
from kg.extract.valency import valency
from kg.model import Via
from kg.nlp.annotation import ActorSpan, Annotated

MAX_BEFORE_MEMBERS = 8
"""How far behind a noun its members may be named ("countries in the region, including")."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor that a noun phrase stands for."""

    span: ActorSpan
    head: Token
    """Head of the noun phrase in the slot; the actor may stand below it."""
    weight: float = 1.0
    """How sure it is that the phrase stands for the actor; multiplies the confidence of a claim."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns whose actor stands beside them, as lemmas."""

    partitives: frozenset[str]
    instruments: frozenset[str]
    titles: frozenset[str]


def parties(
    head: Token,
    annotated: Annotated,
    nouns: Nouns,
    *,
    exact: bool = False,
    owner: str = "",
    acting: bool = False,
) -> list[Party]:
    """Return the actors that a noun phrase stands for, coordinated ones included, in text order.

    Args:
        head: Head of the phrase.
        annotated: The document.
        nouns: Partitives and instruments.
        exact: Whether the phrase must mean the actor itself, no part of it.
        owner: Which owner of a thing will do ("condemned Russia's airstrikes"), as frames say it.
        acting: Whether the phrase is the one who acts, so that instruments count ("Russian missiles hit").
    """
    found: list[Party] = []
    items = conjuncts(head)
    for item in [*items, *_hung_elsewhere(items, annotated), *_members(items[-1])]:
        named = _named(item, annotated)
        found += named if named or exact else _behind(item, annotated, nouns, owner=owner, acting=acting)
    return found


def _hung_elsewhere(items: list[Token], annotated: Annotated) -> list[Token]:
    """Return the further names of a list that the parser coordinates with the noun above it.

    "Gave $10 million to the Red Cross, the World Food Programme": it joins the programme to the money.
    """
    last = items[-1]
    for above in items[0].ancestors:
        if above.pos_ in {"VERB", "AUX"} or annotated.at(above.i):
            return []
        for child in children(above, "conj"):
            if child.left_edge.i == last.right_edge.i + 1 and annotated.at(child.i):
                return conjuncts(child)
    return []


def _members(noun: Token) -> list[Token]:
    """Return those whom "including" names behind a noun ("all parties, including the Houthis")."""
    for token in noun.doc[noun.i + 1 : min(noun.i + MAX_BEFORE_MEMBERS, noun.sent.end)]:
        if token.lower_ == "including" and token.dep_ == "case":
            return conjuncts(token.head)
        if token.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ"}:
            return []
    return []


def _named(token: Token, annotated: Annotated) -> list[Party]:
    """Return the actors of a token; of an office ("the foreign minister, X") the one who is named."""
    spans = annotated.at(token.i)
    if any(span.actor.type == "Person" and span.via is not Via.NAME for span in spans):
        apposed = [span for child in children(token, "appos") for span in annotated.at(child.i)]
        spans = tuple(span for span in apposed if span.actor.type == "Person") or spans
    return [Party(span, token) for span in spans]


def _behind(token: Token, annotated: Annotated, nouns: Nouns, *, owner: str, acting: bool) -> list[Party]:
    beside = children(token, "appos", "flat") + ([token.head] if token.dep_ == "appos" else [])
    beside += _called(token)
    named = [party for other in beside for party in _named(other, annotated)]
    if not named and token.lemma_.lower() in nouns.titles:
        named = [Party(span, token) for span in bearers(token, annotated)]
    if named:
        return named
    parts = _parts(token, annotated, nouns)
    if parts:
        return parts
    if owner or (acting and nouns.instruments.intersection(forms(token))):
        for child in owners(token, 2 if owner else 1, DOER if owner == "doer" else PLACED):
            owned = [
                Party(party.span, token, 0.9)
                for item in conjuncts(child)
                for party in _named(item, annotated)
            ]
            if owned:
                return owned
    return []


def _called(token: Token) -> list[Token]:
    """Return the name of a thing "known as" something."""
    return [
        name
        for clause in children(token, "acl")
        if clause.lower_ == "known"
        for name in children(clause, "obl")
        if preposition(name) == "as"
    ]


def _parts(token: Token, annotated: Annotated, nouns: Nouns, depth: int = 0) -> list[Party]:
    """Return the actors that a partitive is part of: "thousands of Russians", "the east of Ukraine"."""
    if depth > 2 or not (
        nouns.partitives.intersection(forms(token)) or token.pos_ in {"NUM", "DET", "PRON", "ADJ"}
    ):
        return []
    links = {"of", "among", "with"} if token.lemma_.lower() in valency(token).borders else {"of", "among"}
    wholes = [child for child in children(token, *NOMINAL_MODIFIER) if preposition(child) in links]
    for child in wholes or children(token, "amod", "compound", "nmod:poss"):
        found = [
            part
            for item in conjuncts(antecedent(child, token))
            for part in [Party(party.span, token, 0.95) for party in _named(item, annotated)]
            or _parts(item, annotated, nouns, depth + 1)
        ]
        if found:
            return found
    return []
