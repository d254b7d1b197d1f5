"""How an actor stands to a word of relation: the path between them, their order, what lies between."""

from __future__ import annotations

from math import log1p
from typing import NamedTuple

from spacy.tokens import Token

from kg.extract.scorer.paths import NEAR, Path
from kg.extract.scorer.sentence import CASES, Sentence, Standing
from kg.extract.tree import preposition
from kg.nlp.annotation import ActorSpan

CLAUSES = frozenset({"advcl", "ccomp", "acl:relcl", "acl", "parataxis", "csubj", "xcomp"})
FINITE = frozenset({"advcl", "ccomp", "acl:relcl", "parataxis", "csubj"})
WHETHER = ("and", "opener", "agent")
"""Of what is counted between two tokens, that of which one is as good as many."""


class Stand(NamedTuple):
    """The features of an actor with respect to a trigger; the same for both of its roles."""

    span: ActorSpan
    cases: tuple[str, str]
    """Preposition of the phrase that hangs on the trigger, and of the actor itself."""
    triggers: int
    """How many other triggers stand between the two."""
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
    span, up, down, at = standing.span, path.up, path.down, trigger.i
    upper = preposition(up[-1]) if len(up) > 1 else standing.case
    climbed, descended = path.labels
    both = climbed + descended
    low, high = (span.head, at) if span.head < at else (at, span.head)
    features: dict[str, float] = {
        "len": path.length,
        "up": len(up),
        "down": len(down),
        "isabove": path.top == at,
        "isbelow": path.top == span.head,
        "clauses": sum(label in CLAUSES for label in both),
        "finite": sum(label in FINITE for label in both),
        "verbs": sum(token.pos_ == "VERB" for token in (*up[1:], *down[1:])),
        "dist": log1p(high - low),
        "before": span.head < at,
        "beside": span.end == at or span.start == at + 1,
        "inside": span.start <= at < span.end,
        "rivals": sentence.rivals(low, high, span.actor.id),
    }
    features |= sentence.counts(low, high)
    for name in WHETHER:
        features[name] = features[name] > 0
    case = upper if upper in CASES else "other"
    first, last = (climbed[0], climbed[-1]) if up else ("self", "self")
    over, under = (descended[-1], descended[0]) if down else ("self", "self")
    whole = ">".join(climbed) + "|" + "<".join(descended[::-1]) if path.length <= NEAR else "long"
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
        features[name] = 1
    triggers = sum(low < i < high for i in sentence.triggers)
    return Stand(span, (upper, standing.case), triggers, features, standing.features)
