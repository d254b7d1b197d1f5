"""How an actor stands to a word of relation: the path between them, their order, what lies between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p

from spacy.tokens import Token

from kg.extract.scorer.sentence import CASES, COUNTED, Sentence, Standing
from kg.extract.tree import preposition
from kg.nlp.annotation import ActorSpan

FAR = 12
"""Length of the path to a token of another tree, which fragments have."""
CLAUSES = frozenset({"advcl", "ccomp", "acl:relcl", "acl", "parataxis", "csubj", "xcomp"})
FINITE = frozenset({"advcl", "ccomp", "acl:relcl", "parataxis", "csubj"})
NEAR = 3
"""Longest path that is a feature as it stands."""
WHETHER = frozenset({"and", "opener", "agent"})
"""Of what is counted between two tokens, that of which one is as good as many."""


@dataclass(frozen=True, slots=True)
class Stand:
    """The features of an actor with respect to a trigger; the same for both of its roles."""

    span: ActorSpan
    cases: tuple[str, str]
    """Preposition of the phrase that hangs on the trigger, and of the actor itself."""
    features: dict[str, float]
    own: dict[str, float]
    """Features of the actor by itself."""


def stand(standing: Standing, path: Path, trigger: Token, sentence: Sentence, kind: str) -> Stand:
    """Return how an actor stands to a trigger of the same sentence.

    Args:
        standing: The actor.
        path: From the actor to the trigger.
        trigger: Token that words a relation.
        sentence: The sentence of both.
        kind: Kind of the frame.
    """
    span, up, down = standing.span, path.up, path.down
    upper = preposition(up[-1]) if len(up) > 1 else standing.case
    labels = [token.dep_ for token in up], [token.dep_ for token in reversed(down)]
    both = [*labels[0], *labels[1]]
    low, high = (span.head, trigger.i) if span.head < trigger.i else (trigger.i, span.head)
    features = {
        "len": float(path.length),
        "up": float(len(up)),
        "down": float(len(down)),
        "isabove": float(path.top == trigger.i),
        "isbelow": float(path.top == span.head),
        "clauses": float(sum(label in CLAUSES for label in both)),
        "finite": float(sum(label in FINITE for label in both)),
        "verbs": float(sum(token.pos_ == "VERB" for token in (*up[1:], *down[1:]))),
        "dist": log1p(high - low),
        "before": float(span.head < trigger.i),
        "beside": float(span.end == trigger.i or span.start == trigger.i + 1),
        "inside": float(span.start <= trigger.i < span.end),
        "rivals": float(
            sum(low < other.head < high and other.actor.id != span.actor.id for other in sentence.actors)
        ),
    }
    for name in COUNTED:
        count = sentence.count(name, low, high)
        features[name] = float(count > 0 if name in WHETHER else count)
    case = upper if upper in CASES else "other"
    first, last = (labels[0][0], labels[0][-1]) if up else ("self", "self")
    over, under = (labels[1][0], labels[1][-1]) if down else ("self", "self")
    whole = ">".join(labels[0]) + "|" + "<".join(labels[1]) if path.length <= NEAR else "long"
    for name in (
        f"first={first}",
        f"last={last}",
        f"over={over}",
        f"under={under}",
        f"case={case}",
        f"path={whole}",
        f"kindpath={kind} {first} {under}",
        f"kindcase={kind} {case}",
        f"kindnext={kind} {standing.next_pos}",
    ):
        features[name] = 1.0
    return Stand(span, (upper, standing.case), features, standing.features)


@dataclass(frozen=True, slots=True)
class Path:
    """The way between two tokens of a tree."""

    up: Sequence[Token]
    """From the first token up to below the common governor."""
    down: Sequence[Token]
    """From the second token up to below the common governor."""
    top: int
    """Index of the common governor; -1 where there is none."""

    @property
    def length(self) -> int:
        """Edges between the two."""
        return len(self.up) + len(self.down) if self.top >= 0 else FAR


def path_between(first: Sequence[Token], second: Sequence[Token]) -> Path:
    """Return the way between two tokens, each given with all that governs it."""
    places = {token.i: place for place, token in enumerate(first)}
    for place, token in enumerate(second):
        if token.i in places:
            return Path(first[: places[token.i]], second[:place], token.i)
    return Path(first[:1], (), -1)
