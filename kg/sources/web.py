"""Fetch a page that the user names: the only file of the product that opens the network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from kg.errors import SourceError
from kg.sources.raw import Limits

AGENT = "geokg"
_HEADERS = {
    "User-Agent": f"{AGENT} (https://w3id.org/geokg)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_REDIRECTS = 5
_TIMEOUT_S = 10.0
"""Seconds without a byte."""
_DEADLINE_S = 60.0
"""Seconds for a page with all its redirects: a server that sends a byte a second ends here."""
_CHUNK = 65_536

Resolve = Callable[[str, int], list[str]]
"""Host and port → addresses that may be connected to."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave."""

    url: str
    """The last address, behind all redirects."""
    data: bytes
    content_type: str
    charset: str | None


def public_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host.

    Raises:
        SourceError: If it has none, or one that is not public: a name that leads to both would be a trap.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"unknown host {host!r}") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        number = ipaddress.ip_address(address.split("%")[0])
        number = getattr(number, "ipv4_mapped", None) or number
        if not number.is_global or number.is_multicast:
            raise SourceError(f"{host!r} leads to the address {address}, which is not public; refused")
    return addresses


def fetch(url: str, *, limits: Limits | None = None, resolve: Resolve = public_addresses) -> Page:
    """Fetch a page over http or https.

    Every redirect is checked as the first address was; the connection goes to the address that was checked.
    robots.txt is obeyed. No cookies, no credentials, no proxy.

    Args:
        url: What the user named.
        limits: ``file_bytes`` is the most that is read, unpacked.
        resolve: Checks a host and returns its addresses.

    Raises:
        SourceError: If the page cannot be had, or may not.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + _DEADLINE_S
    asked: set[str] = set()
    for _ in range(_REDIRECTS + 1):
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SourceError(f"{url[:200]!r} is no http or https address; refused")
        if parts.username is not None:
            raise SourceError("an address with a user name in it; refused")
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in asked:
            asked.add(origin)
            _check_robots(origin, url, deadline, resolve)
        status, headers, data = _get(url, limits.file_bytes, deadline, resolve)
        location = headers.get("Location")
        if status in {301, 302, 303, 307, 308} and location:
            url = urljoin(url, location)
            continue
        if status != 200:
            raise SourceError(f"the server answers {status} {http.client.responses.get(status, '')}".rstrip())
        return Page(url, data, headers.get_content_type(), headers.get_content_charset())
    raise SourceError(f"more than {_REDIRECTS} redirects")


def _check_robots(origin: str, url: str, deadline: float, resolve: Resolve) -> None:
    status, _, data = _get(f"{origin}/robots.txt", 500_000, deadline, resolve)
    rules = RobotFileParser()
    # As RFC 9309 has it: a missing file allows all, a server that fails allows nothing.
    if status >= 500 or status == 429:
        raise SourceError(f"the server answers {status} for robots.txt; try again later")
    if status == 200:
        rules.parse(data.decode("utf-8", "replace").splitlines())
        if not rules.can_fetch(AGENT, url):
            raise SourceError("robots.txt of the site forbids it")


def _get(
    url: str, most: int, deadline: float, resolve: Resolve
) -> tuple[int, http.client.HTTPMessage, bytes]:
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        connection = _connect(parts.scheme, parts.hostname or "", port, deadline, resolve)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers=_HEADERS)
            response = connection.getresponse()
            return response.status, response.headers, _body(response, most, deadline)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        raise SourceError(
            f"cannot be fetched: {' '.join(str(error).split())[:200] or type(error).__name__}"
        ) from error


def _connect(
    scheme: str, host: str, port: int, deadline: float, resolve: Resolve
) -> http.client.HTTPConnection:
    """Return a connection to an address that was checked; asking the name again could lead elsewhere."""
    trouble: OSError | None = None
    for address in resolve(host, port):
        try:
            raw = socket.create_connection((address, port), timeout=_left(deadline))
        except OSError as error:
            trouble = error
            continue
        connection = http.client.HTTPConnection(host, port)
        connection.sock = raw
        if scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
        return connection
    raise trouble or SourceError(f"unknown host {host!r}")


def _body(response: http.client.HTTPResponse, most: int, deadline: float) -> bytes:
    """Return the body, unpacked, at most ``most`` bytes of it."""
    packed = response.headers.get("Content-Encoding", "").lower() in {"gzip", "x-gzip", "deflate"}
    unpacker = zlib.decompressobj(wbits=47)
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        _left(deadline)
        while chunk:
            data += unpacker.decompress(chunk, most + 1 - len(data)) if packed else chunk
            if len(data) > most:
                raise SourceError(f"more than {most:,} bytes")
            chunk = unpacker.unconsumed_tail if packed else b""
    return bytes(data)


def _left(deadline: float) -> float:
    """Return how long the next step may wait.

    Raises:
        SourceError: If the time for the whole page is over.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise SourceError(f"took longer than {_DEADLINE_S:g} s")
    return min(_TIMEOUT_S, left)
