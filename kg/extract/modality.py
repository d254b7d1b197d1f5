"""Say how firmly the text commits to a relation: asserted, planned, uncertain or hypothetical."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.ahead import is_lasting, is_leaving, is_next, is_ongoing, is_past, is_reached, is_to
from kg.extract.conditions import conditions, is_asked, is_inverted
from kg.extract.links import Link, link, shares
from kg.extract.modals import STRENGTH, Degree, Modals
from kg.extract.tree import SUBJECT, children
from kg.model import Modality

NOUN_LINKS = frozenset({"of", "for", "to", "about", "on"})
ARGUMENTS = frozenset({"obj", "nsubj:pass", "obl", "nsubj", "nsubj:outer"})


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
        for degree in modals.degrees:
            yield from _from_child(child, token, degree)
            if child.dep_ in SUBJECT and any(
                word.lower_ in degree.adverbs for word in children(child, "advmod")
            ):
                yield degree.modality  # "Apparently Syria and Israel have held talks"
    if any(conditions(token, modals.conditions, modals.inverted)) or is_inverted(token, modals.inverted):
        yield Modality.HYPOTHETICAL
    if is_asked(token):
        yield Modality.UNCERTAIN
    coming = not is_past(token) and any(is_next(child, modals) for child in token.children)
    if coming or is_to(token) or is_leaving(token, modals):
        yield Modality.PLANNED


def _from_child(child: Token, token: Token, degree: Degree) -> Iterator[Modality]:
    """Yield the modality that one dependent of a token lends it, if it is of this degree."""
    word = child.lower_
    match child.dep_:
        case "aux" if word in degree.auxiliaries:
            yield _would(token, degree.modality) if word in {"would", "'d", "’d"} else degree.modality
        case "advmod" | "obl:unmarked" if word in degree.adverbs:
            yield degree.modality
        case "amod" if word in degree.adjectives:
            yield degree.modality
        case "mark" if word in degree.marks and not _is_even(child, token):
            yield degree.modality
        case "mark" | "case" | "cc" if child.tag_ in {"JJ", "VBN"} and word in degree.predicates:
            yield degree.modality  # "is due to meet": the parser may take "due" for a preposition
        case "det" if word in degree.determiners and token.pos_ == "NOUN" and _is_open(token, degree):
            yield degree.modality


def _is_open(event: Token, degree: Degree) -> bool:
    """Return whether an event that no text has named yet stands before "would": "an attack would trigger"."""
    verb = event.head
    spoken = event.dep_ in SUBJECT and event.i < verb.i
    return spoken and any(
        child.dep_ == "aux" and child.lower_ in degree.auxiliaries for child in verb.children
    )


def _is_even(mark: Token, token: Token) -> bool:
    return any(item.lower_ == "even" for item in (*mark.children, *token.children))


def _would(token: Token, modality: Modality) -> Modality:
    """Return planned for the future seen from the past ("said it would send"), else what "would" lends."""
    above = token.head
    past = token.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN", "VBG"}
    return Modality.PLANNED if past else modality


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
        if _is_suspected(step, degree):
            yield degree.modality
        if (
            step.upper.pos_ != "NOUN"
            and step.lemma in degree.predicates
            and (clause or step.function == "nsubj")
        ):
            yield degree.modality


def _is_suspected(step: Link, degree: Degree) -> bool:
    """Return whether somebody is only thought to do it: "suspects Iran of arming them"."""
    verb = step.upper.head
    of = step.function == "acl" and step.is_gerund and "of" in step.marks and step.upper.dep_ == "obj"
    return of and degree.modality is Modality.UNCERTAIN and verb.lemma_.lower() in degree.verbs


def _below_verb(step: Link, modals: Modals) -> Iterator[Modality]:
    behind = step.lower.i > step.upper.i
    for degree in modals.degrees:
        if step.is_verbal and step.function in {"xcomp", "ccomp", "csubj", "advcl", "obl"}:
            hearsay = step.lemma in degree.passives and _is_said_of(step)
            unconfirmed = step.lemma in degree.negated_verbs and _is_negated(step.upper)
            doubtful = step.function == "ccomp" and _has_doubtful_subject(step.upper, degree)
            ahead = step.lemma in degree.verbs and _lies_ahead(step, degree)
            if hearsay or unconfirmed or doubtful or ahead:
                yield degree.modality
        elif step.lower.pos_ == "NOUN" and step.lemma in degree.object_verbs and _is_object(step, modals):
            yield degree.modality
    event = behind and step.lower.pos_ == "NOUN" and step.function == "obj"
    if event and any(is_next(child, modals) and child.i > step.lower.i for child in step.upper.children):
        yield Modality.PLANNED  # "announced talks next week"
    purpose = step.function == "advcl" and step.is_infinitive and behind
    if purpose and not is_reached(step.upper, modals) and not is_ongoing(step, modals):
        yield Modality.PLANNED


def _has_doubtful_subject(verb: Token, degree: Degree) -> bool:
    """Return whether what reports is itself doubtful: "unconfirmed reports said"."""
    return degree.modality is Modality.UNCERTAIN and any(
        child.lower_ in degree.adjectives
        for subject in children(verb, *SUBJECT)
        for child in children(subject, "amod")
    )


def _is_subjunctive(verb: Token) -> bool:
    """Return whether a verb has the bare form of "demands that Russia withdraw", whatever its tag."""
    bare = verb.tag_ == "VB" or (verb.pos_ == "VERB" and verb.lower_ == verb.lemma_.lower())
    plural = any("Plur" in child.morph.get("Number", []) for child in children(verb, *SUBJECT))
    bare = bare and (verb.tag_ != "VBP" or not plural)
    return bare and not any(child.dep_ == "aux" for child in verb.children)


def _is_object(step: Link, modals: Modals) -> bool:
    if any(child.dep_ == "compound:prt" for child in step.upper.children):
        return False  # "called off the talks"
    noun = step.lower.lemma_.lower()
    if noun in modals.expressions or (noun in modals.agreements and step.lemma in modals.consenting):
        return False  # "agreed on a truce", "offered condolences": so it is done
    shared = step.function in {"obl", "xcomp"} and (
        "for" in step.marks or (step.lemma in modals.consenting and bool(step.marks & {"on", "to"}))
    )
    return shared or step.function in {"obj", "nsubj:pass"}


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
        case "obj" | "nsubj:pass" | "obl" | "nsubj" | "nsubj:outer":
            if is_lasting(step, modals):
                return False
            brought = step.function in {"obj", "obl"} and step.lemma in modals.causes
            return lower.pos_ == "NOUN" and (step.lemma in modals.light_verbs or brought)
        case "advcl":
            return lower.tag_ in {"VB", "VBG"} and not any(c.dep_ in SUBJECT for c in lower.children)
        case _:
            return False
