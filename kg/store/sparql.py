"""Look at a SPARQL query before it runs: refuse what leaves the project or bears an unknown prefix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError
from kg.iris import PREFIXES

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<prefixed>(?:[^\W\d_][\w.-]*|_)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What a query is made of, as far as it decides how to run it."""

    form: str
    """SELECT, ASK, CONSTRUCT or DESCRIBE."""
    has_from: bool
    """Whether it names its own default graph."""
    is_ordered: bool


def check(query: str) -> Shape:
    """Return the shape of a query that may run.

    Raises:
        QueryError: If it is an update, calls another server, or uses an unknown prefix.
    """
    # The grammar undoes \u escapes before anything else, so that \u0053ERVICE is SERVICE.
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), query)
    for text in {query, decoded}:
        for token in tokens(text):
            if token.lastgroup == "word" and token[0].upper() == "SERVICE":
                raise QueryError(
                    f"{place(text, token.start())}: SERVICE is not allowed: a query reads this project alone"
                )
    words = [token[0].upper() for token in tokens(query) if token.lastgroup == "word"]
    verb = next((word for word in words if word in _FORMS | _UPDATES), "")
    if verb in _UPDATES:
        raise QueryError(
            f"{verb} is not allowed: a query only reads; `kg build` and `kg remove` change a project"
        )
    if not verb:
        raise QueryError(
            f"{query[:40]!r} is no query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE; "
            "a stored question begins with @"
        )
    _check_prefixes(query)
    return Shape(verb, "FROM" in words, "ORDER" in words)


def place(text: str, offset: int) -> str:
    """Return an offset as line and column, both from 1."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return f"line {line}, column {column}"


def tokens(query: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a query, comments left out; ``lastgroup`` names the kind of each."""
    return (token for token in _TOKEN.finditer(query) if token.lastgroup != "comment")


def _check_prefixes(query: str) -> None:
    known = {*PREFIXES, "_"}
    before = ""
    for token in tokens(query):
        if token[0].isspace():
            continue
        if token.lastgroup == "prefixed":
            prefix = token[0].partition(":")[0]
            if before == "PREFIX":
                known.add(prefix)
            elif prefix not in known:
                names = ", ".join(f"{name}:" for name in sorted(known - {"_"}))
                where = place(query, token.start())
                raise QueryError(
                    f"{where}: unknown prefix {prefix + ':'!r}; known: {names}, or declare it by PREFIX"
                )
        before = token[0].upper()
