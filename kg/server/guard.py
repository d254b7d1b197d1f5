"""What every answer passes: the Host header is checked, and pages may load nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
QUERY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""For the query page alone: yasgui sets styles on elements."""


class Guard:
    """Refuses foreign Host headers and adds headers that keep pages to themselves.

    A page on the web may point its own name at 127.0.0.1 and read local servers with it (DNS rebinding);
    then the Host header bears that name.

    Args:
        app: What is guarded.
        hosts: Host names, without port, that the server answers to.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str] = LOCAL) -> None:
        self._app = app
        self._hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "").lower()
        if _name(host) not in self._hosts:
            known = ", ".join(sorted(self._hosts))
            refusal = PlainTextResponse(
                f"unknown host {host[:100]!r}; known: {known}; `kg serve --allow-host` adds one\n",
                status_code=421,
            )
            await refusal(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
                # The map brings its own, stricter policy with the hashes of its scripts.
                if scope["path"] != "/map":
                    is_query = scope["path"] == "/query"
                    headers["Content-Security-Policy"] = QUERY_POLICY if is_query else POLICY
            await send(message)

        await self._app(scope, receive, sealed)


def _name(host: str) -> str:
    """Return a Host header without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
