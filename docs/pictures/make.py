"""Take the pictures of the map anew: ``python docs/pictures/make.py out/map.html``, after ``kg build``.

The picture of two times is of the case study, because the article in ``seeds/`` bears no day.

Needs the test extra and a Chromium (``sh tests/install-chromium.sh``).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import kg

HERE = Path(__file__).parent
WIDE, PHONE = (1440, 900), (390, 844)
PICTURES = {
    "map": ("#sel=north-korea", WIDE),
    "map-overview": ("", WIDE),
    "map-line": ("#sel=china>north-korea>cooperation", WIDE),
    "map-dark": ("#sel=russia&theme=dark", WIDE),
    "map-places": ("#view=places", WIDE),
    "map-table": ("#view=table", WIDE),
    "map-two-voices": ("#told=voice:El País&beside=voice:the author", WIDE),
    "map-phone": ("#sel=russia", PHONE),
}
ARTICLES = HERE.parent.parent / "notebooks" / "articles" / "syria-2016.jsonl"
COMPARED = "#before=2016-02~2016-03&from=2016-04"


def main(page_file: Path) -> None:
    """Write all pictures, reduced to 256 colours: 100 kB instead of 300."""
    chromium = os.environ.get("KG_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (address, size) in PICTURES.items():
            take(browser, page_file, name, address, size)
        with tempfile.TemporaryDirectory() as folder:
            with kg.build([ARTICLES], Path(folder) / "out"):
                pass
            take(browser, Path(folder) / "out" / "map.html", "map-compare", COMPARED, WIDE)
        browser.close()


def take(browser: Browser, page_file: Path, name: str, address: str, size: tuple[int, int]) -> None:
    """Write one picture."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page.goto(page_file.resolve().as_uri() + address)
    page.wait_for_selector("html[data-ready='1']")
    page.wait_for_timeout(400)  # the canvas is drawn a frame later
    page.screenshot(path=HERE / f"{name}.png")
    page.close()
    picture = Image.open(HERE / f"{name}.png").convert("RGB")
    few = picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    few.save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
