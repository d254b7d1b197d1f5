"""What all pairs of a sentence share: counts of words up to each token, and what each actor is by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from spacy.tokens import Span, Token

from kg.extract.tree import conjuncts, first_conjunct, preposition
from kg.nlp.annotation import ActorSpan, Annotated

STOPS = frozenset(",;:—–()")
QUOTES = frozenset('“”"«»„')
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
COUNTED: dict[str, Callable[[Token], bool]] = {
    "stops": lambda token: token.text in STOPS,
    "quotes": lambda token: token.text[:1] in QUOTES,
    "acts": lambda token: token.pos_ == "VERB",
    "told": lambda token: token.tag_ in {"VBD", "VBZ", "VBP"},
    "and": lambda token: token.lower_ in AND,
    "opener": lambda token: token.lower_ in OPENERS,
    "agent": lambda token: token.lower_ == "by",
}


@dataclass(frozen=True)
class Standing:
    """An actor of a sentence by itself."""

    span: ActorSpan
    head: Token
    chain: tuple[Token, ...]
    """The head and all that governs it, to the root."""
    case: str
    next_pos: str
    in_title: bool
    """Whether it but tells whose title a person of the sentence bears."""
    features: dict[str, float]


class Sentence:
    """A sentence in which pairs are scored."""

    def __init__(self, span: Span, actors: list[ActorSpan], annotated: Annotated) -> None:
        self.span, self.actors, self.annotated = span, actors, annotated
        self.start = span.start
        self._sums = {name: [0, *accumulate(map(test, span))] for name, test in COUNTED.items()}

    def count(self, name: str, first: int, last: int) -> int:
        """Return how many tokens between two tokens, exclusive, are of a kind of ``COUNTED``."""
        if last - first < 2:
            return 0
        sums = self._sums[name]
        return sums[last - self.start] - sums[first - self.start + 1]

    @cached_property
    def standings(self) -> list[Standing]:
        """The actors, in text order."""
        return [self._standing(span) for span in self.actors]

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
        numbers = {
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
        features = {name: float(value) for name, value in numbers.items()}
        features |= {f"{name}={value}": 1.0 for name, value in names.items()}
        in_title = span.actor.type != "Person" and self._is_in_title(span)
        chain = (head,) if _is_late(head) else (head, *head.ancestors)
        return Standing(span, head, chain, own, next_pos, in_title, features)


def _is_late(head: Token) -> bool:
    """Return whether the parser takes a word for one item too many ("between A and B, C remains")."""
    if head.dep_ != "conj" or head.i == 0 or head.nbor(-1).text != ",":
        return False
    return head not in conjuncts(first_conjunct(head))
