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
FAR = 70
"""Most characters from a verb of speech to its colon, the verb included."""
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
    first = {*lexicon["pronoun"]["we"], *lexicon["pronoun"]["first"]}
    if not any(spans.doc[i].lower_ in first for i in spans.pronouns):
        return []  # most news: looking for cues takes a fiftieth of all time
    text = spans.text
    found: list[Voice] = []
    starts: list[int] = []
    for begin, last, by_verb in _cues(text, lexicon["statement"]):
        starts = starts or spans.doc.to_array("IDX").tolist()
        speaker = _speaker(spans, bisect_right(starts, begin) - 1, by_verb=by_verb)
        actor = speaker.actor if speaker else None
        found.append(Voice(bisect_right(starts, last), actor, _is_quoted(text[last:].lstrip())))
    return found


def _cues(text: str, words: dict[str, list[str]]) -> list[tuple[int, int, bool]]:
    """Return where a cue begins and ends, and whether it is a verb of speech with a colon."""
    said = re.compile(rf"\b(?:{'|'.join(map(re.escape, words['announcing']))})\b[^.:;“\"\n]{{0,50}}$")
    document = re.compile(
        rf"\bfollowing (?:{'|'.join(map(re.escape, words['documents']))})\b[^.:\n]*(?:[.:](?=\s)|(?=\n))"
    )
    found: list[tuple[int, int, bool]] = []
    for colon in re.finditer(r":(?=\s)", text):
        before = max(0, colon.start() - FAR)
        if match := said.search(text[before : colon.start()]):
            found.append((before + match.start(), colon.end(), True))
    if "following " in text:
        found += [(match.start(), match.end(), False) for match in document.finditer(text)]
    return sorted(found)


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
