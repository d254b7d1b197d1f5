"""The step from a predicate to what governs it, with the parser's commonest slips undone."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.tree import BARE, SUBJECT
from kg.extract.valency import valency

MAX_PATH = 40
"""Longest way to the root; a deeper tree is a parser's mistake."""
GERUND_MARKS = frozenset({"to", "of", "from", "for", "without", "by", "about", "against", "in", "at"})


@dataclass(frozen=True, slots=True)
class Link:
    """How a word hangs on its governor."""

    lower: Token
    upper: Token
    function: str
    """Label of Universal Dependencies, corrected where the parser slipped."""
    marks: frozenset[str]
    """Prepositions and conjunctions before the lower word, in lower case."""
    is_slip: bool = False
    """Whether the tree says otherwise."""

    @property
    def is_infinitive(self) -> bool:
        """Return whether the lower word is a verb with "to"."""
        return "to" in self.marks and (self.is_slip or self.lower.pos_ in {"VERB", "AUX", "ADJ", "NOUN"})

    @property
    def is_gerund(self) -> bool:
        """Return whether the lower word has the form of "sending"."""
        return self.lower.tag_ == "VBG" or (self.is_slip and self.lower.lower_.endswith("ing"))

    @property
    def is_verbal(self) -> bool:
        """Return whether the lower word is a clause rather than an event noun."""
        return self.is_slip or self.lower.pos_ in {"VERB", "ADJ", "AUX"}

    @property
    def lemma(self) -> str:
        """Lemma of the governor in lower case."""
        return self.upper.lemma_.lower()


def _is_caused(token: Token) -> bool:
    """Return whether a bare verb is what somebody is to bring about: "to have the troops help"."""
    subject = next((child for child in token.children if child.dep_ in SUBJECT), None)
    if token.tag_ not in BARE or subject is None or subject.left_edge.i <= token.sent.start:
        return False
    before = subject.left_edge.nbor(-1)
    caused = before.lemma_ in valency(before).causative
    return caused and any(child.lower_ == "to" for child in before.children)


def link(token: Token) -> Link | None:
    """Return the step from a token to its governor; None at the root.

    In "said it will improve access and stop supporting rebels" the parser may coordinate the bare "stop" with
    "said": the step leads to "improve".

    In "plans to supply weapons" and "denied supplying drones" the parser takes the verb for part of a
    compound in one of five sentences: the step then leads past the noun, to what the noun hangs on.
    """
    if token.head == token:
        return None
    head = token.head
    before = token.nbor(-1) if token.i > token.sent.start else None
    if token.dep_ in {"compound", "amod"} and token.i < head.i and head.head != head and before is not None:
        gerund = token.lower_.endswith("ing")
        marked = before.dep_ in {"case", "mark"} and before.head in (head, token)
        marked = marked and before.lower_ in GERUND_MARKS
        bare = token.lower_ == token.lemma_.lower() and before.lower_ == "to"
        if (marked and (gerund or bare)) or (gerund and before == head.head and before.pos_ == "VERB"):
            upper = head.head
            function = "acl" if upper.pos_ in {"NOUN", "PROPN"} else "xcomp"
            marks = frozenset({before.lower_} if marked else ())
            return Link(token, upper, function, marks, is_slip=True)
    if (first := _bare_first(token)) is not None:
        return Link(token, first, "conj", frozenset(), is_slip=True)
    marks = frozenset(
        child.lower_
        for child in token.children
        if child.dep_ in {"case", "mark"} or (child.dep_ == "aux" and child.lower_ == "to")
    )
    if _is_caused(token):
        marks |= {"to"}
    if (noun := _kept_by(token, marks)) is not None:
        return Link(token, noun, "acl" if "to" in marks else "nmod", marks, is_slip=True)
    # "accused of planning to strike": what hangs on a gerund as on a noun is its infinitive.
    function = "xcomp" if token.dep_ == "acl" and head.tag_ == "VBG" and "to" in marks else token.dep_
    return Link(token, head, function, marks)


def _kept_by(token: Token, marks: frozenset[str]) -> Token | None:
    """Return the noun that keeps the words behind it from its verb: "its campaign to", "its call for"."""
    if token.dep_ not in {"advcl", "obl"} or token.left_edge.i <= token.sent.start:
        return None
    noun = token.left_edge.nbor(-1)
    kept = valency(noun).undertakings if "to" in marks else valency(noun).wishes if "for" in marks else ()
    return noun if noun.head == token.head and noun.lemma_.lower() in kept else None


def path(token: Token) -> list[Token]:
    """Return a token and its governors up to the root, coordination corrected."""
    found = [token]
    while (step := link(found[-1])) is not None and len(found) < MAX_PATH:
        found.append(step.upper if step.function == "conj" else found[-1].head)
    return found


def shares(conjunct: Token, head: Token) -> bool:
    """Return whether a coordinated predicate shares the first one's auxiliaries and negation.

    "will attack and seize", "did not attack or bomb"; a bare verb is often tagged as a present tense.
    """
    if any(child.dep_ in SUBJECT or child.dep_.startswith("aux") for child in conjunct.children):
        return False
    return conjunct.tag_ == head.tag_ or {conjunct.tag_, head.tag_} <= BARE or conjunct.pos_ == "NOUN"


def _bare_first(token: Token) -> Token | None:
    """Return the bare verb that a bare verb is coordinated with, where the tree names a finite one."""
    head = token.head
    if token.dep_ != "conj" or token.tag_ != "VB" or head.tag_ in BARE or head.pos_ != "VERB":
        return None
    if any(child.dep_ in SUBJECT or child.dep_ == "aux" for child in token.children):
        return None
    between = [
        child for child in head.children if child.dep_ in {"ccomp", "xcomp"} and head.i < child.i < token.i
    ]
    return between[-1] if between and between[-1].tag_ == "VB" else None
