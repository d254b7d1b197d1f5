"""Set glued sentences apart: "soldiers from the DPRK.It is noted"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kg.text.mapped import Edit

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯİΑ-Ω]"
# Two lower-case letters, three capitals ("DPRK."), two digits ("in 2014.") or a closing bracket or quote
# before the stop: "U.S.Army" and "J.D.Vance" have one letter, "3.Qd7" one digit.
_STOP = re.compile(
    rf"""([a-zà-öø-ÿ]{{2}}|[A-Z]{{3}}|\d{{2}}|[)\]%”’"]|[.!?…]) # what ends
        ([.!?…]|[.!?…]?["”’)\]]+)                               # with a stop, or with a quote after a stop
        (?=[“‘"'(\[]?{_CAPITAL})""",
    re.VERBOSE,
)
_COMMA = re.compile(rf"(?<=[a-zà-öø-ÿ]{{2}})[,;](?=[“‘\"]?{_CAPITAL}[a-z])")


def glued(text: str, abbreviations: Container[str], suffixes: Container[str]) -> Iterator[tuple[Edit, bool]]:
    """Yield insertions of a space and whether a sentence starts behind it, in no order.

    Args:
        text: Text without tags.
        abbreviations: Words after whose full stop the sentence goes on ("Gen").
        suffixes: Capitalised words that may follow a full stop inside one name ("Com").
    """
    for match in _STOP.finditer(text):
        place = match.end()
        if not _is_sentence_end(match) or _is_inside_address(text, place):
            continue
        following = re.match(r"\w*", text[place : place + 30])
        if following and following.group() in suffixes:
            continue
        before = re.search(r"[^\W\d_]+$", text[max(0, match.start(2) - 30) : match.start(2)])
        ends = before is None or before.group() not in abbreviations
        yield (place, place, " "), ends
    for match in _COMMA.finditer(text):
        if not _is_inside_address(text, match.end()):
            yield (match.end(), match.end(), " "), False


def _is_sentence_end(match: re.Match[str]) -> bool:
    """Tell whether a stop is among what was matched: a quote alone ends nothing ('"El Pais"Says')."""
    before, mark = match.groups()
    return any(char in ".!?…" for char in mark) or (before in ".!?…" and mark[0] in '"”’)]')


def _is_inside_address(text: str, place: int) -> bool:
    token = text[max(0, place - 300) : place].replace("\n", " ").rsplit(" ", 1)[-1]
    return "://" in token or "www." in token or "@" in token.rsplit("”", 1)[-1].rsplit(".", 2)[0]
