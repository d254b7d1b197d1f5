"""Read the article of a web page: its text, title, day, author and outlet, without what stands around."""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

from kg.errors import SourceError
from kg.model import Document
from kg.sources.decode import decode
from kg.sources.raw import Limits, Raw

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_LD = re.compile(
    r"<script[^>]{1,300}application/ld\+json[^>]{0,300}>(.*?)</script", re.IGNORECASE | re.DOTALL
)
_SENTENCE = re.compile(r"[.!?…:,;][\"”’')\]]*\s*$")
_META_DAY = re.compile(
    r"<meta[^>]{0,300}(?:article:published_time|datePublished|og:article:published_time)[^>]{0,300}>",
    re.IGNORECASE,
)
# 300,000 attributes in one tag take lxml more than 30 s; a picture inside a page is such a tag, too.
_LONG_TAG = re.compile(r"<([A-Za-z][\w-]*)[^<>]{20000,}>")
# A post shown in a page is in its author's voice, not the page's: its claims would be laid to the wrong one.
_EMBEDDED = re.compile(
    r"<blockquote[^<>]{0,500}\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed"
    r"|mastodon-embed|truthsocial-embed|telegram-post)\b",
    re.IGNORECASE,
)
_QUOTE_END = re.compile(r"</blockquote\s*>", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*=\s*[\"']([^\"']{8,40})[\"']", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


_BLOCK_TAGS = """address article aside blockquote br caption dd div dl dt figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HIDDEN = frozenset({"script", "style", "template", "noscript", "head"})


def read_html(raw: Raw, data: bytes, limits: Limits) -> tuple[Document, dict[str, str]]:
    """Return the article of a page and what the page says about it.

    Raises:
        SourceError: If the page is too large or holds no article.
    """
    if len(data) > limits.html_bytes:
        raise SourceError(f"page of {len(data):,} bytes; at most {limits.html_bytes:,}")
    declared = _CHARSET.search(data[:4096])
    page = decode(data, declared[1].decode() if declared else raw.known.get("charset"))
    page = _without_posts(_LONG_TAG.sub(r"<\1>", page))
    # Loaded here: 0.3 s that text files need not pay.
    from trafilatura import bare_extraction, extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(
        page,
        url=raw.known.get("url"),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = found.text if found is not None and not isinstance(found, dict) else None
    if found is None or isinstance(found, dict) or not text:
        raise SourceError("no article found in the page")
    strict = extract(page, include_comments=False, favor_precision=True) or text
    text = _without_links(text, frozenset(strict.splitlines()))
    fields = {
        "title": _title(found.title, found.sitename),
        "author": _authors(found.author),
        "outlet": found.sitename,
        "url": found.url,
        "published": published(page) or found.date,
    }
    return Document(id=raw.id, text=text, origin=raw.origin), {k: v for k, v in fields.items() if v}


def _without_posts(page: str) -> str:
    """Return a page without the posts that it shows; in one pass, however many begin and never end."""
    parts: list[str] = []
    done = 0
    while begin := _EMBEDDED.search(page, done):
        end = _QUOTE_END.search(page, begin.end())
        if end is None:
            break
        parts += (page[done : begin.start()], " ")
        done = end.end()
    return "".join((*parts, page[done:]))


def _without_links(text: str, strict: frozenset[str]) -> str:
    """Return the lines of the article without those that are links to others.

    Neither of trafilatura's settings will do alone: with ``favor_precision`` one page of 20 loses 86 % of its
    article and one 17 %, without it headlines of other articles stay ("MORE: Map shows ..."). A line that
    only the tolerant setting keeps is dropped if it is no sentence: F1 0.956 and 0.920 became 0.961.
    """
    kept = [line for line in text.splitlines() if line in strict or _SENTENCE.search(line)]
    return "\n".join(kept)


def _title(title: str | None, outlet: str | None) -> str | None:
    """Return a title without the outlet that pages append ("... | Al Bawaba")."""
    if title and len(bare := title.rsplit(" | ", 1)[0]) > 20:
        title = bare
    if title and outlet:
        place = title.find(outlet)
        if place > 20 and title[:place].rstrip()[-1:] in "|-–—*:":
            return title[:place].rstrip(" |-–—*:")
    return title


def _authors(names: str | None) -> str | None:
    """Return the authors, each once ("Jeffrey Gettleman; JEFFREY GETTLEMAN")."""
    once = {name.strip().lower(): name.strip() for name in reversed((names or "").split(";"))}
    return "; ".join(reversed(once.values())) or None


def published(page: str) -> str | None:
    """Return the day that a page itself declares, as ISO date, None when it does not.

    Before trafilatura's answer, because htmldate swaps day and month where it guesses from text: of 257 real
    pages one of 4 May 2025 became 5 April, one of 1 June 2026 became 6 January.
    """
    for script in _LD.findall(page)[:20]:
        try:
            day = _find_day(json.loads(script, strict=False), 0)
        except (ValueError, RecursionError):
            continue
        if day:
            return day
    for meta in _META_DAY.findall(page[:500_000])[:5]:
        content = _CONTENT.search(meta)
        if content and (day := _iso(content[1])):
            return day
    return None


def _find_day(value: Any, depth: int) -> str | None:  # noqa: ANN401 - JSON of any shape
    if depth > 6:
        return None
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str) and (day := _iso(value["datePublished"])):
            return day
        value = list(value.values())
    if isinstance(value, list):
        return next((day for item in value if (day := _find_day(item, depth + 1))), None)
    return None


def _iso(text: str) -> str | None:
    match = _DAY.match(text.strip())
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


class _Text(HTMLParser):
    """Collects the text of HTML; a parser without recursion, whatever is nested how deeply."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph at a block."""
        if tag in _HIDDEN and self._hidden is None:
            self._hidden = tag
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph with its block."""
        if tag == self._hidden:
            self._hidden = None
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Keep what is shown; line ends of the source are spaces."""
        if self._hidden is None:
            self.parts.append(" ".join(data.split("\n")))


def text_of(markup: str) -> str:
    """Return the text of a piece of HTML, a paragraph a block, without looking for an article in it."""
    if "<" not in markup and "&" not in markup:
        return markup
    parser = _Text()
    parser.feed(markup)
    parser.close()
    blocks = (" ".join(block.split()) for block in "".join(parser.parts).split("\n\n"))
    return "\n\n".join(block for block in blocks if block)
