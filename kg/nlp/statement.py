"""Who "we" and "I" are: the signer of a statement, where the title of the document names one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kg.actors.choice import Context
from kg.actors.names import Names
from kg.actors.phrases import read
from kg.actors.words import split
from kg.model import Actor, Via
from kg.nlp.annotation import ActorSpan
from kg.nlp.coreference import SUBJECTS, Spans
from kg.nlp.speakers import body_of
from kg.nlp.voices import Voice, at

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_SIGNERS = 4
"""A dozen leaders who say "we" speak as one body: each of them with each object would flood a map."""


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
        phrase = read(_until_topic(words, lexicon["statement"]["topics"]), names, Context(day))
        entry = phrase.entry
        if entry is None:
            return None, phrase.state.actor(day) if phrase.state and phrase.state.type == "State" else None
        if entry.type != "Person":
            return None, entry.actor(day)
        held = [office for office in entry.held(day) if office.of]
        body = names.registry.get(held[0].of) if held else names.registry.states.get(entry.country or "")
        return entry.actor(day), body.actor(day) if body else None
    return None, None


def _until_topic(words: list[Any], topics: list[str]) -> list[Any]:
    """Return the words before "on", "about", "regarding": the signer, not the topic."""
    for index, word in enumerate(words):
        if word.key in topics:
            return words[:index]
    return words


def resolve_first_person(
    spans: Spans,
    names: Names,
    lexicon: dict[str, Any],
    signed: tuple[Actor | None, Actor | None],
    voiced: list[Voice],
) -> None:
    """Add a span for every "I" and "we" outside quotations: of who has the floor, else of the signer."""
    person, body = signed
    inside = spans.inside
    together = (
        []
        if body or person
        else _joint_signers(spans, lexicon["statement"]["joint"]) or _speaking_state(spans, inside, lexicon)
    )
    if not (person or body or together or voiced):
        return
    pronouns = lexicon["pronoun"]
    for token in (spans.doc[i] for i in spans.pronouns):
        if inside[token.i] or spans.within.get(token.i):
            continue
        is_we, is_i = token.lower_ in pronouns["we"], token.lower_ in pronouns["first"]
        if token.text == "US" or not (is_we or is_i) or token.pos_ not in {"PRON", "DET"}:
            continue
        voice = at(voiced, token.i, in_quotes=False)
        if voice is not None:
            speaker = voice.speaker
            actor = speaker if is_i or speaker is None else body_of(speaker, spans, names) or speaker
            signers = [actor] if actor is not None else []
        elif is_we and body is None and person is None:
            signers = together
        else:
            signers = [actor] if (actor := person if is_i else body or person) is not None else []
        for actor in signers:
            spans.add(ActorSpan(token.i, token.i + 1, token.i, actor, Via.PRONOUN))


def _joint_signers(spans: Spans, nouns: list[str]) -> list[Actor]:
    """Return those who speak as "we, the leaders of X, Y and Z" within the first three sentences.

    The list must stand in a sentence that says "we" or "our", or open with "As leaders of".
    """
    for sent in list(spans.doc.sents)[:4]:
        words = [token.lower_ for token in sent]
        if not {"we", "our"} & set(words):
            continue
        for token in sent:
            if token.lower_ not in nouns or token.i + 1 >= sent.end or token.nbor(1).lower_ != "of":
                continue
            listed = _listed(token.i + 2, sent.end, spans)
            if len(listed) > 1:
                return listed
    return []


def _speaking_state(spans: Spans, inside: list[bool], lexicon: dict[str, Any]) -> list[Actor]:
    """Return the state or body that speaks of itself: the last subject before an unquoted "we".

    "Australia has been at the forefront ... We have provided $100 million": news do not say "we", states do.
    Where "we" comes first it is the only one that "condemns", "welcomes", "reaffirms" in the present tense.
    """
    performing = frozenset(lexicon["statement"]["performing"])
    spoken: dict[str, Actor] = {}
    performed: dict[str, Actor] = {}
    before: Actor | None = None
    opens = False
    for number, sent in enumerate(spans.doc.sents):
        opening = [token for token in sent if token.lower_ == "we" and not inside[token.i]]
        if opening and before is not None:
            spoken[before.id] = before
        subject = next((child for child in sent.root.children if child.dep_ in SUBJECTS), None)
        own = spans.of(subject) if subject is not None else []
        if own and own[0].actor.type in {"State", "IGO"} and not inside[own[0].start]:
            before = own[0].actor
            if _is_present(sent.root) and sent.root.lemma_.lower() in performing:
                performed.setdefault(before.id, before)
                opens = opens or (number == 0)
    if opens:
        return [next(iter(performed.values()))]
    return next((list(found.values()) for found in (spoken, performed) if len(found) == 1), [])


def _is_present(root: Token) -> bool:
    """Return whether a predicate is in the present tense: "condemns", "is alarmed", "is grateful"."""
    # "reaffirms" is seldom met, and then taken for a plural by its tag but not by its features.
    single = root.tag_ == "VBP" and root.morph.get("Person", []) == ["3"] and root.lower_.endswith("s")
    return (
        single
        or root.tag_ == "VBZ"
        or any(
            child.dep_ in {"cop", "aux:pass", "aux"} and child.lower_ in {"is", "are"}
            for child in root.children
        )
    )


def _listed(start: int, end: int, spans: Spans) -> list[Actor]:
    """Return the states of a list ("Japan, Australia and India") that begins at a token."""
    found: dict[str, Actor] = {}
    i = start
    while i < end:
        named = [s for s in spans.within.get(i, []) if s.start == i and s.actor.type in {"State", "IGO"}]
        if named:
            found.setdefault(named[0].actor.id, named[0].actor)
            i = named[0].end
        elif spans.doc[i].lower_ in {",", "and", "the"}:
            i += 1
        else:
            break
    return list(found.values())
