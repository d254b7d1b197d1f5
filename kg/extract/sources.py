"""Say who a source is: from the words after "according to" or before "said" to attributions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Token

from kg.extract.tree import children, conjuncts
from kg.extract.words import words
from kg.model import Attribution, Cue
from kg.nlp.annotation import ActorSpan, Annotated

NAME_PARTS = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked"}
)
NAME_PARTS |= frozenset({"flat", "flat:name", "case", "fixed", "advmod", "goeswith", "poss", "punct"})
OWNERS = frozenset({"of", "for", "from", "by", "at", "with", "in"})
OWNED = frozenset({"compound", "nmod:poss", "nmod", "amod", "nmod:desc", "nmod:unmarked"})
DEMONSTRATIVE = frozenset({"this", "that", "it", "which"})
MAX_NAME = 14
"""Longest wording of an unnamed source, in tokens."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists about sources."""

    documents: frozenset[str]
    speakers: frozenset[str]
    anaphors: frozenset[str]
    author: frozenset[str]

    @classmethod
    def read(cls, lexicon: dict[str, Any]) -> Lists:
        """Return the lists of ``lexicon/attribution.toml``."""
        return cls(*(words(lexicon, key) for key in ("documents", "speakers", "anaphors", "author")))


class Sources:
    """The sources of one Doc, asked in text order, so that "the statement" finds the one before it."""

    def __init__(self, annotated: Annotated, lists: Lists) -> None:
        self._annotated = annotated
        self._lists = lists
        self._heard: list[tuple[tuple[Attribution, ...], frozenset[str]]] = []
        """Sources so far in text order, each with the nouns that named them."""

    @property
    def last(self) -> tuple[Attribution, ...]:
        """Who spoke last, outermost first; empty before the first source."""
        return self._heard[-1][0] if self._heard else ()

    def cue(self, start: int, end: int) -> Cue:
        """Return the reporting words from token ``start`` up to ``end``."""
        passage = self._annotated.evidence(start, end)
        return Cue(passage.text, passage.start, passage.end)

    def of(self, heads: Iterable[Token], cue: Cue | None) -> tuple[Attribution, ...]:
        """Return the attributions of noun phrases, conjuncts included.

        Args:
            heads: Heads of the phrases.
            cue: The reporting words.

        Returns:
            One a source; empty for the author's "we" and for a pronoun that nothing was named for.
        """
        found: list[Attribution] = []
        nouns: set[str] = set()
        for head in heads:
            for item in conjuncts(head):
                nouns.add(item.lemma_.lower())
                for said in self._one(item, cue):
                    if all(key(said) != key(other) for other in found):
                        found.append(said)
        if any(said.actor for said in found):  # "the report by Human Rights Watch": the body speaks
            found = [
                said for said in found if said.actor or said.name.split()[-1] not in self._lists.documents
            ]
        if found:
            self._heard.append((tuple(found), frozenset(nouns)))
        return tuple(found)

    def again(self, cue: Cue | None, noun: str | None = None) -> tuple[Attribution, ...]:
        """Return an earlier source once more, with another cue.

        Args:
            cue: The reporting words.
            noun: The word that points back: "the release" is the last source that was one, else the last
                that is no person; None for the last source of all.
        """
        heard = [said for said, nouns in self._heard if noun is None or noun in nouns]
        if not heard and noun is not None:
            heard = [
                said for said, _ in self._heard if said[0].actor is None or said[0].actor.type != "Person"
            ]
        return tuple(replace(said, cue=cue) for said in heard[-1]) if heard else ()

    def can_speak(self, said: Attribution) -> bool:
        """Return whether an unnamed source is one that says things: an official, a report; not a scan."""
        kinds = self._lists.documents | self._lists.speakers | self._lists.anaphors
        return any(
            word.lower() in kinds or word.lower().removesuffix("s") in kinds for word in said.name.split()
        )

    def spans(self, start: int, end: int) -> list[ActorSpan]:
        """Return the actors named within tokens ``start`` up to ``end``."""
        return [span for span in self._annotated.actors if start <= span.start and span.end <= end]

    def named(self, span: ActorSpan) -> tuple[Attribution, ...]:
        """Return the attribution to a named actor where position alone tells that it speaks."""
        return (self._actor(span, self._annotated.doc[span.head], None),)

    def _one(self, head: Token, cue: Cue | None) -> tuple[Attribution, ...]:
        if head.lower_ in self._lists.author:
            return ()  # "we call for an end": the author's voice, or that of the quotation around it
        spans = self._annotated.at(head.i)
        if not spans and (several := self._listed(head)):
            return tuple(self._actor(span, self._annotated.doc[span.head], cue) for span in several)
        if spans := spans or self._named(head):
            return tuple(self._actor(span, head, cue) for span in _of_one_head(spans))
        definite = any(child.lower_ in {"the", "this", "that", "its"} for child in head.children)
        lemma = head.lemma_.lower()
        if head.pos_ == "PRON":
            near = self._nearest(head)
            return (self._actor(near, self._annotated.doc[near.head], cue),) if near else self.again(cue)
        if definite and lemma in self._lists.anaphors and (before := self.again(cue, lemma)):
            return before
        if head.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ", "DET"}:
            return ()
        return (self._unnamed(head, cue),)

    def _nearest(self, pronoun: Token) -> ActorSpan | None:
        """Return the actor named last before a pronoun in its sentence that it can stand for."""
        human = pronoun.lower_ in {"he", "she", "him", "her", "his"}
        if not human and pronoun.lower_ not in {"it", "its", "they", "their"}:
            return None
        for span in reversed(self.spans(pronoun.sent.start, pronoun.i)):
            owner = self._annotated.doc[span.head].dep_ in {"nsubj", "nsubj:pass", "nmod:poss"}
            if owner and (span.actor.type == "Person") is human:
                return span
        return None

    def _named(self, head: Token) -> tuple[ActorSpan, ...]:
        """Return the actor that a phrase names beside its head ("spokesman Dmitry Peskov")."""
        beside = [
            child for child in head.children if child.dep_ in {"appos", "flat", "flat:name", "nmod:desc"}
        ]
        for child in beside:
            if spans := self._annotated.at(child.i):
                return spans
        if head.lemma_.lower() in self._lists.documents | self._lists.speakers | self._lists.anaphors:
            return self._owner(head)
        return ()

    def _listed(self, head: Token) -> list[ActorSpan]:
        """Return the actors that a phrase lists beside its head: "two researchers, Carlin and Hecker,"."""
        names = [item for child in children(head, "appos") for item in conjuncts(child)]
        spans = [span for item in names for span in _of_one_head(self._annotated.at(item.i))]
        return spans if len(names) > 1 else []

    def _owner(self, head: Token, depth: int = 0) -> tuple[ActorSpan, ...]:
        """Return the actor for whom a document or spokesman speaks."""
        for child in sorted(head.children, key=lambda item: (item.i > head.i, item.i)):
            if child.dep_ not in OWNED or not (child.i < head.i or _preposition_of(child) in OWNERS):
                continue
            spans = self._annotated.at(child.i)
            if _preposition_of(child) == "in" and any(s.actor.type in {"Place", "State"} for s in spans):
                continue  # "the foreign ministry in Paris"
            spans = spans or (self._owner(child, depth + 1) if depth < 2 else ())
            if spans:
                return spans
        return ()

    def _actor(self, span: ActorSpan, head: Token, cue: Cue | None) -> Attribution:
        """Return the attribution to an actor; for "US officials" the mention is the whole phrase."""
        if span.start <= head.i < span.end:
            mention = self._annotated.mention(span)
            text, start, end = mention.text, mention.start, mention.end
        else:
            passage = self._annotated.evidence(*_phrase(head, self._lists))
            text, start, end = passage.text, passage.start, passage.end
        return Attribution(
            name=span.actor.name, actor=span.actor, mention=text, start=start, end=end, cue=cue
        )

    def _unnamed(self, head: Token, cue: Cue | None) -> Attribution:
        passage = self._annotated.evidence(*_phrase(head, self._lists))
        name = " ".join(passage.text.split())
        return Attribution(name=name, mention=passage.text, start=passage.start, end=passage.end, cue=cue)


def _of_one_head(spans: tuple[ActorSpan, ...]) -> list[ActorSpan]:
    """Return the spans that share the head of the first: several for "both countries"."""
    return [span for span in spans if span.head == spans[0].head]


def key(said: Attribution) -> str:
    """Return what makes two attributions the same source."""
    return said.actor.id if said.actor else said.name


def _preposition_of(token: Token) -> str:
    return next((child.lower_ for child in token.children if child.dep_ == "case"), "")


def _phrase(head: Token, lists: Lists) -> tuple[int, int]:
    """Return the tokens of a noun phrase without its article, relative clause and coordination."""
    start, end = head.i, head.i + 1
    for token in head.subtree:
        # The parser hangs the number of the next clause on a source as if it were its comma.
        if _within(token, head) and not token.is_punct and token.dep_ != "punct":
            start, end = min(start, token.i), max(end, token.i + 1)
    doc = head.doc
    while start < head.i and (doc[start].is_punct or doc[start].is_space or _is_outer(doc[start], head)):
        start += 1
    while end > head.i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, min(end, head.i + MAX_NAME)


def _is_outer(token: Token, head: Token) -> bool:
    """Return whether a token at the left edge is no part of the name."""
    article = token.dep_ == "det" and token.lower_ in {"the", "a", "an"}
    return token.head == head and (article or token.dep_ == "advmod")


def _within(token: Token, head: Token) -> bool:
    """Return whether every step from a token up to the head is part of a name."""
    while token != head:
        if token.i > head.i and token.head == head and token.dep_ in {"amod", "advmod", "det"}:
            return False  # "officials familiar with the matter"
        if token.dep_ not in NAME_PARTS or token.is_space or (token.dep_ == "case" and token.head == head):
            return False
        token = token.head
    return True
