"""The pages of ``kg serve`` in plain HTTP and in a real Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, sync_playwright

from kg.iris import actor_iri
from kg.server.pages import actor_url, document_url, pair_url
from kg.store import Store, Verdict
from tests.factory import actor
from tests.server.conftest import HOSTILE
from tests.store.bare import bare_ontology

CHROMIUM = os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
IRAN, ISRAEL = actor_iri("iran"), actor_iri("israel")


@pytest.fixture(scope="module")
def browser_page(url: str) -> Iterator[Page]:
    """Return a page that fails the test on any script error or foreign request."""
    if not CHROMIUM:
        missing = "no Chromium: run tests/install-chromium.sh, or name one in KG_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    troubles: list[str] = []
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        page = browser.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(f"dialog {dialog.message}"))
        page.on("console", lambda one: troubles.append(one.text) if "Content Security" in one.text else None)
        page.on(
            "request",
            lambda one: troubles.append(one.url) if not one.url.startswith((url, "data:")) else None,
        )
        yield page
        browser.close()
    assert troubles == []


def test_the_overview_leads_everywhere(client: httpx.Client) -> None:
    """Actors, stored questions and documents are linked."""
    html = client.get("/").text
    assert '<a href="/actor?name=Iran">Iran</a>' in html
    assert "/ask?query=%40contested" in html
    assert document_url("agency").replace("&", "&amp;") in html


def test_an_actor_is_found_by_name(client: httpx.Client) -> None:
    """The search leads to the page of the actor; an unknown one is told, with similar names."""
    found = client.get("/actor", params={"name": "iran"}, follow_redirects=True)
    assert str(found.url).endswith(actor_url(IRAN))
    assert "<h1>Iran</h1>" in found.text
    missing = client.get("/actor", params={"name": "Irann"})
    assert missing.status_code == 404
    assert "similar: Iran" in missing.text


def test_a_pair_shows_both_sides_in_time_order(client: httpx.Client) -> None:
    """Assertion, denial with its speaker, and the marks of subject and object."""
    html = client.get(pair_url(IRAN, ISRAEL)).text
    assert html.index("Iran attacks Israel") < html.index("Iran (not) attacks Israel")
    assert 'class="unsure"' in html
    assert "said by Tehran" in html
    assert '<mark class="subject">Iran</mark>' in html


def test_a_decision_is_shown_at_once_and_its_note_stays_text(client: httpx.Client, project: Path) -> None:
    """Somebody rejects a claim while the server runs; the page of the pair marks it."""
    with Store.open(project, write=True, ontology=bare_ontology()) as store:
        rejected = next(store.claims(document="agency"))
        store.review(rejected, Verdict.REJECTED, note=HOSTILE, who="Ana")
    html = client.get(pair_url(IRAN, ISRAEL)).text
    with Store.open(project, write=True, ontology=bare_ontology()) as store:
        store.review(rejected, Verdict.WITHDRAWN)
    assert f"rejected by Ana: {escape(HOSTILE)}</span>" in html.replace("&#34;", "&quot;").replace(
        "&#39;", "&#x27;"
    )
    assert f"claim {rejected.id}" in html
    assert "rejected" not in client.get(pair_url(IRAN, ISRAEL)).text


def test_a_document_shows_its_whole_text_with_passages_marked(client: httpx.Client) -> None:
    """The text is complete and each passage leads to its claim."""
    html = client.get(document_url("allies")).text
    assert '<mark class="passage"><a href="#' in html
    assert "China is an ally of Iran. Iran opposes Japan." in html


@pytest.mark.parametrize(
    "path", ["/actor?id=x:nobody", "/pair?a=x&b=y", "/pair", "/document?id=none", "/map", "/nowhere"]
)
def test_what_does_not_exist_is_404(client: httpx.Client, path: str) -> None:
    """No page invents anything, and none fails."""
    assert client.get(path).status_code == 404


def test_a_stored_question_and_a_wrong_query_have_pages(client: httpx.Client) -> None:
    """Rows with links for the one, line and column for the other."""
    html = client.get("/ask", params={"query": "@contested"}).text
    assert "agency, reprint" in html
    wrong = client.get("/ask", params={"query": "SELECT ?a {"})
    assert wrong.status_code == 400
    assert "line 1, column 12" in wrong.text
    linked = client.get("/ask", params={"query": "SELECT ?a { ?a kg:alliedWith ?b }"}).text
    assert f'<a href="{actor_url(IRAN)}">a:iran</a>' in linked


@pytest.mark.parametrize(
    "path",
    [
        "/",
        document_url(HOSTILE),
        actor_url(actor(HOSTILE).id),
        pair_url(actor(HOSTILE).id, actor("Japan").id),
    ],
)
def test_hostile_text_stays_text(client: httpx.Client, path: str) -> None:
    """Markup in a name, title, outlet or sentence is shown, never run."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert 'href="javascript:' not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]


def test_every_page_works_in_a_browser(browser_page: Page, url: str) -> None:
    """One walks from the overview to an actor, a pair and a document; nothing fails or calls out."""
    browser_page.goto(url + "/")
    browser_page.click("text=Iran >> nth=0")
    assert browser_page.inner_text("h1") == "Iran"
    browser_page.click(".partners a >> nth=0")
    browser_page.click("article a >> nth=0")
    assert browser_page.locator("article:target").count() == 1
    browser_page.goto(url + document_url(HOSTILE))
    assert HOSTILE in browser_page.inner_text(".text")


def test_the_query_page_asks_this_server(browser_page: Page, url: str, tmp_path: Path) -> None:
    """Yasgui runs offline under the policy of the page and shows the rows."""
    browser_page.goto(url + "/query")
    browser_page.wait_for_selector(".yasqe_queryButton")
    browser_page.click(".yasqe_queryButton")
    browser_page.wait_for_selector(".yasr table tbody tr")
    assert "Iran" in browser_page.inner_text(".yasr")
