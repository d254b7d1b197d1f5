"""The map for everybody: screen readers, phones, colour vision deficiencies, print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from kg.ontology import Ontology
from kg.views.map import render
from tests.factory import claim
from tests.views.corpus import DOCUMENTS


@pytest.mark.parametrize(
    "hash",
    [
        "#sel=russia",
        "#sel=russia>kyiv>conflict&theme=dark",
        "#view=table",
        "#view=places&theme=dark",
        "#told=voice:analysts&beside=voice:Example Agency",
        "#before=2024-05-03~2024-05-04&from=2024-05-05",
        "#before=2024-05-03~2024-05-04&from=2024-05-05&theme=dark&sel=russia",
    ],
)
def test_no_serious_barrier(open_page: Callable[..., Page], map_file: Path, hash: str) -> None:
    """axe-core finds no barrier that is serious or critical."""
    page = open_page(map_file, hash)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [
        (rule["id"], [node["html"][:120] for node in rule["nodes"][:3]])
        for rule in found
        if rule["impact"] in {"serious", "critical"}
    ]
    assert serious == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (820, 1180)], ids=["phone", "tablet"])
def test_small_screens(
    open_page: Callable[..., Page], map_file: Path, artefacts: Path, width: int, height: int
) -> None:
    """Nothing sticks out to the right; the filters open from their button."""
    page = open_page(map_file, "#sel=russia", width=width, height=height)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#toggle-left").click()
    assert page.locator("#f-sign").is_visible()
    page.locator("#toggle-left").click()
    page.screenshot(path=artefacts / f"map-{width}.png")


def test_table_on_a_phone(open_page: Callable[..., Page], map_file: Path) -> None:
    """Each row is a card within the screen, with all eight cells, and still a row of a table."""
    page = open_page(map_file, "#view=table", width=390, height=844)
    rights = page.locator("#table-view tbody td").evaluate_all(
        "es => es.map(e => e.getBoundingClientRect().right)"
    )
    assert len(rights) == 9 * 8
    assert max(rights) <= 390
    assert page.get_by_role("table").get_by_role("row").count() == 10
    page.get_by_role("columnheader", name="Conf.").get_by_role("button").click()
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Conf.")


def test_colour_vision(page: Page, artefacts: Path) -> None:
    """Screenshots as people with a colour vision deficiency see the map, for the eye of a reviewer."""
    session = page.context.new_cdp_session(page)
    for kind in ("protanopia", "deuteranopia", "tritanopia", "achromatopsia"):
        session.send("Emulation.setEmulatedVisionDeficiency", {"type": kind})
        page.screenshot(path=artefacts / f"map-{kind}.png")
        assert (artefacts / f"map-{kind}.png").stat().st_size > 10_000
    session.send("Emulation.setEmulatedVisionDeficiency", {"type": "none"})


def test_print(page: Page) -> None:
    """On paper the controls are gone and the evidence is whole."""
    page.evaluate("kgmap.select('russia')")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("#panel article").count() == 7
    assert page.evaluate("getComputedStyle(document.getElementById('panel')).overflow") == "visible"
    page.emulate_media(media="screen")


def test_help(page: Page) -> None:
    """The question mark shows the keys; Escape closes them and keeps the selection."""
    page.evaluate("kgmap.select('russia')")
    page.keyboard.press("?")
    assert page.locator("#helpbox").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#helpbox").is_visible()
    assert page.evaluate("kgmap.state.sel") == "russia"


def test_no_claims(open_page: Callable[..., Page], tmp_path: Path, ontology: Ontology) -> None:
    """A project without claims gives a page that says so."""
    path = tmp_path / "empty.html"
    path.write_text(render([], DOCUMENTS, ontology, title="Nothing"), encoding="utf-8", newline="\n")
    page = open_page(path)
    assert page.locator("#empty").inner_text() == "The documents hold no claim between two actors."
    page.keyboard.press("t")
    page.keyboard.press("f")


def test_direction_marks_stay_inside(
    open_page: Callable[..., Page], tmp_path: Path, ontology: Ontology
) -> None:
    """A name with a right-to-left override turns itself round, not the words after it."""
    odd = claim("\u202eAssad attacks Aleppo.", "\u202eAssad", "attacks", "Aleppo")
    path = tmp_path / "odd.html"
    path.write_text(render([odd], [], ontology, title="t"), encoding="utf-8", newline="\n")
    page = open_page(path)
    page.evaluate("id => kgmap.select(id)", odd.id)
    boxes = page.locator("#panel article .triple > *").evaluate_all(
        "es => es.map(e => e.getBoundingClientRect().x)"
    )
    assert boxes == sorted(boxes)


def test_empty_state(page: Page) -> None:
    """When nothing passes the filters the map says so and offers the way back."""
    for sign in ("cooperation", "conflict", "neutral"):
        page.locator(f"#f-sign .check[data-value={sign}] input").uncheck()
    assert page.locator("#empty").is_visible()
    page.locator("#empty-reset").click()
    assert page.evaluate("kgmap.visible.length") == 9
