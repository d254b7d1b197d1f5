"""How a large project behaves: making the map, opening it, redrawing, filtering, searching, comparing.

Run: ``python benchmarks/map_scale.py`` (10,000 actors, 100,000 claims; other numbers as arguments). Needs
the test extra and a Chromium (``sh tests/install-chromium.sh``). The limits are those that the map promises;
a figure above its limit is marked, and the exit code is 1. Seconds of Python are CPU seconds; those of the
browser are wall time, which depends on what else the machine does: repeat when idle.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from kg.iris import actor_iri
from kg.model import Actor, Claim, Document, Evidence, Mention
from kg.ontology import load
from kg.views.layout import Box, layout
from kg.views.map import draw

RELATIONS = ("attacks", "alliedWith", "assesses", "supports", "accuses", "consultsWith", "sanctions")
PER_DOCUMENT = 20
OPEN_S, REDRAW_MS, LAYOUT_S = 4.0, 100.0, 3.0


def world(actors: int, claims: int) -> tuple[list[Claim], list[Document]]:
    """Return claims with hubs over two years, made without chance: claim ``k`` decides who and whom."""
    people = [
        Actor(
            id=actor_iri(f"actor-{n}"), name=f"Actor {n}", type="State", country=f"X{n % 50:02}", sector="GOV"
        )
        for n in range(actors)
    ]
    documents = [
        Document(id=f"d{n}", text="", title=f"Report {n}", published=date(2023, 1, 1) + timedelta(n % 730))
        for n in range(-(-claims // PER_DOCUMENT))
    ]
    return list(_claims(people, claims)), documents


def _claims(people: list[Actor], count: int) -> Iterator[Claim]:
    for k in range(count):
        first = (k // 3) % 41 if k % 3 else (k * 7919) % len(people)
        second = (k * k + 17) % 290 if k % 2 else (k * 104_729 + 17) % len(people)
        one, other = people[first], people[second if second != first else (second + 1) % len(people)]
        text = f"{one.name} has to do with {other.name}, as report {k} says in a sentence of usual length."
        at = text.rindex(other.name)
        yield Claim(
            subject=Mention(one, one.name, 0, len(one.name)),
            relation=RELATIONS[k % len(RELATIONS)],
            object=Mention(other, other.name, at, at + len(other.name)),
            evidence=Evidence(f"d{k // PER_DOCUMENT}", 0, len(text), text),
        )


def layout_s(actors: int = 300) -> float:
    """Return the seconds of a layout of hubs with three lines an actor."""
    boxes = {f"a{n:03}": Box(size=12, width=80) for n in range(actors)}
    links = [
        (f"a{n:03}", f"a{(n * n + k * 7) % max(1, n):03}", 1.0) for n in range(1, actors) for k in range(3)
    ]
    start = time.process_time()
    layout(boxes, links)
    return time.process_time() - start


def timed(page: Page, action: str) -> float:
    """Return the milliseconds that an action takes until the browser has drawn it."""
    return float(
        page.evaluate(
            "(action) => new Promise((done) => { const start = performance.now(); (0, eval)(action);"
            " requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))); })",
            action,
        )
    )


def report(what: str, value: float, unit: str, limit: float | None = None) -> bool:
    """Print a figure and its limit; return whether it keeps it."""
    kept = limit is None or value <= limit
    bound = "" if limit is None else f"   at most {limit:g} {unit}" + ("" if kept else "   TOO SLOW")
    print(f"{what:<34} {value:8.2f} {unit:<3}{bound}", flush=True)
    return kept


def main(actors: int = 10_000, claims: int = 100_000) -> int:
    """Measure, print, and return the exit code."""
    kept = [report("layout of 300 actors", layout_s(), "s", LAYOUT_S)]
    made, documents = world(actors, claims)
    start = time.process_time()
    drawing = draw(made, documents, load(), title="Large")
    report(f"making {actors:,} actors, {claims:,} claims", time.process_time() - start, "s")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "map.html"
        path.write_text(drawing.html, encoding="utf-8", newline="\n")
        report("file", path.stat().st_size / 1e6, "MB")
        chromium = os.environ.get("KG_CHROMIUM") or shutil.which("chromium")
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        # The test of the script's own hash would forbid the eval that presses the buttons here.
        page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        start = time.monotonic()
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready='1']")
        kept.append(report("open", time.monotonic() - start, "s", OPEN_S))
        redraws = [timed(page, "kgmap.network.renderer._redraw()") for _ in range(9)]
        kept.append(report("redraw", median(redraws), "ms", REDRAW_MS))
        press = "document.querySelector('{}').click()"
        report("filter", timed(page, press.format("#f-sign input")), "ms")
        report("filter back", timed(page, press.format("#f-sign input")), "ms")
        typed = "q => (q.value = 'report 99999', q.dispatchEvent(new Event('input')))"
        start = time.monotonic()
        page.locator("#q").evaluate(typed)
        page.wait_for_selector("#hit-0")
        report("search through all quotes", time.monotonic() - start, "s")
        report("select an actor", timed(page, "kgmap.select('actor-1')"), "ms")
        report("compare two times", timed(page, press.format("#tl-compare")), "ms")
        report("table", timed(page, press.format("#v-table")), "ms")
        browser.close()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
