"""Read numbers: digits and words, ranges, limits and approximations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from kg.extract.words import phrases, words

DIGITS = re.compile(r"[$€£¥]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|[$€£¥]?\d+(?:\.\d+)?$")
BIG = 100
"""From here on number words multiply what stands before them ("ten thousand")."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what limits it; tokens ``start <= i < end``."""

    start: int
    end: int
    value: float | None = None
    min: float | None = None
    max: float | None = None
    approximate: bool = False
    unit: str | None = None
    """Currency; None for anything that is counted."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number words of ``lexicon/quantity.toml``."""

    values: dict[str, float]
    approximate: frozenset[str]
    least: frozenset[str]
    most: frozenset[str]
    vague: frozenset[str]
    parts: frozenset[str]
    currency: frozenset[str]
    months: frozenset[str]

    @classmethod
    def read(cls, lexicon: dict[str, Any]) -> Numbers:
        """Return the lists."""
        lists = lexicon["words"]
        return cls(
            {word: float(value) for word, value in lexicon["values"].items()},
            words(lists, "approximate"),
            phrases(lists, "least"),
            phrases(lists, "most"),
            words(lists, "vague"),
            words(lists, "parts"),
            words(lists, "currency"),
            words(lists, "months"),
        )

    def of(self, noun: Token) -> Amount | None:
        """Return how many of what a noun names; None if the phrase has no number.

        "One" alone is as often a pronoun, and a year is no count: both are passed over.
        """
        if noun.lower_ in self.vague or noun.lemma_.lower() in self.parts:
            follows = noun.doc[noun.i + 1].lower_ if noun.i + 1 < len(noun.doc) else ""
            return (
                Amount(noun.i, noun.i + 1, approximate=noun.lower_ in self.vague) if follows == "of" else None
            )
        doc = noun.doc
        for child in noun.children:
            if child.dep_ in {"nummod", "amod", "det", "compound", "nmod"} and child.i < noun.i:
                if child.lower_ in self.vague or (
                    child.lemma_.lower() in self.vague and child.dep_ != "nmod"
                ):
                    return Amount(child.i, child.i + 1, approximate=True)
                if child.dep_ == "nummod" or (child.like_num and child.dep_ != "nmod"):
                    return self._at(doc, child.left_edge.i, noun.i)
        return None

    def before(self, doc: Doc, i: int) -> Amount | None:
        """Return the number right before token ``i``, whatever the tree makes of it."""
        start = i
        while start > 0 and (self._value(doc[start - 1]) is not None or doc[start - 1].text in {"-", "–"}):
            start -= 1
        return self._at(doc, start, i) if start < i else None

    def _at(self, doc: Doc, start: int, end: int) -> Amount | None:
        """Return the number that begins at or after a token and ends before another."""
        found = [i for i in range(start, end) if self._value(doc[i]) is not None]
        if not found:
            return None
        value, stop = self._read(doc, found[0], end)
        if found[0] and doc[found[0] - 1].lower_.rstrip(".") in self.months:
            return None  # "the Oct. 7 attacks"
        year = doc[found[0]].is_digit and 1900 <= value <= 2100 and doc[end].tag_ != "NNS"
        if year or (value == 1 and doc[found[0]].is_alpha):
            return None
        unit = next(
            (doc[i].text for i in range(max(found[0] - 1, 0), stop) if doc[i].text in self.currency), None
        )
        before = found[0] - (doc[found[0] - 1].text in self.currency if found[0] else 0)
        second = self._second(doc, stop, end)
        if second is not None:
            top, stop = second
            opens = doc[before - 1].lower_ in {"between", "from"} if before else False
            return Amount(before - opens, stop, min=value, max=top, unit=unit)
        first, kind = self._limit(doc, before)
        match kind:
            case "least":
                return Amount(first, stop, value, min=value, unit=unit, approximate=True)
            case "most":
                return Amount(first, stop, value, max=value, unit=unit, approximate=True)
            case "approximate":
                return Amount(first, stop, value, unit=unit, approximate=True)
            case _:
                return Amount(before, stop, value, unit=unit)

    def _value(self, token: Token) -> float | None:
        if DIGITS.match(token.text):
            return float(token.text.lstrip("$€£¥").replace(",", ""))
        return self.values.get(token.lower_)

    def _read(self, doc: Doc, start: int, end: int) -> tuple[float, int]:
        """Return the value of a run of number words ("two hundred thousand") and the token behind it."""
        total, part, i = 0.0, 0.0, start
        while i < end and (doc[i].text == "-" or (value := self._value(doc[i])) is not None):
            if doc[i].text == "-":
                if i + 1 >= end or self.values.get(doc[i + 1].lower_, BIG) >= 10:
                    break  # "50-60" is a range, "twenty-five" is one number
            elif value is not None and value >= BIG and not DIGITS.match(doc[i].text):
                part = (part or 1) * value
                if value >= 10 * BIG:
                    total, part = total + part, 0.0
            elif value is not None:
                part += value
            i += 1
        return total + part, i

    def _second(self, doc: Doc, i: int, end: int) -> tuple[float, int] | None:
        """Return the upper end of a range and the token behind it: "50 and 60", "50 to 60", "50-60"."""
        if i + 1 >= end or doc[i].lower_ not in {"and", "to", "-", "–", "or"}:
            return None
        return self._read(doc, i + 1, end) if self._value(doc[i + 1]) is not None else None

    def _limit(self, doc: Doc, i: int) -> tuple[int, str]:
        """Return where the words that limit a number begin and what they make of it."""
        for length in (3, 2, 1):
            phrase = " ".join(token.lower_ for token in doc[max(i - length, 0) : i])
            if phrase in self.least:
                return i - length, "least"
            if phrase in self.most:
                return i - length, "most"
            if phrase in self.approximate:
                return i - length, "approximate"
        return i, ""
