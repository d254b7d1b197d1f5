"""The labels of a Universal Dependencies tree and the ways up and down in it.

Source: https://universaldependencies.org/u/dep/ for the labels.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.valency import valency
from kg.nlp.plain import remembered

SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
PASSIVE = frozenset({"nsubj:pass", "aux:pass"})
OBJECT = frozenset({"obj", "dobj"})
BARE = frozenset({"VB", "VBP"})
"""Tags of a verb without an ending; a bare infinitive is often taken for a present tense."""
OBLIQUE = frozenset({"obl", "obl:agent", "obl:unmarked", "obl:npmod", "obl:tmod", "iobj"})
NOMINAL_MODIFIER = frozenset({"nmod", "nmod:poss", "nmod:desc", "nmod:unmarked"})
NAME_PARTS = frozenset({"compound", "nmod:desc", "flat"})
"""Modifiers on which the parser hangs the preposition of the whole phrase ("in dictator Kim's stance")."""
MAX_DEPTH = 8
"""Longest chain followed upwards; a deeper one is a parser's mistake (sentence of 400 tokens in a list)."""


def children(token: Token, *labels: str) -> list[Token]:
    """Return the dependents that bear one of the labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def conjuncts(token: Token) -> list[Token]:
    """Return the token and what is coordinated with it to its right, in text order.

    What follows "A and B," is no third conjunct, though the parser may say so ("... A and B, C remains").
    """
    found = [token]
    for item in found:
        found.extend(child for child in item.children if child.dep_ == "conj")
    found.sort(key=lambda item: item.i)
    for position, item in enumerate(found[1:], start=2):
        if any(child.dep_ == "cc" for child in item.children):
            return found[:position]
    return found


def first_conjunct(token: Token) -> Token:
    """Return the head of the coordination that a token stands in, or the token."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


@remembered
def preposition(token: Token) -> str:
    """Return the preposition of a phrase in lower case, compounds with blanks; empty if there is none."""
    for host in (
        token,
        *(child for child in token.children if child.dep_ in NAME_PARTS and child.i < token.i),
    ):
        for child in host.children:
            if child.dep_ == "case" and child.lower_ not in {"'s", "’s", "'", "’"}:
                fixed = [item.lower_ for item in child.children if item.dep_ == "fixed"]
                return " ".join([child.lower_, *fixed])
    return ""


def behind_particle(verb: Token) -> list[Token]:
    """Return the object of which the parser makes a phrase ("handed over the militants"), in a list."""
    if verb.lemma_.lower() not in valency(verb).phrasal or children(verb, "obj"):
        return []
    particles = valency(verb).particles
    return [
        noun
        for noun in children(verb, "obl")
        if any(c.dep_ == "case" and c.i == verb.i + 1 and c.lower_ in particles for c in noun.children)
        and noun.left_edge.i == verb.i + 1
        and verb.doc[verb.i + 2].dep_ != "case"
    ]


@remembered
def is_passive(verb: Token) -> bool:
    """Return whether the surface subject is the one acted upon."""
    if any(child.dep_ in PASSIVE for child in verb.children):
        return True
    if any(child.dep_ == "nsubj" for child in verb.children) or is_gerund(verb):
        return False
    if not is_past_participle(verb) or any(child.dep_.startswith("aux") for child in verb.children):
        return False
    if verb.dep_ in {"acl", "amod"} or (verb.dep_ == "advcl" and not children(verb, "nsubj", "obj")):
        return True
    shared = verb.dep_ == "conj" and not any(child.dep_ in SUBJECT for child in verb.children)
    return shared and verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb.head)


def is_past_participle(verb: Token) -> bool:
    """Return whether a verb has the form of "backed"."""
    return verb.tag_ == "VBN" or (
        "Part" in verb.morph.get("VerbForm", []) and "Past" in verb.morph.get("Tense", [])
    )


def is_gerund(verb: Token) -> bool:
    """Return whether an -ing form behind a preposition governs the noun that it seems to modify.

    "no intention of attacking Ethiopia": the parser sees an attacking Ethiopia.
    """
    if verb.dep_ not in {"amod", "compound"} or not verb.lower_.endswith("ing") or verb.i == 0:
        return False
    return verb.nbor(-1).dep_ == "case" and verb.nbor(-1).head == verb.head


def is_relative(token: Token) -> bool:
    """Return whether a token is a relative pronoun."""
    return "Rel" in token.morph.get("PronType", []) or (
        token.tag_ in {"WP", "WDT", "WP$"} and token.lower_ in {"who", "which", "that", "whom", "whose"}
    )


def antecedent(token: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for, or the token itself."""
    if not is_relative(token):
        return token
    clause = verb
    while clause.dep_ not in {"acl:relcl", "acl"} and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ in {"acl:relcl", "acl"} else token


def governor(token: Token) -> Token | None:
    """Return the next predicate above, through coordination; None at the root."""
    top = first_conjunct(token)
    return None if top.head == top else top.head


def chain(token: Token) -> Iterator[Token]:
    """Yield the token and every governor above it, nearest first."""
    current: Token | None = token
    for _ in range(4 * MAX_DEPTH):
        if current is None:
            return
        yield current
        current = governor(current)
