"""Who "we" and "I" are inside quotations: the one whom the paragraph names as speaking."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.actors.names import Names
from kg.model import Actor, Via
from kg.nlp.annotation import ActorSpan
from kg.nlp.coreference import SUBJECTS, Spans
from kg.nlp.voices import Voice, at

if TYPE_CHECKING:
    from spacy.tokens import Token

FOR_STATE = frozenset({"GOV", "MIL", "LEG", "SPY", "ELI"})
"""Sectors of persons whose "we" is their state."""
BODIES = frozenset({"State", "IGO", "Organization", "Group", "ArmedForce"})
AFTER = re.compile(r",? (?:[\w-]+ ){0,8}(?:of|for|at|with) (?:the )?|, (?:the )?")
"""What stands between a name and the body of its title: ", commander of the "."""
BEFORE = re.compile(r"(?:['’]s?)? (?:[\w.-]+,? ){1,6}")
"""What stands between a body and the name of its officer: " spokesman Col. "."""


def resolve_quoted(spans: Spans, names: Names, lexicon: dict[str, Any], voiced: list[Voice]) -> None:
    """Add a span for every "I" and "we" inside a quotation.

    The sentence names its speaker, else the paragraph names one, else somebody took the floor before. "I" is
    the speaker; "we" is the state of an official, else the body that speaks.
    """
    inside = spans.inside
    verbs = frozenset(lexicon["statement"]["verbs"])
    pronouns = lexicon["pronoun"]
    first = frozenset([*pronouns["we"], *pronouns["first"]])
    if not any(inside[i] and spans.doc[i].lower_ in first for i in spans.pronouns):
        return
    for start, end in _paragraphs(spans):
        wanted = [
            token
            for token in (spans.doc[i] for i in _between(spans.pronouns, start, end) if inside[i])
            if token.lower_ in first and token.text != "US" and not spans.within.get(token.i)
        ]
        if not wanted:
            continue
        here = _only(_speakers(spans.doc[start:end], inside, verbs, spans))
        for token in wanted:
            speaker = here
            if speaker is None:
                speaker = _only(_speakers(token.sent, inside, verbs, spans))
            if speaker is None and not _speaks(spans.doc[start:end], inside, verbs):
                voice = at(voiced, token.i, in_quotes=True)
                speaker = voice.speaker if voice is not None else None
            if speaker is None:
                continue
            actor = speaker if token.lower_ in pronouns["first"] else body_of(speaker, spans, names)
            if actor is not None:
                spans.add(ActorSpan(token.i, token.i + 1, token.i, actor, Via.PRONOUN))


def _only(actors: Iterator[Actor]) -> Actor | None:
    found = {actor.id: actor for actor in actors}
    return next(iter(found.values())) if len(found) == 1 else None


def _speaks(tokens: Any, inside: list[bool], verbs: frozenset[str]) -> bool:  # noqa: ANN401 - Doc or Span
    """Return whether somebody speaks there outside the quotations, named or not."""
    return any(token.lemma_ in verbs and not inside[token.i] and token.pos_ == "VERB" for token in tokens)


def _between(tokens: Sequence[int], start: int, end: int) -> Sequence[int]:
    return tokens[bisect_left(tokens, start) : bisect_left(tokens, end)]


def _paragraphs(spans: Spans) -> Iterator[tuple[int, int]]:
    starts: list[int] = spans.doc.to_array("IDX").tolist()
    start = 0
    for match in re.finditer(r"\n+", spans.text):
        end = bisect_left(starts, match.start())
        yield start, end
        start = end
    yield start, len(starts)


def _speakers(tokens: Any, inside: list[bool], verbs: frozenset[str], spans: Spans) -> Iterator[Actor]:  # noqa: ANN401
    """Yield the subjects of verbs of speech outside the quotations."""
    for token in tokens:
        if token.lemma_ not in verbs or inside[token.i] or token.pos_ != "VERB":
            continue
        for subject in token.children:
            if subject.dep_ in SUBJECTS and not inside[subject.i]:
                yield from (span.actor for span in _named(subject, spans))


def _named(subject: Token, spans: Spans) -> list[ActorSpan]:
    """Return the actors of a subject, or of the name in apposition to it."""
    found = spans.of(subject)
    if found:
        return found
    below = [child for child in subject.children if child.dep_ in {"appos", "flat", "nmod:desc", "compound"}]
    return [span for child in below for span in spans.of(child) if span.actor.type == "Person"]


def body_of(speaker: Actor, spans: Spans, names: Names) -> Actor | None:
    """Return for whom somebody says "we"."""
    if speaker.type != "Person":
        return speaker if speaker.type in {"State", "IGO", "Organization", "Group", "ArmedForce"} else None
    entry = names.registry.get(speaker.id)
    held = sorted((o for o in entry.offices if o.of), key=lambda o: o.start or date.min) if entry else []
    last = names.registry.get(held[-1].of) if held else None
    if last is not None and last.type == "IGO":
        return last.actor()  # a Spaniard who speaks for the European Union
    if speaker.sector in FOR_STATE and speaker.country:
        state = names.registry.states.get(speaker.country)
        return state.actor() if state else None
    return _introduced_body(speaker, spans)


def _introduced_body(speaker: Actor, spans: Spans) -> Actor | None:
    """Return the body that stands in the title of a person whom the registry does not know.

    "Gen. Joseph Votel, commander of U.S. Central Command, said", "NATO spokesman X".
    """
    for span in spans.all:
        if span.actor.id != speaker.id or span.via is not Via.NAME:
            continue
        for other in spans.in_sentence(spans.doc[span.start].sent):
            if other.actor.type not in BODIES or other.via is Via.PRONOUN:
                continue
            first, last = sorted((span, other), key=lambda item: item.start)
            between = spans.text[
                spans.doc[first.end - 1].idx + len(spans.doc[first.end - 1].text) : spans.doc[last.start].idx
            ]
            pattern = AFTER if first is span else BEFORE
            if pattern.fullmatch(between):
                return other.actor
    return None
