"""Say how firmly the text commits to a relation: asserted, planned, uncertain or hypothetical."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from kg.extract.links import Link, link, shares
from kg.extract.tree import SUBJECT, children
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
    negated_verbs: frozenset[str]
    """Verbs that leave their clause open when they are negated: "has not confirmed that"."""
    object_verbs: frozenset[str]
    nouns: frozenset[str]
    hearsay: frozenset[str]
    """Nouns whose clause nobody vouches for unless they have an owner: "reports that"."""
    doubted: frozenset[str]
    """Nouns whose clause is open where there are none of them: "no evidence that"."""
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
    if predicate.dep_ == "case":
        predicate = predicate.head  # "its troops will be in Congo": the place is the predicate
    found = {Modality.ASSERTED, *_own(predicate, modals)}
    step = link(predicate)
    while step is not None:
        found.update(_governed(step, modals))
        if not _passes(step, modals):
            break
        if step.function != "conj" or shares(step.lower, step.upper):
            found.update(_own(step.upper, modals))
        step = link(step.upper)
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


def _governed(step: Link, modals: Modals) -> Iterator[Modality]:
    """Yield the modalities that a governor lends to what hangs below it."""
    if step.upper.pos_ in {"VERB", "AUX"}:
        yield from _below_verb(step, modals)
        return
    clause = step.function in {"acl", "ccomp", "xcomp", "advcl", "csubj"}
    open_clause = clause and (step.is_gerund or bool(step.marks & {"to", "that", "of", "for"}))
    for degree in modals.degrees:
        if step.upper.pos_ == "NOUN":
            below = step.function == "nmod" and step.marks & NOUN_LINKS and step.lemma in degree.link_nouns
            if (
                step.lemma in degree.hearsay
                and "that" in step.marks
                and not children(step.upper, "nmod:poss")
            ):
                yield degree.modality  # "reports that Iran attacked", with nobody's name to them
            doubted = step.lemma in degree.doubted and "that" in step.marks
            if doubted and any(child.lower_ in {"no", "without"} for child in step.upper.children):
                yield degree.modality  # "has no evidence that Iran attacked"
            if below or (open_clause and step.lemma in degree.nouns):
                yield degree.modality
        elif step.lemma in degree.predicates and (clause or step.function == "nsubj"):
            yield degree.modality


def _below_verb(step: Link, modals: Modals) -> Iterator[Modality]:
    behind = step.lower.i > step.upper.i
    for degree in modals.degrees:
        if step.is_verbal and step.function in {"xcomp", "ccomp", "csubj", "advcl", "obl"}:
            hearsay = step.lemma in degree.passives and _is_said_of(step)
            unconfirmed = step.lemma in degree.negated_verbs and _is_negated(step.upper)
            if hearsay or unconfirmed or (step.lemma in degree.verbs and _lies_ahead(step, degree)):
                yield degree.modality
        elif step.lower.pos_ == "NOUN" and step.lemma in degree.object_verbs and _is_object(step):
            yield degree.modality
    if step.function == "advcl" and step.is_infinitive and behind and step.lemma not in modals.means:
        yield Modality.PLANNED


def _is_subjunctive(verb: Token) -> bool:
    """Return whether a verb has the bare form of "demands that Russia withdraw"."""
    return verb.tag_ == "VB" and not any(child.dep_ == "aux" for child in verb.children)


def _is_object(step: Link) -> bool:
    if any(child.dep_ == "compound:prt" for child in step.upper.children):
        return False  # "called off the talks"
    return step.function in {"obj", "nsubj:pass"} or (step.function == "obl" and "for" in step.marks)


def _lies_ahead(step: Link, degree: Degree) -> bool:
    """Return whether a clause is what a verb of will or doubt is about: "agreed to", not "agreed that"."""
    finite = step.function == "ccomp" and not step.is_infinitive
    return (
        degree.modality is Modality.UNCERTAIN
        or (step.is_infinitive and (step.function != "advcl" or step.lower.i > step.upper.i))
        or (step.function == "xcomp" and (step.lower.tag_ == "VB" or step.is_gerund))
        or (finite and _is_subjunctive(step.lower))
        or (step.is_gerund and bool(step.marks & {"for", "about", "against", "on"}))
    )


def _is_said_of(step: Link) -> bool:
    """Return whether a passive speaks of hearsay: "reported to have", "accused of", "believed to be"."""
    if step.function == "advcl" and "of" not in step.marks:
        return False
    return step.upper.dep_ == "acl" or any(child.dep_ == "aux:pass" for child in step.upper.children)


def _is_negated(verb: Token) -> bool:
    """Return whether a verb stands under "not" or "neither", or has nobody for its subject."""
    words = {child.lower_ for child in verb.children}
    if verb.dep_ == "conj":
        words |= {child.lower_ for child in verb.head.children if child.dep_ == "cc:preconj"}
    return bool(words & {"not", "n't", "n’t", "never", "neither", "nothing", "nobody"})


def _passes(step: Link, modals: Modals) -> bool:
    """Return whether what holds for a governor holds for what hangs below it."""
    lower = step.lower
    match step.function:
        case "conj":
            return step.upper.dep_ not in {"xcomp", "advcl", "acl"} or shares(lower, step.upper)
        case "xcomp":
            return True
        case "acl":
            return (lower.tag_ == "VB" or step.is_slip) and step.upper.dep_ in ARGUMENTS
        case "nmod":
            return step.upper.pos_ == "NOUN" and any(step.lemma in d.link_nouns for d in modals.degrees)
        case "obj" | "nsubj:pass" | "obl" | "nsubj":
            brought = step.function in {"obj", "obl"} and step.lemma in modals.causes
            return lower.pos_ == "NOUN" and (step.lemma in modals.light_verbs or brought)
        case "advcl":
            return lower.tag_ in {"VB", "VBG"} and not any(c.dep_ in SUBJECT for c in lower.children)
        case _:
            return False
