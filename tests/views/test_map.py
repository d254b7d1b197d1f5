"""The map in a real browser: what a reader clicks, types and reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from kg.model import Claim, Polarity
from kg.ontology import Ontology
from kg.views.palette import FILLS, OTHER
from kg.views.words import SIGNS
from tests.views.conftest import address, place
from tests.views.corpus import DOCUMENTS, TEXTS, claims

ALL = len(claims())


def shown(page: Page) -> int:
    """Return the number of claims that pass the filters."""
    return int(page.evaluate("kgmap.visible.length"))


def set_range(page: Page, id: str, value: float) -> None:
    """Move a slider."""
    page.evaluate(
        "([id, v]) => { const e = document.getElementById(id); e.value = v; e.dispatchEvent(new Event('input')); }",
        [id, value],
    )


def test_file_is_complete(page: Page, map_file: Path) -> None:
    """The file loads nothing, is in standards mode and holds every claim and actor."""
    html = map_file.read_text(encoding="utf-8")
    assert not re.search(r'(?:src|href)\s*=\s*"(?:https?:)?//', html)
    assert "@import" not in html
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert shown(page) == ALL
    assert page.evaluate("kgmap.first.nodes.length") == 6


def test_canvas_is_drawn(page: Page) -> None:
    """The canvas has many colours on it: actors, lines and names are there."""
    colours = page.evaluate(
        """() => {
          const c = document.querySelector('#mynetwork canvas');
          const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data, seen = new Set();
          for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 200) seen.add((d[i] << 16) | (d[i + 1] << 8) | d[i + 2]);
          return seen.size;
        }"""
    )
    assert colours > 50


def test_click_on_actor(page: Page) -> None:
    """A click on an actor opens its claims, word for word, and stands in the address."""
    page.mouse.click(*place(page, "north-korea"))
    page.wait_for_selector("#panel h2:has-text('North Korea')")
    assert page.locator("#panel article").count() == 1
    assert page.locator("#panel blockquote").inner_text() == "😀 China remains an ally of North Korea."
    assert "sel=north-korea" in address(page)


def test_click_on_line(page: Page) -> None:
    """A click on a line opens the claims of that line."""
    middle = page.evaluate(
        """() => {
          const n = kgmap.network, line = kgmap.lines.find((l) => l.id.startsWith('china>north-korea'));
          const a = n.getPositions()['china'], b = n.getPositions()['north-korea'];
          for (let t = 0.3; t < 0.7; t += 0.02) for (let d = -30; d <= 30; d += 2) {
            const at = n.canvasToDOM({ x: a.x + (b.x - a.x) * t + d, y: a.y + (b.y - a.y) * t + d });
            if (n.getEdgeAt(at) === line.id) {
              const box = document.querySelector('#mynetwork canvas').getBoundingClientRect();
              return [at.x + box.x, at.y + box.y];
            }
          }
        }"""
    )
    page.mouse.click(*middle)
    page.wait_for_selector("#panel h2:has-text('China ↔ North Korea')")
    assert page.locator("#panel mark.relation").nth(1).inner_text() == "remains an ally of"


def test_quotes_are_verbatim(page: Page) -> None:
    """Every quote equals its offsets, and every mark the mention or cue it stands for."""
    page.keyboard.press("t")
    for claim in claims():
        page.evaluate("id => kgmap.select(id)", claim.id)
        card = page.locator(f"article[data-claim='{claim.id}']").first
        evidence = claim.evidence
        assert (
            card.locator("blockquote").inner_text() == TEXTS[evidence.document][evidence.start : evidence.end]
        )
        assert card.locator("mark.subject").inner_text() == claim.subject.text
        assert card.locator("mark.object").inner_text() == claim.object.text
        assert claim.cue
        assert card.locator("mark.relation").inner_text() == claim.cue.text
        assert f"characters {evidence.start}–{evidence.end}" in card.inner_text()


def test_card_tells_everything(page: Page) -> None:
    """A card says who says it, how firmly, when, how many, and that a pronoun was resolved."""
    page.evaluate("kgmap.select('russia')")
    text = page.locator("#panel").inner_text()
    assert "Example Agency, citing Russian Ministry of Defence" in text
    assert "“on 3 May”, 3 May 2024; published 6 May 2024" in text
    assert "10,000 troops" in text
    assert "The Example Times (own voice)" in text
    page.evaluate("kgmap.select('russian-armed-forces')")
    assert "“They”, told by a pronoun" in page.locator("#panel").inner_text()


def test_actor_can_be_named_elsewhere(page: Page) -> None:
    """The panel names an actor as a query does, and links to Wikidata where it is known there."""
    page.evaluate("kgmap.select('china')")
    assert page.locator("#panel code").inner_text() == "a:china"
    assert page.locator("#panel .small a").get_attribute("href") == "https://www.wikidata.org/wiki/Q148"
    page.evaluate("kgmap.select('north-korea')")
    assert page.locator("#panel .small a").count() == 0


def test_page_of_a_pair(page: Page) -> None:
    """From an actor to a partner: all that is said between the two, over time, and a link to it."""
    page.evaluate("kgmap.select('russia')")
    page.locator("#panel .list button", has_text="Kyiv").click()
    assert page.locator("#panel h2").inner_text() == "Russia and Kyiv"
    assert page.locator("#panel article").count() == 2
    assert "First seen 3 May 2024, last seen 6 May 2024" in page.locator("#panel").inner_text()
    assert page.locator("#panel .dispute").count() == 1
    assert "sel=russia%7Ekyiv" in address(page)


def test_denied_claim_is_no_fact(page: Page) -> None:
    """A denied claim has its own line, drawn dotted and named as denied, and the dispute shows both sides."""
    denied = [claim for claim in claims() if claim.polarity is Polarity.NEGATIVE]
    edges: list[dict[str, Any]] = page.evaluate("kgmap.first.edges.get()")
    line = next(edge for edge in edges if edge["id"] == "russia>kyiv>conflict>denied")
    assert line["dashes"] == [2, 6]
    assert line["label"] == "✕ denied"
    other = next(edge for edge in edges if edge["id"] == "russia>kyiv>conflict")
    assert other["dashes"] is False
    assert other["label"] == "disputed"
    page.evaluate("kgmap.select('russia>kyiv>conflict')")
    lit = page.evaluate("kgmap.first.edges.get().filter(e => e.color.opacity > 0.5).map(e => e.id)")
    assert sorted(lit) == ["russia>kyiv>conflict", "russia>kyiv>conflict>denied"]
    dispute = page.locator("#panel .dispute").inner_text()
    assert re.search(r"say so\s+Example Agency\s+deny it\s+Example Agency, citing Russian Ministry", dispute)
    page.evaluate("id => kgmap.select(id)", denied[0].id)
    assert page.locator("#panel article.hit .badge.denied").inner_text() == "denied"


def test_planned_line_is_dashed(page: Page) -> None:
    """A line without one claim that is said to be so is dashed."""
    edges = {edge["id"]: edge for edge in page.evaluate("kgmap.first.edges.get()")}
    assert edges["russia>ukraine>neutral"]["dashes"] == [9, 6]
    assert edges["russian-armed-forces>ukraine>conflict"]["dashes"] is False


def test_media_that_only_speak_are_not_drawn(page: Page) -> None:
    """The agency is in "who says it", not on the map."""
    assert "example-agency" not in page.evaluate("kgmap.first.nodes.getIds()")
    assert page.locator("#f-who .check[data-value='Example Agency']").count() == 1


def test_symmetric_claims_share_a_line(page: Page) -> None:
    """Russia agrees with China and China with Russia: one line with two heads."""
    ids = page.evaluate("kgmap.lines.map(l => l.id)")
    assert [id for id in ids if "china" in id and "russia" in id and "cooperation" in id] == [
        "china>russia>cooperation"
    ]


def test_search_by_another_name(page: Page) -> None:
    """The seat of a government finds the state."""
    page.keyboard.press("/")
    page.keyboard.type("kremlin")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2:has-text('Russia')")
    assert "also Russian Federation, the Kremlin" in page.locator("#panel").inner_text()


def test_colour_by_organisation(page: Page) -> None:
    """Members of an organisation share a colour; the default is by state."""
    before = page.evaluate("kgmap.first.nodes.get('china').color.background")
    assert before != page.evaluate("kgmap.first.nodes.get('russia').color.background")
    page.select_option("#colour", label="by organization of states")
    colours = page.evaluate(
        "['china', 'russia', 'ukraine'].map(i => kgmap.first.nodes.get(i).color.background)"
    )
    assert colours[0] == colours[1] != colours[2]
    assert "Example Pact" in page.locator("#legend").inner_text()


def test_colour_of_ones_own(page: Page, open_page: Callable[..., Page], map_file: Path) -> None:
    """A reader puts actors into blocs; the link keeps them."""
    page.evaluate("kgmap.select('china')")
    page.get_by_label("Bloc 2").click()
    page.evaluate("kgmap.select('north-korea')")
    page.get_by_label("Bloc 2").click()
    look = "['china', 'north-korea', 'russia'].map(i => kgmap.first.nodes.get(i).color.background)"
    colours = page.evaluate(look)
    assert colours[0] == colours[1] == FILLS[1]
    assert colours[2] == OTHER
    assert "China, North Korea" in page.locator("#legend").inner_text()
    again = open_page(map_file, "#" + address(page).split("#", 1)[1])
    assert again.evaluate(look) == colours


def test_search_in_quotes(page: Page) -> None:
    """Slash, a word of a quote, Enter: the claim opens; Escape clears."""
    page.keyboard.press("/")
    page.keyboard.type("shelled")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2:has-text('Russia → Kyiv')")
    page.keyboard.press("Escape")
    assert page.evaluate("kgmap.state.sel") is None


def test_keyboard_walk(page: Page) -> None:
    """Arrow keys walk from actor to actor and tell a screen reader where they are."""
    page.focus("#mynetwork")
    seen = []
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(page.evaluate("kgmap.state.sel"))
    assert all(seen)
    assert len(set(seen)) >= 3
    assert re.search(r", \d+ lines?$", page.locator("#live").inner_text())
    page.keyboard.press("e")
    assert ">" in page.evaluate("kgmap.state.sel")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"


def test_filters_agree_with_a_recount(page: Page) -> None:
    """What the filters leave, and every count beside them, equals a count in Python."""
    set_range(page, "f-conf", 0.6)
    page.locator("#f-sign .check[data-value=neutral] input").uncheck()
    neutral = {"deploysTroopsTo"}
    left = [claim for claim in claims() if claim.confidence >= 0.6 and claim.relation not in neutral]
    assert shown(page) == len(left)
    counts = {
        row.get_attribute("data-value"): int(row.locator(".n").inner_text())
        for row in page.locator("#f-rel .check").all()
    }
    for relation, n in counts.items():
        assert n == sum(claim.relation == relation for claim in left), relation
    # The count of a switched-off value applies all other filters.
    assert page.locator("#f-sign .check[data-value=neutral] .n").inner_text() == str(
        sum(claim.confidence >= 0.6 and claim.relation in neutral for claim in claims())
    )
    page.locator("#f-who .check[data-value='Example Agency'] input").uncheck()
    left = [claim for claim in left if not any(said.name == "Example Agency" for said in claim.attribution)]
    assert shown(page) == len(left)
    page.locator("#reset").click()
    assert shown(page) == ALL


STATES = {
    "nothing switched off": {},
    "no conflict": {"sign": "conflict"},
    "nothing planned, no agency": {"mod": "planned", "who": "Example Agency"},
    "no attacks, nothing denied": {"rel": "attacks", "not": "denied"},
}


@pytest.mark.parametrize("off", STATES.values(), ids=STATES.keys())
def test_every_count_equals_a_recount(
    open_page: Callable[..., Page], map_file: Path, ontology: Ontology, off: dict[str, str]
) -> None:
    """Beside each value stands how many claims have it that all other filters leave."""
    page = open_page(map_file, "#" + "&".join(f"not-{name}={value}" for name, value in off.items()))

    def values(claim: Claim) -> dict[str, set[str]]:
        document = next(d for d in DOCUMENTS if d.id == claim.evidence.document)
        own = {document.outlet or "the author"}
        return {
            "sign": {SIGNS[ontology.relations[claim.relation].sign]},
            "mod": {claim.modality.value},
            "not": {"denied" if claim.polarity is Polarity.NEGATIVE else "affirmed"},
            "rel": {claim.relation},
            "who": {said.name for said in claim.attribution} or own,
        }

    told = [values(claim) for claim in claims()]
    for name in ("sign", "mod", "not", "rel", "who"):
        others = {facet: value for facet, value in off.items() if facet != name}
        left = [v for v in told if all(value not in v[facet] for facet, value in others.items())]
        for row in page.locator(f"#f-{name} .check").all():
            value = row.get_attribute("data-value")
            assert row.locator(".n").inner_text() == str(sum(value in v[name] for v in left)), (name, value)


def test_only_one_value(page: Page) -> None:
    """The button "only" leaves one value of a filter, and pressed again brings all back."""
    row = page.locator("#f-rel .check[data-value=attacks]")
    row.hover()
    row.locator(".only").click()
    assert shown(page) == sum(claim.relation == "attacks" for claim in claims())
    row.locator(".only").click()
    assert shown(page) == ALL


def test_time_slider(page: Page) -> None:
    """The slider keeps the days between its handles; undated claims go with their box."""
    page.locator("#tl-undated").uncheck()
    dated = [claim for claim in claims() if claim.evidence.document == "monday"]
    assert shown(page) == len(dated)
    set_range(page, "tl-t1", 0)
    assert shown(page) == sum(claim.time is not None for claim in dated)


def test_according_to(page: Page) -> None:
    """The map as one voice tells it, and beside it as another does."""
    page.select_option("#told", "voice:Russian Ministry of Defence")
    assert shown(page) == 1
    page.select_option("#beside", "voice:analysts")
    assert shown(page) == 2
    assert page.evaluate("kgmap.first.edges.getIds()") == ["russia>kyiv>conflict>denied"]
    assert page.evaluate("kgmap.second.edges.getIds()") == ["china>russia>conflict"]
    assert page.locator(".pane-name").nth(1).inner_text() == "According to analysts"


def test_states_as_one(page: Page) -> None:
    """An army is drawn as its state; its claims are the state's lines then."""
    page.locator("#joined").check()
    ids = page.evaluate("kgmap.first.nodes.getIds()")
    assert "russian-armed-forces" not in ids
    assert "russia>ukraine>conflict" in page.evaluate("kgmap.first.edges.getIds()")


def test_fold_one_state(page: Page) -> None:
    """A state takes its army into itself and gives it back."""
    page.evaluate("kgmap.select('russia')")
    assert page.locator("#fold").inner_text() == "Draw as part of it: Russian Armed Forces"
    page.locator("#fold").click()
    assert "russian-armed-forces" not in page.evaluate("kgmap.first.nodes.getIds()")
    assert "They attacked Ukraine." in page.locator("#panel").inner_text()
    assert "folded=russia" in address(page)
    page.locator("#fold").click()
    assert "russian-armed-forces" in page.evaluate("kgmap.first.nodes.getIds()")


def test_permalink(page: Page, open_page: Callable[..., Page], map_file: Path) -> None:
    """The address brings the same view back."""
    set_range(page, "f-conf", 0.6)
    page.locator("#f-mod .check[data-value=planned] input").uncheck()
    page.locator("#joined").check()
    page.select_option("#told", "voice:Example Agency")
    page.evaluate("kgmap.select('russia>kyiv>conflict')")
    before = page.evaluate("[kgmap.visible, kgmap.first.edges.getIds(), kgmap.state.sel]")
    again = open_page(map_file, "#" + address(page).split("#", 1)[1])
    assert again.evaluate("[kgmap.visible, kgmap.first.edges.getIds(), kgmap.state.sel]") == before


def test_a_moved_actor_stays_in_the_link(page: Page, open_page: Callable[..., Page], map_file: Path) -> None:
    """Who is dragged keeps his place in the address; "Undo moves" puts him back."""
    x, y = place(page, "north-korea")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 40, steps=4)
    page.mouse.up()
    page.wait_for_function("kgmap.state.moved.size === 1")
    at = page.evaluate("kgmap.network.getPositions(['north-korea'])['north-korea']")
    assert "north-korea" in address(page).split("at=")[1]
    again = open_page(map_file, "#" + address(page).split("#", 1)[1])
    there = again.evaluate("kgmap.network.getPositions(['north-korea'])['north-korea']")
    assert abs(there["x"] - at["x"]) <= 1
    assert abs(there["y"] - at["y"]) <= 1
    again.locator("#z-back").click()
    assert "at=" not in address(again)
    assert not again.locator("#z-back").is_visible()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_no_name_hides_an_actor(
    open_page: Callable[..., Page], map_file: Path, size: tuple[int, int]
) -> None:
    """No name lies over the middle of another actor, and the picture takes most of the pane."""
    page = open_page(map_file, width=size[0], height=size[1])
    covered = page.evaluate(
        """() => {
          const n = kgmap.network, nodes = kgmap.first.nodes.get();
          const at = n.getPositions(), hidden = [];
          for (const a of nodes) for (const b of nodes) if (a.id !== b.id && a.label) {
            const box = n.body.nodes[a.id].shape.labelModule.size;
            const p = at[b.id];
            if (p.x > box.left && p.x < box.left + box.width && p.y > box.top && p.y < box.top + box.height) hidden.push([a.id, b.id]);
          }
          return hidden;
        }"""
    )
    assert covered == []
    filled = page.evaluate(
        """() => {
          const n = kgmap.network, ys = Object.values(n.getPositions()).map((p) => n.canvasToDOM(p).y);
          return (Math.max(...ys) - Math.min(...ys)) / document.getElementById('mynetwork').clientHeight;
        }"""
    )
    assert filled > 0.5


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_the_buttons_cover_no_name(
    open_page: Callable[..., Page], map_file: Path, size: tuple[int, int]
) -> None:
    """An actor at the bottom right of all is seen above the buttons that stand there, and so is its name."""
    page = open_page(map_file, "#at=900+700+ukraine", width=size[0], height=size[1])
    room = page.evaluate(
        """() => {
          const n = kgmap.network, own = n.body.nodes.ukraine.shape.labelModule.size;
          const pane = document.getElementById('mynetwork').getBoundingClientRect();
          const name = n.canvasToDOM({ x: own.left + own.width, y: own.top + own.height });
          return document.querySelector('.zoom').getBoundingClientRect().top - pane.top - name.y;
        }"""
    )
    assert room > 0


def test_places(page: Page) -> None:
    """Two at one spot step aside until both are seen; who has no place is counted."""
    page.locator("#v-places").click()
    at = page.evaluate(
        "Object.fromEntries(Object.entries(kgmap.network.getPositions()).map(([k, p]) => [k, kgmap.network.canvasToDOM(p)]))"
    )
    assert set(at) == {"china", "russia", "ukraine", "kyiv", "russian-armed-forces"}
    for one, other in (("ukraine", "kyiv"), ("russia", "russian-armed-forces")):
        assert abs(at[one]["x"] - at[other]["x"]) + abs(at[one]["y"] - at[other]["y"]) > 15
    assert at["china"]["x"] > at["russia"]["x"] > 0
    assert "1 actor without a known place" in page.locator("#placeless").inner_text()


def test_table(page: Page) -> None:
    """The table has every claim, sorts by a click on its head, and says what is denied."""
    page.keyboard.press("t")
    assert page.locator("#table-view tbody tr").count() == ALL
    page.locator("th button", has_text="Conf.").click()
    values = [float(text) for text in page.locator("#table-view tbody td:nth-child(7)").all_inner_texts()]
    assert values == sorted(claim.confidence for claim in claims())
    assert page.locator("#table-view .badge.denied").all_inner_texts() == ["denied"]
    page.locator("#table-view tbody tr").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel article.hit").count() == 1
