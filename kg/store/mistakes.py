"""Say in one line what is wrong with a SPARQL query, and where."""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.iris import PREFIXES
from kg.store.sparql import place, tokens


def explain(error: SyntaxError, query: str) -> QueryError:
    """Return a syntax error of Oxigraph as one line with line, column and what stands there."""
    found = re.match(r"error at (\d+):(\d+): (?:expected )?(.*)", str(error.msg), re.DOTALL)
    if found is None:
        return QueryError(f"the query is wrong: {error.msg}")
    line, column = int(found[1]), int(found[2])
    # Among the dozens of tokens that the parser would have liked stand its own sentences.
    sentences = re.findall(r"(?:^|of |, )([A-Z][a-z]+(?: [\w']+){2,})", found[3])
    if sentences:
        return QueryError(f"line {line}, column {column}: {sentences[0][0].lower()}{sentences[0][1:]}")
    rest = query.splitlines()[line - 1][column - 1 :].strip() if query.strip() else ""
    following = [*([rest] if rest else []), *(text.strip() for text in query.splitlines()[line:])]
    here = next((text for text in following if text), "")
    if here:
        return QueryError(f"line {line}, column {column}: the query is wrong at or before {here[:40]!r}")
    if missing := _missing(query):
        what = f"line {line}, column {column}: the query ends too early, a {missing!r} is missing"
        return QueryError(what)
    return _by_another_parser(query, f"line {line}, column {column}")


def explain_failure(error: Exception, query: str) -> QueryError:
    """Return what went wrong while a query ran, with the place of an unknown function."""
    found = re.match(r"The custom function <(.*)> is not supported", str(error))
    if found is None:
        return QueryError(f"the query failed: {error}")
    for token in tokens(query):
        prefix, _, name = token[0].partition(":")
        written = token[0][1:-1] if token.lastgroup == "iri" else PREFIXES.get(prefix, "") + name
        if written == found[1]:
            where = place(query, token.start())
            return QueryError(f"{where}: {token[0]} is no function of SPARQL 1.1")
    return QueryError(f"<{found[1]}> is no function of SPARQL 1.1")


def _by_another_parser(query: str, end: str) -> QueryError:
    """Find a mistake for which Oxigraph names nothing but the end of the query.

    Its parser tells how far it looked, and one wrong word in a group makes it look at all the rest; rdflib's
    tells where the part begins that it cannot read.
    """
    # Costs half a second, well spent on a mistake.
    from pyparsing.exceptions import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    text = query.replace("\t", " ")  # which it would expand, and count wrong
    try:
        parseQuery(text)
    except ParseBaseException as error:
        if rest := text[error.loc :].strip():
            what = f"the query is wrong in what begins with {rest.splitlines()[0][:40]!r}"
            return QueryError(f"{place(text, error.loc)}: {what}")
    except (RecursionError, ValueError):
        pass
    else:
        what = "the query is wrong, though its grammar is right; is a variable bound twice?"
        return QueryError(f"{end}: {what}")
    return QueryError(f"{end}: the query ends too early")


def _missing(query: str) -> str:
    open_: list[str] = []
    for token in tokens(query):
        if token[0] in "{(":
            open_.append("}" if token[0] == "{" else ")")
        elif open_ and token[0] == open_[-1]:
            open_.pop()
    return open_[-1] if open_ else ""
