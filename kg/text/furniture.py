"""Tell page furniture from news: the phrases of ``lexicon/furniture.toml``, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology, load

_SENTENCE = re.compile(r"[.!?][\"”’')\]]*$")
# "Image: NASA. Stardust was launched. It flew." is a paragraph behind a credit, not a credit.
_NEXT = re.compile(r"\w{2}[.!?] [A-Z]")
_LONGEST_LINE = 400
"""Characters of the longest line that is compared with the phrases."""
_SHARED = re.compile(r"[\w.+-]*[\w+]")
_BAR = re.compile(r"\s*[|•]\s*|\s+[·»›→/]\s+")


@dataclass(frozen=True)
class Furniture:
    """What is known about the parts of a page that are no news."""

    always: re.Pattern[str]
    short: re.Pattern[str]
    anywhere: re.Pattern[str]
    tail: re.Pattern[str]
    credit: re.Pattern[str]
    share: frozenset[str]
    networks: frozenset[str]
    abbreviations: frozenset[str]
    suffixes: frozenset[str]
    agencies: frozenset[str]
    bylines: tuple[str, ...]
    date_words: frozenset[str]
    weekdays: tuple[str, ...]
    """Names of a weekday, Monday first, separated by spaces."""
    months: tuple[str, ...]

    def reason(self, line: str) -> str | None:
        """Return why a line is no news, None when it may be."""
        if len(line) > _LONGEST_LINE or len(_NEXT.findall(line)) > 2:
            return None
        if not any(char.isalnum() for char in line):
            return "no words"
        lower = line.lower()
        if self.always.fullmatch(lower):
            return "page furniture"
        words = line.split()
        is_sentence = len(words) >= 6 and bool(_SENTENCE.search(line))
        if not is_sentence and self.short.fullmatch(lower):
            return "page furniture"
        if self._is_share_bar(line):
            return "share widget"
        if self.credit.search(line) and not (is_sentence and not line.endswith(")")):
            return "photo credit"
        parts = _BAR.split(line)
        if len(parts) >= 4 and len(words) <= 4 * len(parts) and not is_sentence:
            return "menu"
        return None

    def inside(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the passages that are no news wherever they stand."""
        return (match.span() for match in self.anywhere.finditer(text))

    def opens_comments(self, line: str) -> bool:
        """Tell whether a line is the heading of a comment form or of comments."""
        return len(line) < _LONGEST_LINE and bool(self.tail.fullmatch(line.lower()))

    def _is_share_bar(self, line: str) -> bool:
        has_network = False
        for match in _SHARED.finditer(line.lower()):
            word = match.group()
            if word not in self.share and not word.isdigit():
                return False
            has_network = has_network or word in self.networks
        return has_network


@lru_cache(maxsize=8)
def furniture_of(ontology: Ontology) -> Furniture:
    """Return the furniture of the ontologies, compiled once."""
    words = ontology.lexicon("furniture")
    agencies = "|".join(re.escape(name) for name in sorted(words["agencies"], key=len, reverse=True))
    credits = "|".join(re.escape(word) for word in words["credits"])
    return Furniture(
        always=_lines(words["lines"]),
        short=_lines(words["short"]),
        tail=_lines(words["tail"]),
        anywhere=re.compile("|".join(map(_phrase, words["anywhere"])), re.IGNORECASE),
        credit=re.compile(
            # "Credit Ashraf Shazly/Agence France-Presse — Getty Images"
            rf"(?i:^\W*(?:{credits})\b.{{0,120}}\b(?:{agencies})\W*$)"
            # "(AP Photo/Evan Vucci)", "REUTERS/Gleb Garanich", "Handout/Reuters/Jane Doe"
            rf"|(?:^|[(\[.] ?)(?:(?i:{credits})s?\b ?:? ?)?(?:\w[\w .'-]{{0,40}}/ ?)?"
            rf"(?i:{agencies})(?: Photo)?/[\w .,'/-]{{2,80}}[)\]]?\.?$"
            # "Jane Doe/AFP", "Jane Doe/AP — pool"
            rf"|^[\w .'-]{{2,60}}/ ?(?i:{agencies})(?: ?[/—–-] ?[\w .]{{2,40}})?\.?$"
        ),
        share=frozenset(words["share"]),
        networks=frozenset(words["networks"]),
        abbreviations=frozenset(words["abbreviations"]),
        suffixes=frozenset(words["suffixes"]),
        agencies=frozenset(words["agencies"]),
        bylines=tuple(words["bylines"]),
        date_words=frozenset(words["date_words"]),
        weekdays=tuple(words["weekdays"]),
        months=tuple(words["months"]),
    )


@lru_cache(maxsize=1)
def shipped() -> Furniture:
    """Return the furniture of the shipped ontologies."""
    return furniture_of(load())


def _lines(phrases: list[str]) -> re.Pattern[str]:
    """Compile phrases into a pattern of whole lines in lower case, whatever bullet or arrow is around them.

    Where case counts, phrases of another first letter are passed over at once: five times as fast.
    """
    lower = "|".join(_phrase(phrase.lower()) for phrase in phrases)
    return re.compile(rf"[^\w(#]*(?:{lower})[^\w)]*")


def _phrase(phrase: str) -> str:
    """Return a phrase as a regular expression; linear, because each wildcard is bounded by a line."""
    pattern = re.escape(phrase).replace(r"\#", r"\d[\d.,]*[kKmM]?").replace("…", ".*").replace(r"\ ", r"\s+")
    return pattern if phrase.endswith("…") or not phrase[-1].isalnum() else pattern + r"\b"
