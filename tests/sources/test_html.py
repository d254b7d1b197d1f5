"""A web page gives its article, and what the page says about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.model import Document
from kg.sources import Failure, Limits, read
from kg.sources.html import published
from kg.text import clean

PARAGRAPHS = [
    "Russia struck Kyiv on Friday and the mayor of the city said that four people had been killed in the attack.",
    "“The Kremlin’s forces have hit a school,” the Ukrainian president said, and he asked the United States for help.",
    "China’s foreign ministry said that it was concerned about the strikes and that both sides should talk.",
]
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Strike on Kyiv kills four | Example News</title>
<meta property="og:site_name" content="Example News"><meta property="og:title" content="Strike on Kyiv kills four">
<link rel="canonical" href="https://news.example.org/2024/strike">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2024-11-08T23:30:00+02:00",
"author": {"@type": "Person", "name": "Jane Doe"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Strike on Kyiv kills four</h1><p>PARAGRAPHS</p>
<p>(Visited 1 times, 1 visits today)</p></article>
<div id="comments"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div>
<footer>© 2024 Example News. All rights reserved.</footer></body></html>""".replace(
    "PARAGRAPHS", "</p>\n<p>".join(PARAGRAPHS)
)


def read_page(page: bytes, folder: Path, limits: Limits | None = None) -> Document | Failure:
    """Read a page that stands in a file."""
    file = folder / "page.html"
    file.write_bytes(page)
    (entry,) = read([file], limits=limits)
    return entry


def test_a_page_gives_article_title_day_author_outlet_and_address(tmp_path: Path) -> None:
    """Menu, comment form and footer are gone after cleaning; the head of the page is read."""
    document = read_page(PAGE.encode(), tmp_path)
    assert isinstance(document, Document)
    assert document.title == "Strike on Kyiv kills four"
    assert document.published == date(2024, 11, 8)
    assert (document.author, document.outlet) == ("Jane Doe", "Example News")
    assert document.url == "https://news.example.org/2024/strike"
    assert [block for block in clean(document).text.split("\n\n") if "." in block] == PARAGRAPHS


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "windows-1252"])
def test_quotes_survive_a_page_that_lies_about_its_encoding(declared: str, tmp_path: Path) -> None:
    """Bytes of Windows-1252 keep their quotes whatever the page declares."""
    page = PAGE.replace("©", "(c)").replace('charset="utf-8"', f'charset="{declared}"').encode("cp1252")
    document = read_page(page, tmp_path)
    assert isinstance(document, Document)
    assert "“The Kremlin’s forces" in document.text


def test_a_post_shown_in_a_page_is_not_the_voice_of_the_page(tmp_path: Path) -> None:
    """What somebody posted is left out: the page does not say it."""
    post = '<blockquote class="twitter-tweet"><p>Iran won the war!</p>— A (@a) July 1, 2024</blockquote>'
    document = read_page(PAGE.replace("</h1>", f"</h1>{post}").encode(), tmp_path)
    assert isinstance(document, Document)
    assert "Iran won" not in document.text
    assert PARAGRAPHS[0] in document.text


def test_a_page_without_article_is_a_failure(tmp_path: Path) -> None:
    """An empty result is never an empty document."""
    assert read_page(b"<html><body></body></html>", tmp_path) == Failure(
        str(tmp_path / "page.html"), "no article found in the page"
    )


def test_nested_elements_end_in_time(tmp_path: Path) -> None:
    """100,000 nested elements are a failure, not a crash."""
    page = b"<html><body>" + b"<div>" * 100_000 + b"x" + b"</div>" * 100_000
    assert isinstance(read_page(page, tmp_path), Failure)


def test_a_page_above_the_limit_is_set_aside(tmp_path: Path) -> None:
    """The parser needs half a minute for 19 MB, so it never sees them."""
    entry = read_page(PAGE.encode(), tmp_path, Limits(html_bytes=500))
    assert isinstance(entry, Failure)
    assert entry.reason.endswith("bytes; at most 500")


DAYS = [
    (
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-05-04T01:00:00Z"}]}</script>',
        "2025-05-04",
    ),
    ('<meta property="article:published_time" content="2026-06-01T08:00:00+02:00">', "2026-06-01"),
    ('<script type="application/ld+json">{broken</script>', None),
    ('<script type="application/ld+json">{"datePublished": "2024-13-45"}</script>', None),
    ("<p>2024-11-08</p>", None),
]


@pytest.mark.parametrize(("page", "day"), DAYS, ids=[str(day) for _, day in DAYS])
def test_the_day_is_the_one_that_the_page_declares(page: str, day: str | None) -> None:
    """An impossible or missing day is none."""
    assert published(page) == day
