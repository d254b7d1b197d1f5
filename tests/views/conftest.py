"""A real Chromium for the map: one context for the whole run, one page a test, nothing may be requested."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, sync_playwright

from kg.ontology import Ontology, ontology_dir
from kg.views.map import render
from tests.views.corpus import DOCUMENTS, claims

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
Opener = Callable[[str], Page]


ACTORS = """
@prefix a: <https://w3id.org/geokg/id/actor/> .
@prefix kg: <https://w3id.org/geokg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
a:china a kg:State ; rdfs:label "China"@en ; kg:seat "Beijing"@en ; kg:country "CHN" ;
    skos:exactMatch wd:Q148 ;
    kg:lat "39.91"^^xsd:decimal ; kg:long "116.40"^^xsd:decimal .
a:russia a kg:State ; rdfs:label "Russia"@en ; kg:alias "Russian Federation"@en ; kg:seat "the Kremlin"@en ;
    kg:country "RUS" ; kg:lat "55.75"^^xsd:decimal ; kg:long "37.62"^^xsd:decimal .
a:ukraine a kg:State ; rdfs:label "Ukraine"@en ; kg:country "UKR" ;
    kg:lat "50.45"^^xsd:decimal ; kg:long "30.52"^^xsd:decimal .
a:kyiv a kg:Place ; rdfs:label "Kyiv"@en ; kg:placeIn a:ukraine ; kg:country "UKR" ;
    kg:lat "50.45"^^xsd:decimal ; kg:long "30.52"^^xsd:decimal .
a:example-pact a kg:IGO ; rdfs:label "Example Pact"@en ; kg:sector "IGO" ;
    kg:membership <https://w3id.org/geokg/id/actor/example-pact/member/china>,
        <https://w3id.org/geokg/id/actor/example-pact/member/russia> .
<https://w3id.org/geokg/id/actor/example-pact/member/china> a kg:Membership ;
    kg:memberOf a:example-pact ; kg:member a:china .
<https://w3id.org/geokg/id/actor/example-pact/member/russia> a kg:Membership ;
    kg:memberOf a:example-pact ; kg:member a:russia .
"""


@pytest.fixture(scope="session")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    """Return the shipped relations with a handful of actors: the map does not depend on who is in the registry."""
    folder = tmp_path_factory.mktemp("ontologies")
    shutil.copy(ontology_dir() / "kg.ttl", folder)
    (folder / "actors").mkdir()
    (folder / "actors" / "few.ttl").write_text(ACTORS, encoding="utf-8")
    return Ontology((folder,))


@pytest.fixture(scope="session")
def map_file(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Path:
    """Return the map of the hand-made claims."""
    path = tmp_path_factory.mktemp("map") / "map.html"
    html = render(claims(), DOCUMENTS, ontology, title="Test map")
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Return the one browser context of the run."""
    if not CHROMIUM:
        missing = "no Chromium: run tests/install-chromium.sh, or name one in KG_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch_persistent_context(
            str(tmp_path_factory.mktemp("profile")),
            executable_path=CHROMIUM,
            headless=True,
            args=ARGUMENTS,
            viewport={"width": 1440, "height": 900},
            accept_downloads=True,
            reduced_motion="reduce",
        )
        chromium.set_default_timeout(20_000)
        yield chromium
        chromium.close()


class Watch:
    """What a page complained about and what it asked for."""

    def __init__(self, page: Page) -> None:
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        page.on("request", self._request)

    def _console(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:", "about:")):
            self.requests.append(request.url)


@pytest.fixture
def open_page(context: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a map; afterwards no page may have failed or asked for anything."""
    opened: list[tuple[Page, Watch]] = []

    def opener(path: Path, hash: str = "", *, width: int = 1440, height: int = 900) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        opened.append((page, Watch(page)))
        page.goto(path.as_uri() + hash)
        page.wait_for_selector("html[data-ready='1']")
        return page

    yield opener
    for page, watch in opened:
        page.close()
        assert watch.errors == []
        assert watch.requests == []


@pytest.fixture
def page(open_page: Callable[..., Page], map_file: Path) -> Page:
    """Return the page of the hand-made map."""
    return open_page(map_file)


@pytest.fixture(scope="session")
def artefacts() -> Path:
    """Return the git-ignored folder in which CI finds the screenshots."""
    folder = Path(__file__).parent.parent.parent / "artefacts"
    folder.mkdir(exist_ok=True)
    return folder


def place(page: Page, actor: str) -> tuple[float, float]:
    """Return where an actor is on the screen."""
    x, y = page.evaluate(
        """id => {
          const n = kgmap.network, at = n.canvasToDOM(n.getPositions([id])[id]);
          const box = document.querySelector('#mynetwork canvas').getBoundingClientRect();
          return [at.x + box.x, at.y + box.y];
        }""",
        actor,
    )
    return float(x), float(y)


def address(page: Page) -> str:
    """Return the address as the page sees it; Playwright's own copy lags behind ``replaceState``."""
    return str(page.evaluate("location.href"))
