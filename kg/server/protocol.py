"""The SPARQL 1.1 Protocol, read-only: GET, POST form and POST direct.

Source:
    W3C, SPARQL 1.1 Protocol, https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.errors import QueryError
from kg.server.negotiation import choose
from kg.server.pool import Pool
from kg.store.engine import QueryStopped
from kg.store.evaluate import Question
from kg.store.result import Result
from kg.store.rows import TooManyRows
from kg.store.sparql import check

MAX_BODY = 1024 * 1024
DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

[] a sd:Service ;
    sd:endpoint <{endpoint}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:RDF_XML, formats:JSON-LD .
"""
Pairs = Sequence[tuple[str, str]]


class Endpoint:
    """Answers at ``/sparql``.

    Args:
        pool: Who answers.
        max_rows: Rows of one answer; a longer one is an error, because a silent cut would mislead.
    """

    def __init__(self, pool: Pool, *, max_rows: int) -> None:
        self._pool = pool
        self._max_rows = max_rows

    async def answer(self, request: Request) -> Response:
        """Answer one request; errors are plain text, one line."""
        try:
            pairs = await _parameters(request)
        except _BadRequestError as error:
            return _error(str(error), error.status)
        if not pairs and request.method in {"GET", "HEAD"}:
            description = DESCRIPTION.format(endpoint=request.url.replace(query=""))
            return Response(description, media_type="text/turtle")
        if any(name == "update" for name, _ in pairs):
            return _error("updates are not allowed: this endpoint only reads", 403)
        queries = [value for name, value in pairs if name == "query"]
        if len(queries) != 1:
            return _error(f"a request has exactly one query, this one has {len(queries)}", 400)
        default = tuple(value for name, value in pairs if name == "default-graph-uri")
        named = tuple(value for name, value in pairs if name == "named-graph-uri")
        question = Question(queries[0], default, named, self._max_rows)
        return await self._answer(question, request.headers.get("accept", ""))

    async def _answer(self, question: Question, accept: str) -> Response:
        try:
            shape = check(question.query)
            kind, payload = await run_in_threadpool(self._pool.ask, question)
            result = Result(kind, payload, is_ordered=shape.is_ordered)
        except TooManyRows as error:
            return _error(str(error), 413)
        except QueryStopped as error:
            return _error(str(error), 503)
        except QueryError as error:
            return _error(str(error), 403 if "not allowed" in str(error) else 400)
        wanted = choose(accept, kind)
        if wanted is None:
            return _error(f"no such format for {kind}: {accept!r}", 406)
        media, form = wanted
        return Response(await run_in_threadpool(result.serialize, form), media_type=media)


class _BadRequestError(Exception):
    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


async def _parameters(request: Request) -> Pairs:
    """Return the parameters of a request, whichever way they came.

    Not by ``request.form``, which needs another package and unquotes in its own way.
    """
    in_url = request.query_params.multi_items()
    if request.method != "POST":
        return in_url
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BODY:
            raise _BadRequestError(f"the request is longer than {MAX_BODY:,} bytes", 413)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _BadRequestError(
            f"the request is no UTF-8: {error.reason} at byte {error.start}", 400
        ) from error
    if media == "application/x-www-form-urlencoded":
        return [*in_url, *parse_qsl(text, keep_blank_values=True)]
    if media == "application/sparql-query":
        return [*in_url, ("query", text)]
    if media == "application/sparql-update":
        return [("update", text)]
    raise _BadRequestError(
        f"unknown Content-Type {media!r}; use application/sparql-query or application/x-www-form-urlencoded",
        415,
    )


def _error(message: str, status: int) -> PlainTextResponse:
    return PlainTextResponse(message + "\n", status_code=status)
