"""Two times beside each other: what is new, what is gone, what is said more or less often."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.model import Claim, Document
from kg.ontology import Ontology
from kg.views.map import render
from tests.factory import claim
from tests.views.conftest import address
from tests.views.test_map_export import export

MARCH, APRIL = "Russia attacks Kyiv.", "Russia attacks Kyiv again."
DOCUMENTS = [
    Document(id="march", text=MARCH, published=date(2024, 3, 1)),
    Document(id="april", text=APRIL, published=date(2024, 4, 1)),
    Document(id="late", text=APRIL, published=date(2024, 4, 20)),
    Document(id="undated", text=MARCH),
]
BEFORE, NOW = "2024-03", "2024-04"


def say(document: str, subject: str, relation: str, object: str) -> Claim:
    """Return a claim of a document."""
    return claim(f"{subject} {relation} {object}.", subject, relation, object, document=document)


CLAIMS = [
    say("march", "Russia", "attacks", "Kyiv"),
    say("april", "Russia", "attacks", "Kyiv"),
    say("late", "Russia", "attacks", "Kyiv"),
    say("march", "China", "alliedWith", "Russia"),
    say("april", "China", "accuses", "Russia"),
    say("march", "Iran", "aids", "Syria"),
    say("april", "Japan", "aids", "Kyiv"),
    say("april", "China", "consultsWith", "Japan"),
    say("march", "China", "consultsWith", "Japan"),
    say("undated", "Turkey", "aids", "Kyiv"),
]
ADDRESS = "#before=2024-03-01~2024-03-31&from=2024-04-01"


@pytest.fixture(scope="module")
def spring(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Path:
    """Return the map of a spring in which China turned against Russia."""
    path = tmp_path_factory.mktemp("compare") / "map.html"
    path.write_text(render(CLAIMS, DOCUMENTS, ontology, title="Test map"), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def compared(open_page: Callable[..., Page], spring: Path) -> Page:
    """Return the page that compares March with April."""
    return open_page(spring, ADDRESS)


def fate(list_before: int, list_now: int) -> str:
    """Return what became of a line, counted here."""
    if not list_before or not list_now:
        return "new" if list_now else "gone"
    return "more" if list_now > list_before else "fewer" if list_now < list_before else "same"


def test_every_line_has_its_fate(compared: Page) -> None:
    """New lines have a band, those that are gone are faint, and the counts equal a count in Python."""
    months = {"march": BEFORE, "april": NOW, "late": NOW}
    lines = {
        "russia>kyiv>conflict": ("Russia", "attacks", "Kyiv"),
        "china>russia>cooperation": ("China", "alliedWith", "Russia"),
        "china>russia>conflict": ("China", "accuses", "Russia"),
        "iran>syria>cooperation": ("Iran", "aids", "Syria"),
        "japan>kyiv>cooperation": ("Japan", "aids", "Kyiv"),
        "china>japan>cooperation": ("China", "consultsWith", "Japan"),
    }
    edges = {edge["id"]: edge for edge in compared.evaluate("kgmap.first.edges.get()")}
    assert edges.keys() == lines.keys()
    for id, (subject, relation, object) in lines.items():
        mine = [
            months[c.evidence.document]
            for c in CLAIMS
            if (c.subject.actor.name, c.relation, c.object.actor.name) == (subject, relation, object)
        ]
        kind = fate(mine.count(BEFORE), mine.count(NOW))
        assert compared.evaluate("id => kgmap.change(id).kind", id) == kind
        assert edges[id]["background"]["enabled"] == (kind == "new")
        assert (edges[id]["color"]["opacity"] < 0.4) == (kind == "gone")
    assert compared.evaluate("kgmap.change('russia>kyiv>conflict')") == {
        "before": 1,
        "now": 2,
        "kind": "more",
    }


def test_the_panel_lists_what_changed(compared: Page) -> None:
    """New lines, lines that are gone, newcomers; and that gone means unsaid, not ended."""
    text = compared.locator("#panel").inner_text()
    assert "From 1 Mar 2024 to 31 Mar 2024 (4 claims) to 1 Apr 2024 to 20 Apr 2024 (5 claims)" in text
    assert "nobody says it in the second time" in text
    heads = compared.locator("#panel h3").all_inner_texts()
    assert heads == [
        "New lines · 2",
        "Lines that are gone · 2",
        "Said more often · 1",
        "Actors that are gone · 2",
    ]
    compared.locator("#panel .list button", has_text="China – Russia").first.click()
    assert "Before 1 claim, now 1 claim." in compared.locator("#panel").inner_text()
    assert compared.locator("#panel .badge.time").all_inner_texts() == ["now", "before"]


def test_an_actor_of_one_time_says_so(compared: Page) -> None:
    """Iran and Syria are of March alone: faint, and "gone" stands below the name."""
    nodes = {node["id"]: node for node in compared.evaluate("kgmap.first.nodes.get()")}
    assert nodes["iran"]["label"] == "Iran\n(gone)"
    assert nodes["iran"]["opacity"] < 0.5
    assert nodes["china"]["label"] == "China"


def test_undated_claims_are_of_no_time(compared: Page) -> None:
    """A claim without a day is in neither time, and its box is away."""
    assert "turkey" not in compared.evaluate("kgmap.first.nodes.getIds()")
    assert not compared.locator("#tl-undated").is_visible()


def test_the_button_halves_the_time(open_page: Callable[..., Page], spring: Path) -> None:
    """Pressed, the first half stands against the second; the handles move both; pressed again, all is back."""
    page = open_page(spring)
    page.locator("#tl-compare").click()
    assert "before=2024-03-01%7E2024-03-25&" in address(page) + "&"
    assert "from=2024-03-26" in address(page)
    page.locator("#tl-b1").focus()
    page.keyboard.press("ArrowLeft")
    assert "before=2024-03-01%7E2024-03-24" in address(page)
    assert page.locator("#tl-compare").get_attribute("aria-pressed") == "true"
    page.locator("#tl-compare").click()
    assert page.evaluate("kgmap.visible.length") == len(CLAIMS)
    assert "before" not in address(page)


def test_the_address_keeps_the_comparison(
    compared: Page, open_page: Callable[..., Page], spring: Path
) -> None:
    """A link brings the same comparison back."""
    again = open_page(spring, "#" + address(compared).split("#", 1)[1])
    look = "kgmap.first.edges.get().map(e => [e.id, e.background.enabled, e.color.opacity])"
    assert again.evaluate(look) == compared.evaluate(look)


@pytest.mark.parametrize("hash", ["#before=2024-03-01", "#before=2024-04-01~2024-03-01", "#before=x~y"])
def test_a_broken_address_compares_nothing(open_page: Callable[..., Page], spring: Path, hash: str) -> None:
    """Half a time, a time backwards or none at all: the map is shown as without."""
    assert open_page(spring, hash).evaluate("kgmap.visible.length") == len(CLAIMS)


def test_the_export_names_the_time(compared: Page, tmp_path: Path) -> None:
    """Each row of the CSV says to which time it belongs."""
    rows = csv.DictReader(io.StringIO(export(compared, "csv", tmp_path).decode("utf-8-sig")))
    assert sorted(row["period"] for row in rows) == ["before"] * 4 + ["now"] * 5


def test_the_picture_shows_the_comparison(compared: Page) -> None:
    """The SVG names what is new and gone, with a band below each of the two new lines."""
    text = compared.evaluate("kgmap.svg()")
    assert "new: accuses" in text
    assert "gone: allied with" in text
    assert "1 → 2: attacks" in text
    assert "1 Mar 2024 to 31 Mar 2024 compared with 1 Apr 2024 to 20 Apr 2024" in text
    assert text.count('stroke="#ffe08a"') == 2
