"""Say how firmly the text commits to a relation: asserted, planned, uncertain or hypothetical."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from kg.extract.tree import SUBJECT
from kg.extract.words import words
from kg.model import Modality

STRENGTH = (Modality.ASSERTED, Modality.PLANNED, Modality.UNCERTAIN, Modality.HYPOTHETICAL)
"""The last that applies wins: "may plan to send" is uncertain, "if it attacked" hypothetical."""
NOUN_LINKS = frozenset({"of", "for", "to", "about", "on"})
ARGUMENTS = frozenset({"obj", "nsubj:pass", "obl", "nsubj"})


@dataclass(frozen=True, slots=True)
class Degree:
    """The words that lend one modality."""

    modality: Modality
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    predicates: frozenset[str]
    """Adjectives with a clause: "ready to", "possible that"."""
    verbs: frozenset[str]
    passives: frozenset[str]
    object_verbs: frozenset[str]
    nouns: frozenset[str]
    link_nouns: frozenset[str]
    """Nouns with a noun below: "threat of attack"."""
    marks: frozenset[str]

    @classmethod
    def read(cls, lists: dict[str, Any], modality: Modality) -> Degree:
        """Return the lists of one table of ``lexicon/modality.toml``."""
        return cls(modality, *(words(lists, name) for name in cls.__slots__[1:]))


@dataclass(frozen=True, slots=True)
class Modals:
    """The word lists about modality."""

    degrees: tuple[Degree, ...]
    light_verbs: frozenset[str]
    causes: frozenset[str]
    means: frozenset[str]

    @classmethod
    def read(cls, lexicon: dict[str, Any]) -> Modals:
        """Return the lists of ``lexicon/modality.toml``."""
        degrees = tuple(Degree.read(lexicon[modality], modality) for modality in STRENGTH[1:])
        passing = lexicon["passing"]
        return cls(degrees, *(words(passing, name) for name in ("light_verbs", "causes", "means")))


def modality(predicate: Token, modals: Modals) -> Modality:
    """Return how firmly the text commits to what a predicate says.

    What a reporting verb's own modality is does not count: "officials may say that Iran attacked" asserts the
    attack in their mouth.
    """
    found = {Modality.ASSERTED, *_own(predicate, modals)}
    lower = predicate
    while lower.head != lower:
        upper = lower.head
        found.update(_governed(lower, upper, modals))
        if not _passes(lower, upper, modals):
            break
        shared = lower.dep_ != "conj" or _shares(lower)
        if shared:
            found.update(_own(upper, modals))
        lower = upper
    return max(found, key=STRENGTH.index)


def _own(token: Token, modals: Modals) -> Iterator[Modality]:
    """Yield the modalities that words in a token's own clause lend."""
    for child in token.children:
        word = child.lower_
        for degree in modals.degrees:
            if child.dep_ == "aux" and word in degree.auxiliaries:
                yield _would(token, degree.modality) if word in {"would", "'d", "’d"} else degree.modality
            elif (
                (child.dep_ in {"advmod", "obl:unmarked"} and word in degree.adverbs)
                or (child.dep_ == "amod" and word in degree.adjectives)
                or (child.dep_ == "mark" and word in degree.marks and not _is_even(child, token))
            ):
                yield degree.modality
        if child.dep_ == "advcl" and _is_condition(child):
            yield Modality.HYPOTHETICAL
    if _is_to(token):
        yield Modality.PLANNED


def _is_even(mark: Token, token: Token) -> bool:
    return any(item.lower_ == "even" for item in (*mark.children, *token.children))


def _would(token: Token, modality: Modality) -> Modality:
    """Return planned for the future seen from the past ("said it would send"), else what "would" lends."""
    above = token.head
    past = token.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN", "VBG"}
    return Modality.PLANNED if past else modality


def _is_condition(clause: Token) -> bool:
    """Return whether a clause says under which condition; "even if" says that there is none."""
    marks = [child for child in clause.children if child.dep_ in {"mark", "advmod"}]
    if any(child.lower_ == "even" for mark in marks for child in (mark, *mark.children)):
        return False
    return any(mark.lower_ in {"if", "unless"} for mark in marks)


def _is_to(token: Token) -> bool:
    """Return whether a predicate has the form of "is to visit"."""
    be = any(child.dep_ in {"aux", "cop"} and child.lemma_ == "be" for child in token.children)
    to = any(child.dep_ in {"aux", "mark"} and child.lower_ == "to" for child in token.children)
    return be and to and token.tag_ == "VB" and token.dep_ not in {"xcomp", "advcl", "acl"}


def _governed(lower: Token, upper: Token, modals: Modals) -> Iterator[Modality]:
    """Yield the modalities that a governor lends to what hangs below it."""
    lemma = upper.lemma_.lower()
    if upper.pos_ in {"VERB", "AUX"}:
        yield from _below_verb(lower, upper, lemma, modals)
        return
    clause = lower.dep_ in {"acl", "ccomp", "xcomp", "advcl", "csubj"}
    case = {child.lower_ for child in lower.children if child.dep_ in {"case", "mark"}}
    for degree in modals.degrees:
        if upper.pos_ == "NOUN":
            if (clause and _is_open(lower, case) and lemma in degree.nouns) or (
                lower.dep_ == "nmod" and case & NOUN_LINKS and lemma in degree.link_nouns
            ):
                yield degree.modality
        elif lemma in degree.predicates and (clause or lower.dep_ == "nsubj"):
            yield degree.modality


def _is_open(lower: Token, case: set[str]) -> bool:
    """Return whether a clause below a noun lies open: an infinitive, a gerund after "of", a that-clause."""
    return "to" in case or lower.tag_ == "VBG" or bool(case & {"that", "of", "for"})


def _below_verb(lower: Token, verb: Token, lemma: str, modals: Modals) -> Iterator[Modality]:
    infinitive = any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in lower.children)
    finite = lower.dep_ == "ccomp" and not infinitive
    case = {child.lower_ for child in lower.children if child.dep_ in {"case", "mark"}}
    for degree in modals.degrees:
        if lower.dep_ in {"xcomp", "ccomp", "csubj", "advcl", "obl"} and lower.pos_ in {"VERB", "ADJ", "AUX"}:
            if lemma in degree.passives and lower.dep_ != "advcl" and _is_said_of(verb):
                yield degree.modality
            if lemma not in degree.verbs:
                continue
            ahead = infinitive and (lower.dep_ != "advcl" or lower.i > verb.i)
            bare = lower.dep_ == "xcomp" and lower.tag_ in {"VB", "VBG"}
            wished = finite and lower.tag_ == "VB"  # "demands that Russia withdraw"
            gerund = lower.tag_ == "VBG" and bool(case & {"for", "about", "against", "on"})
            if degree.modality is Modality.UNCERTAIN or ahead or bare or wished or gerund:
                yield degree.modality
        elif (
            lower.pos_ == "NOUN"
            and lemma in degree.object_verbs
            and (lower.dep_ in {"obj", "nsubj:pass"} or (lower.dep_ == "obl" and "for" in case))
        ):
            yield degree.modality
    purpose = lower.dep_ == "advcl" and infinitive and lower.i > verb.i
    if purpose and lemma not in modals.means:
        yield Modality.PLANNED


def _is_said_of(verb: Token) -> bool:
    """Return whether a passive speaks of hearsay: "is reported to have", "missiles believed to be"."""
    return verb.dep_ == "acl" or any(child.dep_ == "aux:pass" for child in verb.children)


def _passes(lower: Token, upper: Token, modals: Modals) -> bool:
    """Return whether what holds for a governor holds for what hangs below it."""
    lemma = upper.lemma_.lower()
    match lower.dep_:
        case "conj":
            return upper.dep_ not in {"xcomp", "advcl", "acl"} or _shares(lower)
        case "xcomp":
            return True
        case "acl":
            return lower.tag_ == "VB" and upper.dep_ in ARGUMENTS
        case "nmod":
            return upper.pos_ == "NOUN" and any(lemma in degree.link_nouns for degree in modals.degrees)
        case "obj" | "nsubj:pass" | "obl" | "nsubj":
            return lower.pos_ == "NOUN" and (
                lemma in modals.light_verbs or (lower.dep_ in {"obj", "obl"} and lemma in modals.causes)
            )
        case "advcl":
            return lower.tag_ in {"VB", "VBG"} and not any(c.dep_ in SUBJECT for c in lower.children)
        case _:
            return False


def _shares(conjunct: Token) -> bool:
    """Return whether a coordinated predicate shares the first one's auxiliaries ("will attack and seize")."""
    if any(child.dep_ in SUBJECT or child.dep_ == "aux" for child in conjunct.children):
        return False
    return conjunct.tag_ == conjunct.head.tag_ or conjunct.pos_ == "NOUN"
