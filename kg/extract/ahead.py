"""Say what lies ahead, what is being done, and what is so already, whatever the verb above says."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.links import Link, link
from kg.extract.modals import Modals
from kg.extract.tree import children

TIMES = frozenset({"obl:unmarked", "obl:tmod", "obl", "nmod", "nmod:unmarked", "nmod:desc"})
"""Functions of a time expression below what happens then."""


def is_next(time: Token, modals: Modals) -> bool:
    """Return whether a phrase speaks of a time to come: "next week", "later this month"."""
    if time.dep_ not in TIMES or time.pos_ not in {"NOUN", "PROPN"}:
        return False
    words = {child.lower_ for child in time.children}
    if "later" in {token.lower_ for token in time.subtree} and "this" in words:
        return True
    return bool(words & modals.coming) and not {"the", "next"} <= words


def is_leaving(verb: Token, modals: Modals) -> bool:
    """Return whether somebody is on the way or about to set out: "is flying to Skopje"."""
    present = any(child.dep_ == "aux" and child.lower_ in {"is", "are", "am"} for child in verb.children)
    return present and verb.tag_ == "VBG" and verb.lemma_.lower() in modals.departures


def is_past(verb: Token) -> bool:
    """Return whether a verb tells what happened: "announced", "has announced"."""
    if verb.tag_ == "VBD":
        return True
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def is_to(token: Token) -> bool:
    """Return whether a predicate has the form of "is to visit"."""
    be = any(child.dep_ in {"aux", "cop"} and child.lemma_ == "be" for child in token.children)
    to = any(child.dep_ in {"aux", "mark"} and child.lower_ == "to" for child in token.children)
    return be and to and token.pos_ in {"VERB", "NOUN"} and token.dep_ not in {"xcomp", "advcl", "acl"}


def is_reached(verb: Token, modals: Modals) -> bool:
    """Return whether the purpose of a verb is reached as it happens: "used drones to strike"."""
    if verb.lemma_.lower() in modals.means:
        return True
    went = verb.tag_ in {"VBD", "VBN"} and verb.lemma_.lower() in modals.motions
    return went and not children(verb, "obj")


def is_ongoing(step: Link, modals: Modals) -> bool:
    """Return whether an infinitive follows a noun that says what is being done: "the campaign to defeat"."""
    to = next((child for child in step.lower.children if child.lower_ == "to"), None)
    return to is not None and to.i > 0 and to.nbor(-1).lemma_.lower() in modals.ongoing


def is_lasting(step: Link, modals: Modals) -> bool:
    """Return whether a noun exists whatever is done to it: "the need to continue the cooperation"."""
    owned = bool(children(step.lower, "nmod:poss"))
    definite = owned or any(child.lower_ == "the" for child in children(step.lower, "det"))
    return (step.lemma in modals.lasting and definite) or (step.lemma in modals.joining and owned)


def is_aim(predicate: Token, modals: Modals) -> bool:
    """Return whether a predicate stands in what somebody has yet to do."""
    step = link(predicate)
    while step is not None and not is_lasting(step, modals):
        if step.function == "ccomp" and "that" in step.marks:
            return False  # "to send the message that they stand with Syria"
        if step.lower != predicate and _is_infinitive_of_noun(step.lower, modals):
            return True
        step = link(step.upper)
    return False


def _is_infinitive_of_noun(verb: Token, modals: Modals) -> bool:
    """Return whether a verb is an infinitive below a noun that says what is yet to be done.

    "an agreement to have troops help"; not "the campaign to defeat them", nor "the first to visit".
    """
    to = any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)
    noun = verb.head
    if verb.dep_ != "acl" or not to or noun.lemma_.lower() in modals.ongoing:
        return False
    return not any(token.lower_ in modals.ranks for token in (noun, *children(noun, "amod")))
