"""Say who speaks in a quotation, and in a statement that follows a colon without marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from kg.extract.quotes import Quotation
from kg.extract.reports import NEAR_QUOTE, Report
from kg.model import Attribution, Via
from kg.nlp.annotation import Annotated

BEFORE = 40
"""Tokens looked at before a quotation ("The minister, speaking in Ankara, said at a news conference: ")."""
SCARE = 3
"""Quotations of up to so many words are words used, not speech ("puppet military")."""


def near_quotes(doc: Doc, quotes: Sequence[Quotation]) -> frozenset[int]:
    """Return the tokens that stand close enough to a quotation to introduce it, or before a final colon."""
    near: set[int] = set()
    for quote in quotes:
        near.update(range(max(0, quote.start - BEFORE), quote.start))
        near.update(range(quote.end, min(len(doc), quote.end + NEAR_QUOTE)))
    for sent in doc.sents:
        if _ends_with_colon(doc, sent.end):
            near.update(range(sent.start, sent.end))
    return frozenset(near)


def speakers(
    doc: Doc, quotes: Sequence[Quotation], reports: Iterable[Report]
) -> dict[int, tuple[Attribution, ...]]:
    """Return who speaks in each quotation, by its first token; one without a speaker is left out.

    The verb behind the closing mark counts first, then the one before the opening mark; a quotation without
    either goes on with the speaker of the one before it in the same or the preceding paragraph.
    """
    starts = [quote.start for quote in quotes]
    free = [r for r in reports if r.kind != "phrase" and not _quoted(r, quotes, starts)]
    triggers = [report.trigger.i for report in free]
    found: dict[int, tuple[Attribution, ...]] = {}
    last: Quotation | None = None
    for n, quote in enumerate(quotes):
        following = quotes[n + 1] if n + 1 < len(quotes) else None
        limit = min(quote.end + NEAR_QUOTE, following.start if following else len(doc))
        behind = free[bisect_left(triggers, quote.end) : bisect_left(triggers, limit)]
        first = bisect_left(triggers, quote.start - BEFORE)
        ahead = free[first : bisect_left(triggers, quote.start)]
        said = _after(doc, quote, behind) or _before(doc, quote, last, ahead)
        if not said and last is not None and last.start in found and _goes_on(doc, last, quote):
            said = found[last.start]
        if said:
            found[quote.start] = said
            last = quote
        elif quote.end - quote.start - 2 > SCARE:
            last = quote
    return found


def _quoted(report: Report, quotes: Sequence[Quotation], starts: list[int]) -> bool:
    """Return whether a report stands inside a quotation; quotations do not overlap."""
    place = bisect_left(starts, report.trigger.i) - 1
    return place >= 0 and quotes[place].holds(report.trigger)


def _after(doc: Doc, quote: Quotation, reports: Sequence[Report]) -> tuple[Attribution, ...]:
    """Return the speaker named behind the closing mark: “...,” El País reports."""
    if not quote.closed or quote.end >= len(doc):
        return ()
    inner, behind = doc[quote.end - 2], doc[quote.end]
    if behind.is_space and "\n\n" in behind.text:
        return ()
    if inner.text in {".", "…"} and not behind.text[:1].islower() and behind.text != ",":
        return ()  # “... .” She said: the next sentence introduces what follows it
    for report in reports:
        if not _paragraph_between(doc, quote.end, report.trigger.i):
            if inner.text in {",", "?", "!", ".", "…"} or behind.text == ",":
                return report.sources
            if any(token.text in ".;" for token in doc[quote.end : report.trigger.i]):
                return ()
            if report.trigger.i <= quote.end + 4 and report.kind == "verb" and report.start >= quote.end:
                return report.sources
    return ()


def _before(
    doc: Doc, quote: Quotation, last: Quotation | None, reports: Sequence[Report]
) -> tuple[Attribution, ...]:
    """Return the speaker named before the opening mark: KCNA said: “..."""
    before = _solid(doc, quote.start)
    colon = before is not None and before.text in {":", ","}
    for report in reversed(reports):
        if last and report.trigger.i < last.start:
            return ()
        same = doc[quote.start].sent.start <= report.trigger.i
        if same and not _paragraph_between(doc, report.trigger.i, quote.start):
            return report.sources
        if colon and before is not None and before.text == ":" and report.trigger.sent == before.sent:
            return report.sources
        return ()
    return ()


def _goes_on(doc: Doc, last: Quotation, quote: Quotation) -> bool:
    """Return whether a quotation without a speaker continues the one before it."""
    between = doc[last.end : quote.start]
    breaks = sum("\n\n" in token.text for token in between)
    if breaks == 0:
        return len(between) <= BEFORE
    starts = all(token.is_space for token in doc[max(quote.start - 1, 0) : quote.start])
    return breaks == 1 and starts and quote.end - quote.start - 2 > SCARE and len(between) <= BEFORE


def _solid(doc: Doc, i: int) -> Token | None:
    """Return the last token before ``i`` that is not white space."""
    while i > 0:
        i -= 1
        if not doc[i].is_space:
            return doc[i]
    return None


def _ends_with_colon(doc: Doc, end: int) -> bool:
    last = _solid(doc, end)
    return last is not None and last.text == ":"


def _paragraph_between(doc: Doc, start: int, end: int) -> bool:
    return any("\n\n" in token.text for token in doc[start:end] if token.is_space)


def statements(
    annotated: Annotated, quotes: Sequence[Quotation], reports: Sequence[Report]
) -> list[tuple[int, int, tuple[Attribution, ...]]]:
    """Return (start, end, sources) of statements printed without marks below "the minister said:".

    A statement ends where its speaker is named again, at the next colon, or with the text.

    Args:
        annotated: The document.
        quotes: Its quotations.
        reports: Its reports.
    """
    doc = annotated.doc
    found = []
    starts = {quote.start for quote in quotes}
    for sent in doc.sents:
        if not _ends_with_colon(doc, sent.end):
            continue
        said = [r for r in reports if r.kind == "verb" and sent.start <= r.trigger.i < sent.end]
        start = next((token.i for token in doc[sent.end :] if not token.is_space), len(doc))
        if (
            not said
            or start in starts
            or start == len(doc)
            or not _paragraph_between(doc, sent.end - 1, start)
        ):
            continue
        speakers_ = {item.actor.id for item in said[-1].sources if item.actor}
        found.append((start, _end_of_statement(annotated, start, speakers_), said[-1].sources))
    return found


def _end_of_statement(annotated: Annotated, start: int, speakers_: set[str]) -> int:
    paragraph = start
    doc = annotated.doc
    for token in doc[start:]:
        if token.is_space and "\n\n" in token.text:
            paragraph = token.i + 1
        named = any(span.actor.id in speakers_ and span.via != Via.PRONOUN for span in annotated.at(token.i))
        if named or (token.text == ":" and token.i + 1 == token.sent.end):
            return max(paragraph, start)
    return len(doc)
