"""The step from a predicate to what governs it, with the parser's commonest slips undone."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

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


def link(token: Token) -> Link | None:
    """Return the step from a token to its governor; None at the root.

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
    marks = frozenset(
        child.lower_
        for child in token.children
        if child.dep_ in {"case", "mark"} or (child.dep_ == "aux" and child.lower_ == "to")
    )
    return Link(token, head, token.dep_, marks)
