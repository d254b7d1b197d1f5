"""Sentences that hand the text over: "The Foreign Secretary said:", "issued the following statement"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from kg.model import Actor
from kg.nlp.annotation import ActorSpan
from kg.nlp.coreference import Spans

QUOTES = frozenset("“«„\"'‘")
CLOSING = ("”", '"', "»")
BODIES = frozenset({"State", "IGO", "Organization", "Group", "ArmedForce"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says "we" and "I" from a token on."""

    start: int
    speaker: Actor | None
    """None where somebody speaks whom nothing names."""
    in_quotes: bool | None
    """Whether it stands in quotation marks; None where one pair encloses several paragraphs."""


def voices(spans: Spans, lexicon: dict[str, Any]) -> list[Voice]:
    """Return who takes the floor, in text order."""
    words = lexicon["statement"]
    said = "|".join(map(re.escape, words["announcing"]))
    documents = "|".join(map(re.escape, words["documents"]))
    cue = re.compile(
        rf"\b(?P<verb>{said})\b[^.:;“\"\n]{{0,50}}:(?=\s)"
        rf"|\bfollowing (?P<noun>{documents})\b[^.:\n]*(?:[.:](?=\s)|(?=\n))"
    )
    text = spans.doc.text
    found: list[Voice] = []
    starts: list[int] = []
    for match in cue.finditer(text):
        starts = starts or spans.doc.to_array("IDX").tolist()
        after = text[match.end() :].lstrip()
        at = bisect_right(starts, match.start()) - 1
        speaker = _speaker(spans, at, by_verb=match["verb"] is not None)
        end = bisect_right(starts, match.end())
        found.append(Voice(end, speaker.actor if speaker else None, _is_quoted(after)))
    return found


def _is_quoted(after: str) -> bool | None:
    """Return whether a text is in quotation marks, None if one pair encloses several paragraphs."""
    if after[:1] not in QUOTES:
        return False
    first, _, rest = after.partition("\n")
    closed = any(mark in first[1:] for mark in CLOSING)
    return True if closed or rest.lstrip()[:1] in QUOTES else None


def at(found: list[Voice], token: int, *, in_quotes: bool) -> Voice | None:
    """Return who has the floor at a token; None where nobody took it."""
    before = [voice for voice in found if voice.start <= token]
    return before[-1] if before and before[-1].in_quotes in {in_quotes, None} else None


def _speaker(spans: Spans, at: int, *, by_verb: bool) -> ActorSpan | None:
    """Return the actor that stands before the cue in its sentence: a person first, else a body."""
    sent = spans.doc[at].sent
    before = [span for span in spans.in_sentence(sent) if span.end <= at]
    persons = [span for span in before if span.actor.type == "Person"]
    if persons:
        return persons[-1] if by_verb else persons[0]
    bodies = [span for span in before if span.actor.type in BODIES]
    return (bodies[-1] if by_verb else bodies[0]) if bodies else None
