"""Where actors stand on the map of the world."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from kg.ontology import Ontology
from kg.views.geography import coordinates
from kg.views.page import ASSETS
from tests.factory import actor
from tests.views.corpus import ARMY, KYIV, NORTH_KOREA, RUSSIA


def test_army_stands_with_its_state(ontology: Ontology) -> None:
    """A place has its own coordinates, an army those of its state, an unknown actor none."""
    found = coordinates([ARMY, KYIV, NORTH_KOREA, actor("Nobody", "Person")], ontology.registry)
    assert found == {ARMY.id: (55.75, 37.62), KYIV.id: (50.45, 30.52)}
    assert coordinates([RUSSIA], ontology.registry) == {RUSSIA.id: (55.75, 37.62)}


def test_coast_lies_on_the_globe() -> None:
    """Every ring of the coastline stays between the poles and the date line."""
    for ring in json.loads((ASSETS / "coast.json").read_text(encoding="utf-8")):
        longitude = latitude = 0
        for east, north in zip(ring[::2], ring[1::2], strict=True):
            longitude, latitude = longitude + east, latitude + north
            assert -1800 <= longitude <= 1800
            assert -900 <= latitude <= 900


def test_places_view(page: Page) -> None:
    """In the second view China lies east of Russia; who has no place is counted."""
    page.locator("#v-places").click()
    at = page.evaluate("kgmap.network.getPositions()")
    assert at["china"]["x"] > at["russia"]["x"] > at["ukraine"]["x"]
    assert at["china"]["y"] > at["russia"]["y"]
    assert "north-korea" not in at
    assert page.locator("#placeless").inner_text() == "1 actor without a known place is not shown here"
    page.keyboard.press("t")
    page.keyboard.press("t")
    assert page.evaluate("kgmap.state.view") == "map"


def test_view_is_in_the_address(open_page: Callable[..., Page], map_file: Path) -> None:
    """A link to the second view opens it."""
    page = open_page(map_file, "#view=places")
    assert page.locator("#v-places").get_attribute("aria-pressed") == "true"
