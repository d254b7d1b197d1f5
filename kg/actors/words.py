"""Split texts into words that compare equal whatever their case, diacritics, hyphens and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?(?!\w)|\w+(?:[’'ʼ‘`´]\w+)*|&")
_POSSESSIVE = re.compile(r"[’'ʼ]s$", re.IGNORECASE)
_MARKS = frozenset("’'ʼ")
_APOSTROPHES = str.maketrans("", "", "’'ʼ‘`´.")
_OWNING = re.compile(r"[’'] (?=[\w“\"])")
_OPENED = re.compile(r"(?:^|[\s(])[‘']\w[^’'\n]*$")
_JOINS = re.compile(r"(?:[’']?[ \t\u00a0\u2009\u202f]*|[-‐‑–]|[ \t]*\n[ \t]*|\.[ \t\u00a0]*|[’'])")
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "ı": "i",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ħ": "h",
        "&": "and",
    }
)


@dataclass(slots=True)
class Word:
    """One word of a text; a hyphenated word is several."""

    key: str
    """Normal form: lower case, no diacritics, no apostrophes."""
    text: str
    """As written, without the possessive ending and the dots of an abbreviation."""
    start: int
    end: int
    joined: bool
    """Whether only a blank or hyphen separates it from the word before: both can belong to one name."""
    possessive: bool = False
    capital: bool = False
    """Whether it begins with a capital letter or a digit."""
    token: int = -1
    """Index of the token of the Doc; -1 outside a Doc."""
    pos: str = ""
    """Universal part of speech; empty where no tagger ran."""


@lru_cache(maxsize=200_000)
def normal(text: str) -> str:
    """Return the normal form of one word."""
    folded = text.translate(_APOSTROPHES).casefold()
    if folded.isascii():
        return folded.translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", folded)
    return "".join(char for char in plain if not unicodedata.combining(char)).translate(_LETTERS)


def split(text: str) -> Iterator[Word]:
    """Yield the words of a text in order; offsets count its code points."""
    last = 0
    for match in _WORD.finditer(text):
        written, start = match.group(), match.start()
        # Most words have no mark and one blank before them: three expressions less for each.
        ending = _POSSESSIVE.search(written) if len(written) > 2 and written[-2] in _MARKS else None
        possessive = ending is not None
        stem = written[: ending.start()] if ending else written
        name = stem if stem.isalnum() else stem.translate(_APOSTROPHES) or written
        if key := normal(name):
            gap = text[last:start]
            joined = last == 0 or gap == " " or _JOINS.fullmatch(gap) is not None
            if not possessive and key[-1] == "s" and _OWNING.match(text, match.end()):
                # "the Houthis' leader": no quotation in single marks has begun before.
                possessive = not _OPENED.search(text, max(0, start - 300), start)
            capital = name[0].isupper() or name[0].isdigit()
            yield Word(key, name, start, start + len(stem), joined, possessive, capital)
            last = match.end()


def key_of(words: Sequence[Word]) -> str:
    """Return the normal form of words that may be one name.

    A possessive inside stays and one at the end goes: "People's Liberation Army" is one name, and
    "Iran's Revolutionary Guards" is not "Iran Revolutionary Guards".
    """
    if len(words) == 1:
        return words[0].key
    inner = (word.key + "s" if word.possessive and word.key[-1:] != "s" else word.key for word in words[:-1])
    return " ".join((*inner, words[-1].key))


def key(name: str) -> str:
    """Return the normal form of a name: its words joined by a blank, without a leading article.

    Example: ``key("The Côte d’Ivoire's")`` is ``"cote divoire"``.
    """
    words = list(split(name))
    return key_of(words[1:] if len(words) > 1 and words[0].key == "the" else words) if words else ""
