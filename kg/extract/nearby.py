"""Where the parse is silent, the order of the words speaks: the actor before a verb, the one right after it.

A small parser loses the subject of one verb in eight; news keeps subject, verb and object in order. Only one
of the two may be found this way, and only over words that cannot start another clause.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.parties import Party
from kg.extract.tree import is_passive
from kg.nlp.annotation import ActorSpan, Annotated
from kg.ontology import Frame

SURE = 0.75
"""How sure an actor is that the parse does not confirm."""
MAX_LEFT = 14
MAX_RIGHT = 7
INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PART", "PRON"})
"""Parts of speech that may stand between a verb and its object."""


def left(verb: Token, annotated: Annotated) -> list[Party]:
    """Return the actor before a finite active verb, in a list; none where another could be meant."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} and not _has_auxiliary(verb):
        return []
    if is_passive(verb):
        return []
    i, aside = verb.i - 1, False
    while i > max(verb.i - MAX_LEFT - MAX_LEFT * aside, verb.sent.start - 1):
        spans = [span for span in annotated.at(i) if span.end == i + 1]
        if spans:
            start = min(span.start for span in spans)
            if _is_free(start, annotated):
                return [Party(span, annotated.doc[span.head], SURE) for span in spans]
            i = start - 1
            continue
        token = annotated.doc[i]
        if token.text == "," and not aside and (opening := _aside(token)):
            i, aside = opening - 1, True
            continue
        if token.pos_ == "VERB" or token.text in {",", ";", ":", "“", "”", '"', "(", ")", "-", "–"}:
            return []
        i -= 1
    return []


def _aside(comma: Token) -> int | None:
    """Return where an aside that a comma closes begins ("the militia, allied with the army, hold")."""
    for i in range(comma.i - 2, max(comma.i - MAX_LEFT, comma.sent.start), -1):
        if comma.doc[i].text == ",":
            return i
    return None


def before(token: Token, annotated: Annotated) -> list[Party]:
    """Return the actor whose name ends right before a token, in a list."""
    spans = [span for span in annotated.at(token.i - 1) if span.end == token.i] if token.i else []
    return [Party(span, annotated.doc[span.head], SURE) for span in spans]


def is_unseen_verb(frame: Frame, token: Token) -> bool:
    """Return whether a noun may be the verb of a frame that has no conditions: "Hungary opposes Ukraine".

    Headlines and short sentences without auxiliaries are where the tagger takes verbs for nouns.
    """
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.i == 0 or token.nbor(-1).dep_ == "case":
        return False
    return not (frame.theme or frame.with_ or frame.particle) and not token.text.isupper()


def right(frame: Frame, verb: Token, annotated: Annotated) -> list[Party]:
    """Return the actor right after a verb or after the preposition that its frame asks for, in a list."""
    if is_passive(verb):
        return []
    doc, direct = annotated.doc, "obj" in frame.object
    for i in range(verb.i + 1, min(verb.i + 1 + MAX_RIGHT, verb.sent.end)):
        spans = [span for span in annotated.at(i) if span.start == i]
        if spans:
            heads = [span for span in spans if direct and (frame.owner or _ends_phrase(span, annotated))]
            return [Party(span, doc[span.head], SURE) for span in heads]
        token = doc[i]
        if token.pos_ == "ADP":
            direct = token.lower_ in frame.object
            if not direct:
                return []
        elif token.pos_ not in INSIDE:
            return []
    return []


def _has_auxiliary(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).pos_ in {"AUX", "ADV", "PART"} and verb.tag_ in {"VB", "VBN", "VBG"}


def _is_free(start: int, annotated: Annotated) -> bool:
    """Return whether a name begins a clause: at the start of the sentence, or behind "that" or a comma."""
    doc = annotated.doc
    i = start - 1
    while i >= 0 and not doc[i + 1].is_sent_start and doc[i].pos_ in {"DET", "ADJ", "NUM", "ADV"}:
        i -= 1
    if i < 0 or doc[i + 1].is_sent_start:
        return True
    return doc[i].pos_ in {"SCONJ", "PUNCT", "CCONJ"} and doc[i].lower_ not in {"and", "or", "-", "–"}


def _ends_phrase(span: ActorSpan, annotated: Annotated) -> bool:
    """Return whether a name is not the modifier of a noun behind it ("struck Syrian positions")."""
    doc = annotated.doc
    return span.end >= len(doc) or doc[span.end].pos_ not in {"NOUN", "PART", "PROPN", "ADJ"}
