"""What all pairs of a sentence share: counts of words up to each token, and what each actor is by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from spacy.tokens import Span, Token

from kg.extract.scorer.paths import NEAR, Chain, path_between
from kg.extract.tree import conjuncts, first_conjunct, preposition
from kg.nlp.annotation import ActorSpan, Annotated

STOPS = frozenset(",;:—–()")
QUOTES = frozenset('“”"«»„')
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
AND = frozenset({"and", "but", "or"})
OPENERS = frozenset(
    {"that", "which", "who", "whose", "where", "when", "after", "before", "as", "while", "because"}
)
TITLE = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST_TITLE = 6
"""Words of a title behind its state ("Deputy Secretary of State for Political Affairs")."""
OWNER = frozenset({"'s", "’s", "'", "’"})
SAYING = frozenset(
    {"say", "tell", "report", "state", "add", "note", "announce", "write", "claim", "believe", "think"}
    | {"agree", "confirm", "stress", "reiterate"}
)
CASES = frozenset(
    {"of", "by", "in", "with", "to", "against", "on", "from", "for", "between", "at", "into", "about"}
    | {"over", "under", "toward", "towards", "among", "as"}
)
COUNTED: dict[str, Callable[[Span], list[bool]]] = {
    "stops": lambda sent: [token.text in STOPS for token in sent],
    "quotes": lambda sent: [token.text[:1] in QUOTES for token in sent],
    "acts": lambda sent: [token.pos_ == "VERB" for token in sent],
    "told": lambda sent: [token.tag_ in FINITE_TAGS for token in sent],
    "and": lambda sent: [token.lower_ in AND for token in sent],
    "opener": lambda sent: [token.lower_ in OPENERS for token in sent],
    "agent": lambda sent: [token.lower_ == "by" for token in sent],
}


class Standing(NamedTuple):
    """An actor of a sentence by itself."""

    span: ActorSpan
    chain: Chain
    """The head and all that governs it."""
    case: str
    next_pos: str
    in_title: bool
    """Whether it but tells whose title a person of the sentence bears."""
    features: dict[str, float]


class Sentence:
    """A sentence in which pairs are scored."""

    def __init__(self, span: Span, actors: list[ActorSpan], annotated: Annotated, triggers: set[int]) -> None:
        self.span, self.actors, self.annotated, self.triggers = span, actors, annotated, triggers
        self.start = span.start
        self._heads = [(actor.head, actor.actor.id) for actor in actors]
        self._sums = {name: [0, *accumulate(tests(span))] for name, tests in COUNTED.items()}
        self._between: dict[tuple[int, int], dict[str, float]] = {}

    def counts(self, first: int, last: int) -> dict[str, float]:
        """Return how many tokens between two tokens, exclusive, are of each kind of ``COUNTED``."""
        low, high = first - self.start + 1, max(last, first + 1) - self.start
        return {name: sums[high] - sums[low] for name, sums in self._sums.items()}

    def rivals(self, first: int, last: int, *but: str) -> int:
        """Return how many other actors are named between two tokens."""
        return len([head for head, actor in self._heads if first < head < last and actor not in but])

    @cached_property
    def standings(self) -> list[Standing]:
        """The actors, in text order."""
        return [self._standing(span) for span in self.actors]

    def between(self, i: int, j: int) -> dict[str, float]:
        """Return the features of two actors together that no trigger changes, by their numbers."""
        if (i, j) not in self._between:
            self._between[i, j] = self._together(self.standings[i], self.standings[j])
        return self._between[i, j]

    def _together(self, first: Standing, second: Standing) -> dict[str, float]:
        a, b, path = first.span, second.span, path_between(first.chain, second.chain)
        low, high = (a.head, b.head) if a.head < b.head else (b.head, a.head)
        labels = path.labels[0] + path.labels[1]
        return {
            "order": a.head > b.head,
            "apart": high - low,
            "ablen": path.length,
            "coordinated": path.top >= 0 and set(labels) <= {"conj"},
            "nested": a.start <= b.start < a.end or b.start <= a.start < b.end,
            "abrivals": self.rivals(low, high, a.actor.id, b.actor.id),
            "compatriots": a.actor.country is not None and a.actor.country == b.actor.country,
            f"ab={'>'.join(labels) if path.length <= NEAR else 'long'}": 1,
        }

    def _is_in_title(self, span: ActorSpan) -> bool:
        """Return whether an actor only tells whose title a person bears ("Russian Minister X")."""
        doc = self.annotated.doc
        for other in self.actors:
            if other.actor.type != "Person" or other is span or other.start > span.end + LONGEST_TITLE:
                continue
            if other.start <= span.start and span.end < other.end:
                return True
            between = doc[span.end : other.start] if span.end <= other.start else None
            if between is not None and all(token.pos_ in TITLE or token.lower_ == "of" for token in between):
                return len(between) > 0 and not doc[span.end].is_punct
        return False

    def _standing(self, span: ActorSpan) -> Standing:
        doc, sent = self.annotated.doc, self.span
        head = doc[span.head]
        own = preposition(head)
        before = doc[span.start - 1].lower_ if span.start > sent.start else "^"
        after = doc[span.end] if span.end < sent.end else None
        first = first_conjunct(head)
        is_subject = first.dep_.startswith("nsubj")
        features: dict[str, float] = {
            "owner": (after is not None and after.lower_ in OWNER) or head.dep_ == "nmod:poss",
            "modifier": head.dep_ in {"amod", "compound", "nmod:desc", "nmod:unmarked"},
            "subject": is_subject,
            "sayer": is_subject and first.head.lemma_ in SAYING,
            "opens": span.start <= sent.start + 1,
            "mainsubject": is_subject and first_conjunct(first.head).dep_ == "ROOT",
        }
        next_pos = after.pos_ if after is not None else "$"
        names = {
            "dep": head.dep_,
            "via": span.via.value,
            "type": span.actor.type,
            "sector": span.actor.sector or "-",
            "nextpos": next_pos,
            "own": own if own in CASES else "other",
            "prev": before if before in CASES or before in {"and", "^", "the", ","} else "other",
        }
        features |= {f"{name}={value}": 1 for name, value in names.items()}
        in_title = span.actor.type != "Person" and self._is_in_title(span)
        chain = Chain.of(head) if _is_late(head) else Chain.of(head, *head.ancestors)
        return Standing(span, chain, own, next_pos, in_title, features)


def _is_late(head: Token) -> bool:
    """Return whether the parser takes a word for one item too many ("between A and B, C remains")."""
    if head.dep_ != "conj" or head.i == 0 or head.nbor(-1).text != ",":
        return False
    return head not in conjuncts(first_conjunct(head))
