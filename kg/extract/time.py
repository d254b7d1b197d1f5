"""Say when: the time expression of a claim, with bounds resolved against the day of publication."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Span, Token

from kg.extract.dates import Dates, Expression
from kg.extract.tree import SUBJECT
from kg.extract.words import words
from kg.model import TimeSpan
from kg.nlp.annotation import Annotated
from kg.ontology import Ontology

AHEAD = frozenset({"will", "shall", "'ll", "’ll", "would", "may", "might", "could", "should", "must"})
CARRIED = frozenset({"obj", "nsubj:pass", "obl"})
INSIDE = frozenset({"compound", "amod", "nummod", "nmod:desc", "nmod:unmarked"})
"""Functions of a date inside a name: "the October 7 attacks"."""
LONGEST = 40
"""Characters of the longest expression, so that none that reaches into a sentence is cut at its ends."""
MAX_STEPS = 6
"""Longest way from a time expression up to its predicate, in tokens of the tree."""


@lru_cache(maxsize=4)
def _dates(ontology: Ontology) -> tuple[Dates, frozenset[str]]:
    """Return the compiled patterns and the light verbs of an ontology; compiling takes 10 ms."""
    light = words(ontology.lexicon("modality")["passing"], "light_verbs")
    return Dates(ontology.lexicon("time")), light


class Times:
    """The time expressions of one Doc, found in the sentences whose claims ask for them."""

    def __init__(self, annotated: Annotated, ontology: Ontology) -> None:
        self._annotated = annotated
        self._dates, self._light = _dates(ontology)
        self._found: dict[int, list[tuple[Span, Expression]]] = {}

    def _inside(self, sent: Span) -> list[tuple[Span, Expression]]:
        """Return the expressions of a sentence in order."""
        if sent.start not in self._found:
            doc, text = self._annotated.doc, self._annotated.doc.text
            first, last = sent[0].idx - LONGEST, sent[-1].idx + len(sent[-1]) + LONGEST
            found = self._dates.find(text, max(first, 0), min(last, len(text)))
            spans = ((doc.char_span(e.start, e.end, alignment_mode="expand"), e) for e in found)
            self._found[sent.start] = [
                (span, each)
                for span, each in spans
                if span is not None and span.root.sent.start == sent.start
            ]
        return self._found[sent.start]

    def of(self, predicate: Token) -> TimeSpan | None:
        """Return when a predicate holds by the words of its own clause; None if they do not say.

        Bounds are None where the words fix no day, or where the day of publication is not known.
        """
        hosts = _hosts(predicate, self._light)
        best: tuple[int, Span, Expression] | None = None
        for span, expression in self._inside(predicate.sent):
            host = _reaches(span, hosts)
            if host is not None:
                vague = 1000 * (not expression.is_bounded)  # "previously led CTF 50 last December"
                distance = hosts.index(host) * 100 + abs(span.start - predicate.i) + vague
                if best is None or distance < best[0]:
                    best = (distance, span, expression)
        if best is None:
            return None
        _, span, expression = best
        last = span.end
        while last - 1 > span.start and span.doc[last - 1].text in {",", "."}:
            last -= 1
        start, end = expression.days(self._dates, self._annotated.document.published, ahead=_is_ahead(hosts))
        return TimeSpan(self._annotated.evidence(span.start, last).text, start, end)


def _hosts(predicate: Token, light: frozenset[str]) -> list[Token]:
    """Return the tokens below which a time expression speaks of the predicate, nearest first.

    An attack that began on Monday was on Monday; one that was condemned on Monday was not.
    """
    hosts = [predicate]
    token = predicate
    while token.head != token:
        head = token.head
        noun = token == predicate and token.pos_ == "NOUN" and head.pos_ == "VERB"
        event = token.dep_ in CARRIED and head.lemma_.lower() in light
        carried = noun and (event or token.dep_ == "nsubj")
        first = token.dep_ == "conj" and not any(child.dep_ in SUBJECT for child in token.children)
        if not (carried or first or token.dep_ == "xcomp"):
            break
        hosts.append(head)
        token = head
    return hosts


def _reaches(span: Span, hosts: list[Token]) -> Token | None:
    """Return the host that an expression hangs on, through noun phrases but not through another verb."""
    token = span.root
    article = span.start > 0 and span.doc[span.start - 1].pos_ in {"DET", "PRON"}
    if article and token.dep_ in INSIDE and token.head not in hosts:
        return None
    for _ in range(MAX_STEPS):
        if token in hosts:
            return token
        if token.head == token or (token.pos_ in {"VERB", "AUX"} and not span.start <= token.i < span.end):
            return None
        token = token.head
    return None


def _is_ahead(hosts: list[Token]) -> bool:
    """Return whether the clause speaks of the future."""
    for token in hosts:
        if any(child.dep_ == "aux" and child.lower_ in AHEAD for child in token.children):
            return True
        if token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children):
            return True
    return False
