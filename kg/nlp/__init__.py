"""Annotate a Document: the shipped English pipeline and one component per file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.actors.choice import Context
from kg.actors.names import names
from kg.model import Document
from kg.nlp.annotation import ActorSpan, Annotated, ordered
from kg.nlp.bare import find_bare, find_meant, main_country
from kg.nlp.carry import carry
from kg.nlp.coreference import Spans, resolve_pronouns
from kg.nlp.ellipsis import share_names, share_offices, share_roles
from kg.nlp.kinds import kinds
from kg.nlp.linking import country_weights, link
from kg.nlp.mentions import find_generic, find_names
from kg.nlp.nominals import resolve_nominals
from kg.nlp.offices import find_offices
from kg.nlp.owned import resolve_owned
from kg.nlp.parsing import parse
from kg.nlp.reading import Found, Reading, align, read
from kg.nlp.sentences import set_breaks
from kg.nlp.speakers import resolve_quoted
from kg.nlp.statement import resolve_first_person, signer
from kg.nlp.teams import find_teams
from kg.nlp.things import find_things, things
from kg.nlp.unknown import find_unknown
from kg.nlp.voices import voices
from kg.ontology import Ontology
from kg.text import clean

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["ActorSpan", "Annotated", "annotate"]


def annotate(document: Document, nlp: Language, ontology: Ontology, *, thorough: bool = False) -> Annotated:
    """Parse a document and find the actors in it.

    Args:
        document: Its text may hold anything; what is no sentence is passed over.
        nlp: A pipeline with a tagger and a parser, as ``load_pipeline`` returns it.
        ontology: The actors to look for.
        thorough: Whether to parse the sentences as well that can hold no claim; changes 2 claims of 100.
    """
    text = clean(document)
    doc = nlp.make_doc(text.text)
    known = names(ontology)
    set_breaks(doc, text.breaks, known)
    words = align(doc)
    doc = parse(doc, words, nlp, known, thorough=thorough)
    reading = read(doc, words)
    find_names(reading, known)
    share_names(reading, known)
    find_unknown(reading, known)
    context = Context(document.published, country_weights(reading, document.published))
    find_generic(reading, known, context)
    share_roles(reading, known, context)
    find_teams(reading, known, context)
    link(reading, known, document.published)
    carry(reading, kinds(known))
    lexicon = known.coreference
    signed = signer(document.title, known, lexicon, document.published)
    countries = country_weights(reading, document.published)
    find_offices(reading, known, document.published, main_country(known, countries))
    share_offices(reading, known, document.published)
    find_meant(reading, known, lexicon)
    if signed[1] is not None and signed[1].country:
        countries.pop(signed[1].country, None)  # who issues a statement is not what it is about
    find_bare(reading, known, lexicon, countries)
    find_things(reading, things(known))
    pronouns = [word.token for word in words if word.key in known.pronouns]
    found = (_span(item, reading) for item in reading.found)
    spans = Spans(doc, found, known, pronouns)
    if doc.has_annotation("DEP"):
        resolve_nominals(spans, known, lexicon, main_country(known, countries))
        resolve_pronouns(spans, lexicon)
        voiced = voices(spans, lexicon)
        resolve_first_person(spans, known, lexicon, signed, voiced)
        resolve_quoted(spans, known, lexicon, voiced)
        resolve_owned(spans, known, lexicon)
    return Annotated(document, text, doc, ordered(spans.all))


def _span(item: Found, reading: Reading) -> ActorSpan:
    words = reading.words
    start, end = words[item.start].token, words[item.end - 1].token + 1
    if item.actor is None:
        raise AssertionError(f"nothing decided what {reading.doc[start:end]!r} means")
    head = words[item.head].token if item.head is not None else _head(reading.doc, start, end)
    return ActorSpan(start, end, head, item.actor, item.via, reading.written(item.start, item.end))


def _head(doc: Doc, start: int, end: int) -> int:
    """Return the token of a span whose governor stands outside it."""
    for token in doc[start:end]:
        if not start <= token.head.i < end or token.head is token:
            return token.i
    return end - 1
