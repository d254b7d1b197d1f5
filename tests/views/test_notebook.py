"""The map inside a notebook, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from kg.errors import OutputError
from kg.ontology import Ontology
from kg.views.map import draw
from kg.views.notebook import MapView
from tests.views.corpus import DOCUMENTS, claims


@pytest.fixture(scope="module")
def view(ontology: Ontology) -> MapView:
    """Return the map of the hand-made claims as a notebook shows it."""
    found = claims()
    return MapView(draw(found, DOCUMENTS, ontology, title="News <b>"), found, ontology, "News <b>")


def test_static_part_comes_first(view: MapView) -> None:
    """What an untrusted notebook keeps, the summary, stands before the frame that it drops."""
    html = view._repr_mimebundle_()["text/html"]
    assert html.index("<mark") < html.index("<iframe")
    assert "allow-same-origin" not in html
    assert "<script" not in html
    assert view._repr_mimebundle_()["text/plain"].startswith("<map of 9 claims, 6 of 6 actors drawn")


def test_frame_draws_and_cannot_reach_out(view: MapView, context: BrowserContext, tmp_path: Path) -> None:
    """The frame draws the map; its script cannot read the page around it, and nothing is requested."""
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><title>nb</title>{view._repr_html_()}", encoding="utf-8")
    page = context.new_page()
    errors: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready='1']").wait_for()
    inside = page.frames[1]
    assert inside.evaluate("kgmap.first.nodes.length") == 6
    inside.evaluate("kgmap.select('china')")
    assert inside.locator("#panel h2").inner_text() == "China"
    assert inside.evaluate(
        "(() => { try { return parent.document.title; } catch (e) { return e.name; } })()"
    ) == ("SecurityError")
    page.close()
    assert errors == []
    assert [url for url in requests if not url.startswith(("file:", "about:", "data:", "blob:"))] == []


def test_save(view: MapView, tmp_path: Path) -> None:
    """The map is written as it is; a folder that does not exist is named in the error."""
    assert view.save(tmp_path / "m.html").read_text(encoding="utf-8") == view.drawing.html
    with pytest.raises(OutputError, match="nowhere"):
        view.save(tmp_path / "nowhere" / "m.html")


def test_open(view: MapView, monkeypatch: pytest.MonkeyPatch) -> None:
    """``open`` hands the file to the browser."""
    opened: list[str] = []
    remember: Callable[[str], None] = opened.append
    monkeypatch.setattr("webbrowser.open", remember)
    path = view.open()
    assert opened == [path.as_uri()]
    path.unlink()
