"""Tell English from other languages by its function words, and by script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from kg.ontology import load

_SAMPLE = 6_000
"""Characters that are looked at."""
_FEWEST_WORDS = 15
_FEWEST_KINDS = 3
"""Different function words without which nothing is told: "on" is Finnish, too, and "to" is Polish."""
_FEWEST_LETTERS = 40
_LEAST_SHARE = 0.06
"""Share of function words; English news has 0.25 to 0.45, a list of names has none of any language."""
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str | None:
    """Return the ISO 639-1 code of a language, ``und`` for an unknown one, None when it cannot be told.

    Compares the share of each language's function words (``lexicon/languages.toml``); a text in another
    script than Latin is named after the commonest language of that script.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    letters = "".join(words)
    script = _script(letters)
    if script != "LATIN":
        return _lexicon()[1].get(script, "und") if len(letters) >= _FEWEST_LETTERS else None
    counts = Counter(words)
    best, scores = "en", dict[str, int]()
    for code, known in _lexicon()[0].items():
        scores[code] = sum(counts[word] for word in known)
        if scores[code] > scores[best]:
            best = code
    if len(words) < _FEWEST_WORDS or len(_lexicon()[0][best].intersection(words)) < _FEWEST_KINDS:
        return None
    if scores[best] < _LEAST_SHARE * len(words):
        return None if best == "en" else "und"
    return best


def _script(letters: str) -> str:
    counts = Counter(unicodedata.name(char, "?").split()[0] for char in letters[:400])
    return counts.most_common(1)[0][0] if counts else "LATIN"


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    lexicon = load().lexicon("languages")
    return {code: frozenset(words.split()) for code, words in lexicon["words"].items()}, dict(
        lexicon["scripts"]
    )
