"""Say in whose mouth the text puts a claim: chains of sources, outermost first."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Span, Token

from kg.extract.finding import find_reports
from kg.extract.links import path
from kg.extract.quotes import Quotation, quotations
from kg.extract.reports import Report, ReportLists, is_parenthetical, is_said, points_back, stray_clause
from kg.extract.sources import Lists, Sources, key
from kg.extract.speakers import near_quotes, speakers, statements
from kg.extract.words import words
from kg.model import Attribution
from kg.nlp.annotation import Annotated
from kg.ontology import Ontology

TITLES = frozenset({"appos", "nmod:desc", "nmod:unmarked", "compound", "flat", "flat:name", "amod"})
"""Functions of a noun that names an office beside a person: the author adds it, whoever speaks."""
SIGNS = frozenset({"PUNCT", "PART"})
"""What joins two names ("Richmond, Virginia"), by which the author says where or whose the thing is."""
BESIDE = frozenset({"appos", "nmod", "nmod:desc", "conj"})
DASHES = frozenset({"-", "–", "—"})
MIN_HEADLINE = 4
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SAYING = frozenset({"verb", "noun"})
HEADLINE_SOURCES = frozenset({"Person", "Organization", "Media", "IGO", "Group"})
"""Who speaks in "X: Y"; a state there is the topic ("North Korea: Two journalists sentenced")."""


@lru_cache(maxsize=4)
def _lists(ontology: Ontology) -> tuple[ReportLists, Lists, frozenset[str], frozenset[str]]:
    """Return the word lists of an ontology: reporting, sources, acts of speech, nouns of places."""
    lexicon = ontology.lexicon("attribution")
    places = words(ontology.lexicon("place"), "nouns")
    return ReportLists.read(lexicon), Lists.read(lexicon), words(lexicon, "speech_acts"), places


class Attributions:
    """Who says what in one Doc: worked out once, asked claim by claim."""

    def __init__(self, annotated: Annotated, ontology: Ontology) -> None:
        doc = annotated.doc
        self._annotated = annotated
        self._lists, lists, self._acts, self._places = _lists(ontology)
        self._sources = Sources(annotated, lists)
        self._quotes = quotations(doc)
        self._starts = [quote.start for quote in self._quotes]
        reports = find_reports(doc, self._sources, self._lists, near_quotes(doc, self._quotes))
        self._reports = {report.trigger.i: report for report in reports}
        self._hanging: dict[int, list[Report]] = {}
        for report in reports:
            host = self._host(report)
            if host is not None:
                self._hanging.setdefault(host.i, []).append(report)
        self._loose: dict[int, list[Report]] = {}
        for report in reports:
            if self._is_loose(report):
                self._loose.setdefault(doc[report.start].sent.start, []).append(report)
        strays = ((report, stray_clause(report.trigger)) for report in reports if report.kind == "verb")
        self._strays = {clause.i: report for report, clause in strays if clause is not None}
        self._speakers = speakers(doc, self._quotes, reports)
        self._statements = statements(annotated, self._quotes, reports)
        self._passages = self._of_sentences(annotated, reports)

    def of(self, predicate: Token, subject: Token | None, object: Token | None) -> tuple[Attribution, ...]:
        """Return the sources of a claim, outermost first; empty for the author's own voice.

        Args:
            predicate: Token that words the relation.
            subject: Head of the claim's subject; who accuses is not the source of his accusing.
            object: Head of the claim's object.
        """
        quote = self._quote(predicate)
        said: list[Attribution] = []
        naming = _is_title(predicate, subject) or predicate.pos_ in SIGNS
        title = naming or (predicate.pos_ == "NOUN" and predicate.lemma_.lower() in self._places)
        if not title or quote is not None:
            chain = self._chain(predicate)
            if title:
                chain = [report for report in chain if _inside(report, quote)]
            for report in chain:
                if not _inside(report, quote):
                    said.extend(report.sources)
            if quote is not None:
                said.extend(self._speakers.get(quote.start, ()))
            for report in chain:
                if _inside(report, quote):
                    said.extend(report.sources)
        if naming and quote is None:
            # "According to Yonhap, quoting the state agency KCNA": whose agency it is the author says.
            return ()
        for start, end, sources in self._statements:
            if start <= predicate.i < end and not naming and (not title or not said):
                said = [*sources, *said]
        if not said or quote is not None:
            said = [*self._passages.get(predicate.sent.start, ()), *said]
        return self._without_self(_unique(said), predicate, subject)

    def _quote(self, token: Token) -> Quotation | None:
        place = bisect_left(self._starts, token.i) - 1
        quote = self._quotes[place] if place >= 0 else None
        return quote if quote is not None and quote.holds(token) else None

    def _chain(self, predicate: Token) -> list[Report]:
        """Return the reports that a predicate stands under, outermost first."""
        found: list[Report] = list(self._around(predicate, None))
        below: Token | None = None
        for lower, upper in pairwise(path(predicate)):
            if (stray := self._strays.get(lower.i)) is not None:
                found[:0] = [stray]
            report = self._reports.get(upper.i)
            if report is not None and report.kind in SAYING and is_said(lower, upper, self._lists, below):
                found[:0] = [report, *self._around(upper, lower)]
            elif report is not None and report.kind == "noun" and lower.dep_ in {"acl", "acl:relcl", "ccomp"}:
                found[:0] = [report]
            else:
                found[:0] = self._around(upper, lower)
            below = lower
        for report in self._loose.get(predicate.sent.start, ()):
            if predicate.i < report.start or (_opens(report) and predicate.i >= report.end):
                found[:0] = [report]
        return found

    def _around(self, host: Token, lower: Token | None) -> list[Report]:
        """Return the parenthetical reports of a clause that hold for the part of it below ``lower``."""
        found = []
        for report in self._hanging.get(host.i, ()):
            if lower is not None and report.start <= lower.i < report.end:
                continue
            below = lower is not None and lower.dep_ == "conj"
            if below and lower is not None and host.i < report.start < lower.left_edge.i:
                continue  # "X, officials said, and Y": Y is the author's
            found.append(report)
        return found

    def _host(self, report: Report) -> Token | None:
        """Return the head of the clause that a phrase or a set-in verb belongs to; None for other reports."""
        trigger = report.trigger
        parenthetical = report.kind == "verb" and is_parenthetical(trigger)
        if trigger.head == trigger or not (report.kind in {"phrase", "citing"} or parenthetical):
            return None
        above = self._reports.get(trigger.head.i)
        if report.kind == "citing" and above is not None and above.kind == "phrase":
            return self._host(above)  # "according to Yonhap, quoting KCNA"
        around = (r for r in self._reports.values() if r.start <= trigger.head.i < r.end and r.kind == "verb")
        if report.kind == "citing" and (verb := next(around, None)) is not None:
            return verb.trigger  # "Yonhap, quoting KCNA, said"
        return trigger.head

    def _is_loose(self, report: Report) -> bool:
        """Return whether a report at the edge of a sentence holds for all of it, whatever the tree says.

        The parser hangs a final ", officials said" on a wrong verb in 1 of 16 sentences.
        """
        sent, doc = report.trigger.sent, report.trigger.doc
        if report.kind == "closing":
            return self._quote(report.trigger) is None
        if report.kind == "phrase" and _opens(report):
            return True
        if report.kind not in {"verb", "phrase"} or self._quote(report.trigger) is not None:
            return False
        if any(is_said(child, report.trigger, self._lists) for child in report.trigger.children):
            return False
        before = doc[report.start - 1] if report.start > sent.start else None
        final = all(token.is_punct or token.is_space for token in doc[report.end : sent.end])
        return final and before is not None and before.text in {",", "(", "”", '"', "-", "–", "—"}

    def _of_sentences(
        self, annotated: Annotated, reports: list[Report]
    ) -> dict[int, tuple[Attribution, ...]]:
        """Return the sources that hold for whole sentences, by the sentence's first token."""
        found: dict[int, tuple[Attribution, ...]] = {}
        before: Span | None = None
        by_sentence: dict[int, list[Report]] = {}
        for report in reports:
            by_sentence.setdefault(report.trigger.sent.start, []).append(report)
        for sent in annotated.doc.sents:
            back = [report for report in by_sentence.get(sent.start, ()) if points_back(report)]
            if back and before is not None and before.start not in by_sentence:
                found[before.start] = back[0].sources
            headline = self._headline(sent)
            if headline:
                found[sent.start] = headline
            before = sent
        return found

    def _headline(self, sent: Span) -> tuple[Attribution, ...]:
        """Return the source of "Kerry: Truce is near" or "Truce is near - Kerry", without full stop."""
        solid = [token for token in sent if not token.is_space]
        if len(solid) < MIN_HEADLINE or solid[-1].text in {".", ":", "?", "!"}:
            return ()
        colon = next((n for n, token in enumerate(solid[:6]) if token.text == ":"), None)
        first = solid[colon].i if colon else -1
        dash = solid[-1].i
        while dash > solid[0].i and solid[-1].i - dash < MIN_HEADLINE and sent.doc[dash].text not in DASHES:
            dash -= 1
        for span in self._sources.spans(sent.start, sent.end):
            opens = span.start == solid[0].i and span.end == first
            closes = span.end == solid[-1].i + 1 and span.start == dash + 1 and sent.doc[dash].text in DASHES
            if (opens or closes) and span.actor.type in HEADLINE_SOURCES:
                return self._sources.named(span)
        return ()

    def _without_self(
        self, said: list[Attribution], predicate: Token, subject: Token | None
    ) -> tuple[Attribution, ...]:
        """Drop the subject from the end of the chain where the predicate is itself an act of speech."""
        actors = {span.actor.id for span in self._annotated.at(subject.i)} if subject is not None else set()
        if said and predicate.lemma_.lower() in self._acts and key(said[-1]) in actors:
            said = said[:-1]
        return tuple(said)


def _opens(report: Report) -> bool:
    """Return whether a phrase begins its sentence, but for a word or two such as "Meanwhile," before it."""
    sent = report.trigger.sent
    before = [token for token in sent.doc[sent.start : report.start] if not token.is_space]
    linked = all(token.is_punct or token.pos_ in {"ADV", "CCONJ"} for token in before)
    return len(before) <= 1 or (len(before) <= 3 and before[-1].text == "," and linked)


def _is_title(predicate: Token, subject: Token | None) -> bool:
    """Return whether a predicate only says beside a name who that is: "said by Minister Lavrov"."""
    if predicate.dep_ in TITLES and predicate.tag_ not in FINITE:
        return True
    if subject is None or predicate.pos_ not in {"NOUN", "PROPN"}:
        return False
    if subject == predicate:
        return True  # the bearer was found by the order of the words, see titles.py
    if subject.head == predicate and subject.dep_ in {"appos", "flat", "flat:name"}:
        return True
    token = predicate
    while token != subject and token.dep_ in BESIDE and token.head != token:
        token = token.head
    return token == subject and token != predicate


def _inside(report: Report, quote: Quotation | None) -> bool:
    return quote is not None and quote.holds(report.trigger)


def _unique(said: list[Attribution]) -> list[Attribution]:
    """Return the sources without repetition, each where it comes first."""
    found: dict[str, Attribution] = {}
    for item in said:
        found.setdefault(key(item), item)
    return list(found.values())
