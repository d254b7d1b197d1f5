"""Hostile text stays text, and the same claims give the same bytes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, Page

import kg.views.page
from kg.model import Actor, Attribution, Claim, Cue, Document, Evidence, Mention, Place, Quantity, TimeSpan
from kg.ontology import Ontology
from kg.views.map import render
from kg.views.page import ASSETS, own_script
from tests.views.conftest import place

EVIL = (
    '"></script></title><img src=x onerror="window.PWNED=1"><script>window.PWNED=2</script>'
    "{{7*7}} href javascript:alert(1) \u2028 ${x} ]]> <!-- =cmd|' /C calc'!A0"
)


def hostile() -> tuple[list[Claim], list[Document]]:
    """Return a claim and a document that carry markup in every field."""
    text = f"{EVIL} attacked {EVIL}2."
    size = len(EVIL)
    first = Actor(id="x:a" + EVIL, name=EVIL, type="State", country="X" + EVIL, sector=EVIL)
    second = Actor(id="x:b", name="=cmd|' /C calc'!A0" + EVIL, type="T" + EVIL)
    claim = Claim(
        subject=Mention(first, EVIL, 0, size),
        relation="attacks " + EVIL,
        object=Mention(second, EVIL, size + 10, 2 * size + 10),
        evidence=Evidence("d" + EVIL, 0, len(text), text),
        attribution=(Attribution(name=EVIL, actor=first, mention=EVIL, start=0, end=size),),
        time=TimeSpan(EVIL),
        place=Place(EVIL),
        quantity=Quantity(text=EVIL),
        cue=Cue("attacked", size + 1, size + 9),
        rule=EVIL,
        confidence=0.5,
    )
    document = Document(
        id="d" + EVIL, text=text, title=EVIL, outlet=EVIL, url="javascript:window.PWNED=3", origin=EVIL
    )
    return [claim], [document]


def visit_everything(page: Page) -> None:
    """Open what shows text: panel, search, tooltip, table, selects."""
    page.evaluate("kgmap.select('=x:b')")
    page.keyboard.press("/")
    page.keyboard.type("img")
    page.keyboard.press("Enter")
    page.evaluate("kgmap.select(null)")
    page.mouse.move(*place(page, "=x:b"))
    page.wait_for_selector("#tip:not([hidden])")
    page.keyboard.press("t")


@pytest.mark.parametrize("where", ["title", "everything"])
def test_hostile_text_runs_no_script(
    tmp_path: Path, ontology: Ontology, open_page: Callable[..., Page], where: str
) -> None:
    """Markup in any field is shown as text: no script, no image, no dialog, no link to javascript."""
    found, documents = hostile()
    html = render(found, documents, ontology, title=EVIL, blocs={EVIL: [found[0].subject.actor.id]})
    path = tmp_path / "evil.html"
    path.write_text(html, encoding="utf-8", newline="\n")
    page = open_page(path)
    if where == "everything":
        visit_everything(page)
        assert EVIL in page.locator("td.quote").inner_text()
    assert page.evaluate("window.PWNED") is None
    assert page.locator("img").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.title() == EVIL


@pytest.mark.parametrize("policy", [True, False], ids=["with policy", "without policy"])
def test_two_layers(
    tmp_path: Path,
    ontology: Ontology,
    context: BrowserContext,
    monkeypatch: pytest.MonkeyPatch,
    policy: bool,
) -> None:
    """Were text ever put in as HTML, the policy would stop its script; without the policy it would run."""
    careless = own_script().replace(
        "child !== false) node.append(child);",
        "child !== false) {"
        " if (typeof child === 'string') node.insertAdjacentHTML('beforeend', child); else node.append(child); }",
    )
    assert careless != own_script()
    monkeypatch.setattr(kg.views.page, "own_script", lambda: careless)
    html = render(*hostile(), ontology, title="t")
    if not policy:
        html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    path = tmp_path / "careless.html"
    path.write_text(html, encoding="utf-8", newline="\n")
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready='1']")
    page.evaluate("kgmap.select('=x:b')")
    page.wait_for_selector("#panel img", state="attached", timeout=5000)
    if policy:
        assert page.evaluate("window.PWNED") is None
    else:
        page.wait_for_function("window.PWNED === 1")
    page.close()


@settings(max_examples=20, deadline=None)
@given(name=st.text(min_size=1, max_size=30), said=st.text(min_size=1, max_size=30))
def test_any_text_comes_back_as_it_was(ontology: Ontology, name: str, said: str) -> None:
    """Whatever a document holds, the page's data hold the same, and no tag is added to the page."""
    text = f"{name} attacks {said}"
    claim = Claim(
        subject=Mention(Actor(id="x:a", name=name, type="State"), name, 0, len(name)),
        relation="attacks",
        object=Mention(Actor(id="x:b", name=said, type="State"), said, len(name) + 9, len(text)),
        evidence=Evidence("d", 0, len(text), text),
    )
    html = render([claim], [], ontology, title="t")
    islands = dict(
        re.findall(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', html, re.DOTALL)
    )
    assert json.loads(islands["ev-0"])["q"] == [text]
    assert {actor["n"] for actor in json.loads(islands["kg"])["actors"]} == {name, said}
    # vis-network names a tag once in its own code.
    assert html.count("<script") - own_script().count("<script") == 2 + len(islands) + 1


def test_own_script_has_no_sinks() -> None:
    """No file of the page turns a string into HTML or code."""
    files = sorted((ASSETS / "js").glob("*.js"))
    assert len(files) == len(kg.views.page.SCRIPTS)
    for path in files:
        sinks = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|setTimeout\(\""
        assert not re.search(sinks, path.read_text(encoding="utf-8")), path.name
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path.name


def test_same_bytes(map_file: Path, tmp_path: Path, ontology: Ontology) -> None:
    """Another process with another hash seed, and claims in another order, write the same file."""
    code = (
        "import pathlib, sys\n"
        "from kg.ontology import Ontology\n"
        "from kg.views.map import render\n"
        "from tests.views.corpus import DOCUMENTS, claims\n"
        "ontology = Ontology((pathlib.Path(sys.argv[2]),))\n"
        "html = render(claims()[::-1], DOCUMENTS[::-1], ontology, title='Test map')\n"
        "open(sys.argv[1], 'w', encoding='utf-8', newline='\\n').write(html)\n"
    )
    again = tmp_path / "again.html"
    root = Path(__file__).parent.parent.parent
    subprocess.run(
        [sys.executable, "-c", code, str(again), str(ontology.folders[0])],
        check=True,
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "12345", "PYTHONPATH": str(root)},
    )
    assert again.read_bytes() == map_file.read_bytes()


def test_lone_surrogate_is_written(ontology: Ontology) -> None:
    """Half a surrogate pair, from a broken escape in a feed, does not stop the map."""
    found, documents = hostile()
    html = render(found, documents, ontology, title="broken \ud83d title")
    assert "broken ? title" in html
