"""Only what a user names is fetched, only from public addresses, within limits."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from kg.errors import SourceError
from kg.model import Document
from kg.sources import Limits, web
from kg.sources.find import _fetched
from kg.sources.load import load
from kg.sources.raw import Raw
from kg.sources.web import fetch, public_addresses

NEWS = "Russia struck Kyiv on Friday and the mayor said that four people had been killed in the attack."
PAGE = f"<html><head><title>Strike</title></head><body><article>{f'<p>{NEWS}</p>' * 4}</article></body></html>".encode()


class Site(http.server.BaseHTTPRequestHandler):
    """A site on this machine; notes what it is asked for."""

    asked: ClassVar[list[str]] = []
    robots: ClassVar[bytes | int] = 404

    def do_GET(self) -> None:
        """Answer by the path."""
        self.asked.append(self.path)
        if self.path == "/robots.txt":
            self.answer(
                self.robots if isinstance(self.robots, int) else 200,
                b"" if isinstance(self.robots, int) else self.robots,
            )
        elif self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/gzip":
            self.answer(200, gzip.compress(PAGE), ("Content-Encoding", "gzip"))
        elif self.path == "/bomb":
            self.answer(200, gzip.compress(b"a" * 20_000_000), ("Content-Encoding", "gzip"))
        elif self.path == "/large":
            self.answer(200, b"a" * 2_000_000)
        elif self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                threading.Event().wait(0.1)
        else:
            self.answer(200 if self.path == "/news" else 404, PAGE)

    def answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in (("Content-Type", "text/html; charset=utf-8"), *headers):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


class Server(http.server.ThreadingHTTPServer):
    """A server that does not complain about clients that hang up: here they do so on purpose."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent: the traceback of a thread would land on the stderr of another test."""


@pytest.fixture
def site() -> Iterator[str]:
    """Start a site and return its address."""
    Site.asked, Site.robots = [], 404
    server = Server(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def here(host: str, port: int) -> list[str]:
    """Allow this machine as if it were public, and nothing else."""
    if host != "127.0.0.1":
        raise SourceError(f"{host!r} is not allowed")
    return [host]


@pytest.mark.parametrize("path", ["/news", "/gzip", "/to//news"])
def test_a_page_is_fetched(path: str, site: str) -> None:
    """Packed or behind a redirect, the page is the same."""
    page = fetch(site + path, resolve=here)
    assert page.data == PAGE
    assert (page.content_type, page.charset) == ("text/html", "utf-8")


def test_an_address_gives_a_document(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its id is the address without scheme; the address is kept."""
    monkeypatch.setattr(web.fetch, "__kwdefaults__", {"limits": None, "resolve": here})
    (raw,) = _fetched(site + "/news", Limits())
    assert isinstance(raw, Raw)
    document = load(raw)
    assert isinstance(document, Document)
    assert (document.id, document.title, document.url) == ("127.0.0.1/news", "Strike", site + "/news")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/news",
        "http://localhost:{port}/news",
        "http://127.1:{port}/news",
        "http://2130706433:{port}/news",
        "http://0.0.0.0:{port}/news",
        "http://[::1]:{port}/news",
        "http://[::ffff:127.0.0.1]:{port}/news",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
    ],
)
def test_addresses_that_are_not_public_are_never_asked(url: str, site: str) -> None:
    """However an inner address is spelt, no connection is made."""
    with pytest.raises(SourceError, match=r"refused|unknown host|cannot be fetched"):
        fetch(url.replace("{port}", site.rsplit(":", 1)[1]))
    assert Site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "ftp://example.org/a",
        "gopher://example.org",
        "http:///a",
        "http://user:x@127.0.0.1/",
    ],
)
def test_only_http_is_spoken(url: str) -> None:
    """Files and other schemes are no pages; credentials do not travel."""
    with pytest.raises(SourceError, match="refused"):
        fetch(url, resolve=here)


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://169.254.169.254/", "file:///etc/hostname", "//localhost/news"]
)
def test_a_redirect_is_checked_as_the_first_address_was(target: str, site: str) -> None:
    """A public page does not lead to an inner one."""
    with pytest.raises(SourceError, match=r"not allowed|refused"):
        fetch(f"{site}/to/{target}", resolve=here)
    assert Site.asked == ["/robots.txt", f"/to/{target}"]


def test_a_loop_of_redirects_ends(site: str) -> None:
    """Five are followed."""
    with pytest.raises(SourceError, match="more than 5 redirects"):
        fetch(site + "/loop", resolve=here)


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_a_large_page_is_not_read_to_its_end(path: str, site: str) -> None:
    """The limit counts what is unpacked."""
    with pytest.raises(SourceError, match="more than 1,000,000 bytes"):
        fetch(site + path, limits=Limits(file_bytes=1_000_000), resolve=here)


def test_a_page_that_drips_ends(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then does not hold the run."""
    monkeypatch.setattr(web, "_DEADLINE_S", 0.5)
    with pytest.raises(SourceError, match=r"took longer than 0.5 s"):
        fetch(site + "/drip", resolve=here)


def test_a_missing_page_says_so(site: str) -> None:
    """The server's answer is the reason."""
    with pytest.raises(SourceError, match="the server answers 404 Not Found"):
        fetch(site + "/nowhere", resolve=here)


def test_robots_are_obeyed(site: str) -> None:
    """What a site forbids is not asked for; a site whose rules cannot be read neither."""
    Site.robots = b"User-agent: geokg\nDisallow: /news\n"
    with pytest.raises(SourceError, match=r"robots.txt of the site forbids it"):
        fetch(site + "/news", resolve=here)
    Site.robots = 503
    with pytest.raises(SourceError, match=r"503 for robots.txt"):
        fetch(site + "/news", resolve=here)
    assert "/news" not in Site.asked


def test_a_name_that_leads_inside_is_refused() -> None:
    """What the resolver answers is checked, not how the name looks."""
    with pytest.raises(SourceError, match="not public; refused"):
        public_addresses("localhost", 80)


def test_nothing_else_opens_the_network() -> None:
    """One file alone fetches what is read; no reader knows sockets or http clients."""
    package = Path(web.__file__).parents[1]
    words = (
        "import socket",
        "http.client",
        "urllib.request",
        "import requests",
        "import httpx",
        "urllib3",
        "fetch_url",
    )
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in words)
    }
    # The explorer listens and opens no connection; `kg push` writes to the store that its user names.
    allowed = {"sources/web.py", "store/remote.py"}
    assert {path for path in found if not path.startswith("server/")} <= allowed
