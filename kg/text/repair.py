"""Mend single characters and what markup left behind, as edits of the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from kg.text.mapped import Edit

# Invisible inside a word: soft hyphen, zero-width characters, direction marks, byte order mark.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_TABLE = {
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("\u2028\u2029\r", "\n"),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    "\u2012": "–",
    "\u2015": "—",
    "\u201f": "“",
    "\u201b": "‘",
    # PDF prints ligatures as one character; the lexicon and the parser know letters.
    **dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04", ("ff", "fi", "fl", "ffi", "ffl"), strict=True)),
}
_CONTROLS = {
    chr(code): " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n" + "".join(_TABLE)
}
_TABLE |= _CONTROLS
_CHARACTER = re.compile(f"[{re.escape(''.join(_TABLE))}\ud800-\udfff]")

# Turkish capital I with dot in an English word: "İt became known"; a Turkish "İstanbul" gains as well.
_DOTTED = re.compile(r"İ(?=[a-z])")

# UTF-8 read as cp1252 or latin-1: every byte of a letter becomes a non-ASCII character.
_NON_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
_LEAD_BYTES = frozenset("ÂÃâÐÑ")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_TAG = re.compile(
    r"</?[A-Za-z][^<>]{0,300}>|<!--[^<>]{0,300}-->|\[/?(?:caption|embed|gallery|video)[^\[\]]{0,300}\]"
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:https?:|/|#|mailto:)[^()\s]{0,2000}\)")
_STARS = re.compile(r"\*{2,3}")
_HYPHEN = re.compile(r"([a-z]{1,40})-[ \t]{0,9}\n[ \t]{0,9}([a-z]{1,40})")
_HYPHENATED = re.compile(r"[a-z]+-[a-z]+")

LONGEST_RUN = 1_000
"""Characters without a space that the tokenizer still gets: it needs 5 s for 4,000 exclamation marks."""
# Looking behind keeps both linear: without it every character of a run is a new start.
_RUN = re.compile(rf"(?<!\S)\S{{{LONGEST_RUN + 1},}}")
_PUNCTUATION = re.compile(r"(?<![^\w\s])[^\w\s]{40,}")


def mojibake(text: str) -> Iterator[Edit]:
    """Yield edits that restore text whose UTF-8 was read in another encoding ("donâ€™t")."""
    for match in _NON_ASCII.finditer(text):
        if _LEAD_BYTES.isdisjoint(match.group()):
            continue
        # Loaded here, because hardly any text needs it.
        from ftfy import fix_encoding

        fixed = fix_encoding(match.group())
        if fixed != match.group():
            yield match.start(), match.end(), fixed


def markup(text: str) -> Iterator[Edit]:
    """Yield edits that take out tags, entities and the signs of Markdown."""
    found: list[Edit] = []
    if "&" in text:
        found += [(m.start(), m.end(), html.unescape(m.group())) for m in _ENTITY.finditer(text)]
    if "<" in text or "[" in text:
        found += [(m.start(), m.end(), "") for m in _TAG.finditer(text)]
    if "](" in text:
        for match in _LINK.finditer(text):
            found += ((match.start(), match.start(1), ""), (match.end(1), match.end(), ""))
    if "**" in text:
        found += [(m.start(), m.end(), "") for m in _STARS.finditer(text)]
    done = 0
    for start, end, new in sorted(found):
        # An entity inside a tag is gone with the tag.
        if start >= done:
            yield start, end, new
            done = end


def characters(text: str) -> Iterator[Edit]:
    """Yield edits of single characters: spaces, dashes, invisible ones, "İt", lone surrogates."""
    found: list[Edit] = [
        (m.start(), m.end(), _TABLE.get(m.group(), "\ufffd")) for m in _CHARACTER.finditer(text)
    ]
    found += [(m.start(), m.end(), "I") for m in _DOTTED.finditer(text)]
    yield from sorted(found)


def hyphens(text: str) -> Iterator[Edit]:
    """Yield edits that join a word which a line end divides ("govern-" / "ment")."""
    if "-\n" not in text and "- \n" not in text:
        return
    hyphenated = frozenset(_HYPHENATED.findall(text))
    for match in _HYPHEN.finditer(text):
        # "long-" / "term" keeps its hyphen where the text writes it elsewhere.
        yield match.end(1), match.start(2), "-" if f"{match[1]}-{match[2]}" in hyphenated else ""


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield passages that no tokenizer should see: unbroken runs of characters, rows of punctuation."""
    found = [m.span() for pattern in (_RUN, _PUNCTUATION) for m in pattern.finditer(text)]
    done = 0
    for start, end in sorted(found):
        if start >= done:
            yield start, end
            done = end
