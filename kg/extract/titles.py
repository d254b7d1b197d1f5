"""Titles beside names: "US Secretary of State John Kerry", "Presidents Lula of Brazil and Petro of Colombia".

Read from the order of the words: titles are fixed in form, and the parser, which sees them as compounds, flat
names or descriptions by turns, is right on them less often than the order is.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.parties import Party
from kg.nlp.annotation import ActorSpan, Annotated

MAX_GAP = 6
"""Most tokens between a title and what it belongs to ("head of the foreign relations committee of")."""
JOINTS = frozenset({"of", "for", "and", "the", "&", "on", "at"})
LINKS = frozenset({"of", "for", "at", "from", "with", "in"})


def titled(title: Token, annotated: Annotated) -> Iterator[tuple[Party, Party]]:
    """Yield (bearer, body) for each person who bears a title and what the title belongs to.

    Args:
        title: The noun of the title ("Minister").
        annotated: The document.
    """
    body = _before(title, annotated)
    after = _after(title, annotated)
    bearers = list(_bearers(title, annotated))
    for bearer in bearers:
        own = _linked(annotated.doc[bearer.end - 1], annotated) if body is None and after is None else None
        owner = body or after or own
        if owner is not None and owner.actor.type != "Person" and owner.actor.id != bearer.actor.id:
            yield Party(bearer, title), Party(owner, title)


def _bearers(title: Token, annotated: Annotated) -> Iterator[ActorSpan]:
    """Yield the persons named right after a title, or right before it in apposition."""
    doc = annotated.doc
    inside = [span for span in annotated.at(title.i) if span.actor.type == "Person"]
    if inside:
        yield inside[0]
        return
    i = title.i + 1
    while i < len(doc) and i <= title.i + MAX_GAP:
        persons = [span for span in annotated.at(i) if span.actor.type == "Person" and span.start == i]
        if persons:
            yield persons[0]
            yield from _further(persons[0], title, annotated)
            return
        joined = doc[i].lower_ in JOINTS or (doc[i].is_title and doc[i - 1].lower_ in JOINTS)
        if not (joined or annotated.at(i)) or doc[i].is_sent_start:
            break
        i += 1
    yield from _apposed(title, annotated)


def _apposed(title: Token, annotated: Annotated) -> list[ActorSpan]:
    """Return the person whom a title describes from behind a comma or bracket ("Kim, the leader of")."""
    doc = annotated.doc
    for i in range(title.i - 1, max(title.i - 2 * MAX_GAP, 0), -1):
        if doc[i].text in {",", "(", "–", "-"} and doc[i].text != "-":
            return [span for span in annotated.at(i - 1) if span.actor.type == "Person"]
        if doc[i].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PART", "CCONJ", "ADP", "PUNCT"}:
            return []
        if doc[i].is_sent_start:
            return []
    return []


def _further(first: ActorSpan, title: Token, annotated: Annotated) -> Iterator[ActorSpan]:
    """Yield the other persons of a plural title ("Presidents A of X and B of Y")."""
    if title.tag_ not in {"NNS", "NNPS"}:
        return
    i = first.end
    for token in annotated.doc[i : i + 2 * MAX_GAP]:
        for span in annotated.at(token.i):
            if span.start == token.i and span.actor.type == "Person":
                yield span
        if token.pos_ in {"VERB", "AUX"}:
            return


def _before(title: Token, annotated: Annotated) -> ActorSpan | None:
    """Return the body named before a title ("Iraqi Prime", "the State Department's North Korea")."""
    doc = annotated.doc
    i = title.i - 1
    while i >= 0 and i >= title.i - MAX_GAP:
        spans = [span for span in annotated.at(i) if span.actor.type not in {"Person", "Thing"}]
        if spans and not any(span.start <= title.i < span.end for span in spans):
            return spans[0]
        token = doc[i]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "PART"} and token.text != "-":
            return None
        if doc[i + 1].is_sent_start:
            return None
        i -= 1
    return None


def _after(title: Token, annotated: Annotated) -> ActorSpan | None:
    """Return the body that follows a title ("head of the CIA"), further words of the title in between."""
    return _linked(title, annotated)


def _linked(token: Token, annotated: Annotated) -> ActorSpan | None:
    """Return the body that a preposition right after a token names."""
    doc = annotated.doc
    i = token.i + 1
    if i >= len(doc) or doc[i].lower_ not in LINKS or doc[i].is_sent_start:
        return None
    for j in range(i + 1, min(i + 1 + MAX_GAP, len(doc))):
        spans = [span for span in annotated.at(j) if span.actor.type not in {"Person", "Thing"}]
        if spans:
            return spans[0]
        if doc[j].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "ADP", "CCONJ"}:
            return None
    return None
