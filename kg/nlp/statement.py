"""Who "we" and "I" are: the signer of a statement, where the title of the document names one."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.actors.choice import Context
from kg.actors.names import Names
from kg.actors.phrases import read
from kg.actors.words import split
from kg.model import Actor, Via
from kg.nlp.annotation import ActorSpan
from kg.nlp.coreference import Spans
from kg.nlp.quotes import quoted


def signer(
    title: str | None, names: Names, lexicon: dict[str, Any], day: date | None
) -> tuple[Actor | None, Actor | None]:
    """Return the person who signs and the state or body for which he speaks; None if the title does not say.

    "Statement by President Biden on …" is signed by Joe Biden for the United States.
    """
    for cue in lexicon["statement"]["titles"]:
        place = (title or "").casefold().find(cue)
        if place < 0 or title is None:
            continue
        words = list(split(title[place + len(cue) :]))[:8]
        phrase = read(_until_topic(words), names, Context(day))
        entry = phrase.entry
        if entry is None:
            return None, phrase.state.actor(day) if phrase.state and phrase.state.type == "State" else None
        if entry.type != "Person":
            return None, entry.actor(day)
        held = [office for office in entry.offices if office.of and office.holds(day)]
        body = names.registry.get(held[0].of) if held else names.registry.states.get(entry.country or "")
        return entry.actor(day), body.actor(day) if body else None
    return None, None


def _until_topic(words: list[Any]) -> list[Any]:
    """Return the words before "on", "about", "regarding": the signer, not the topic."""
    for index, word in enumerate(words):
        if word.key in {"on", "about", "regarding", "following", "after", "in", "concerning", "at"}:
            return words[:index]
    return words


def resolve_first_person(
    spans: Spans, lexicon: dict[str, Any], person: Actor | None, body: Actor | None
) -> None:
    """Add a span for every "I" and "we" outside quotations."""
    inside = quoted(spans.doc)
    pronouns = lexicon["pronoun"]
    for token in spans.doc:
        if inside[token.i] or spans.within.get(token.i):
            continue
        is_we, is_i = token.lower_ in pronouns["we"], token.lower_ in pronouns["first"]
        if token.text == "US" or not (is_we or is_i) or token.pos_ not in {"PRON", "DET"}:
            continue
        actor = person if is_i else body or person
        if actor is not None:
            spans.add(ActorSpan(token.i, token.i + 1, token.i, actor, Via.PRONOUN))
