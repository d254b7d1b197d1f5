"""What the map exports can be read by other programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from tests.views.corpus import TEXTS, claims


def export(page: Page, kind: str, folder: Path) -> bytes:
    """Press a button of the export menu and return the file."""
    page.locator(".menu summary").click()
    with page.expect_download() as download:
        page.locator(f"[data-export={kind}]").click()
    path = folder / f"map.{kind}"
    download.value.save_as(path)
    assert download.value.suggested_filename == f"test-map.{kind}"
    return path.read_bytes()


def test_png(page: Page, tmp_path: Path) -> None:
    """A PNG image of the map."""
    assert export(page, "png", tmp_path)[:8] == b"\x89PNG\r\n\x1a\n"


def test_svg(page: Page, tmp_path: Path) -> None:
    """Valid XML that names every actor and says which line is denied."""
    text = export(page, "svg", tmp_path).decode()
    ElementTree.fromstring(text)
    assert "North Korea" in text
    assert "Russia not: attacks Kyiv" in text


def test_csv(page: Page, tmp_path: Path) -> None:
    """One row a claim, polarity and modality among the columns."""
    rows = list(csv.DictReader(io.StringIO(export(page, "csv", tmp_path).decode("utf-8-sig"))))
    assert {row["id"]: (row["polarity"], row["modality"]) for row in rows} == {
        claim.id: (claim.polarity.value, claim.modality.value) for claim in claims()
    }


def test_json(page: Page, tmp_path: Path) -> None:
    """The claims that pass the filters, with offsets that hold."""
    page.locator("#f-not .check[data-value=denied] input").uncheck()
    records = json.loads(export(page, "json", tmp_path))["claims"]
    assert len(records) == len(claims()) - 1
    for record in records:
        assert TEXTS[record["document"]][record["quote_start"] : record["quote_end"]] == record["quote"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_csv_is_no_formula(page: Page, text: str) -> None:
    """A text that a spreadsheet would run is quoted."""
    assert page.evaluate("t => kgmap.guard(t)", text) == "'" + text
