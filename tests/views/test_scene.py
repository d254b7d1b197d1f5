"""What the map draws."""

from __future__ import annotations

import pytest

from kg.errors import KGError
from kg.model import Polarity
from kg.ontology import Ontology
from kg.views.map import draw, wrap
from kg.views.palette import OTHER, by_camp, by_state, colourings
from kg.views.scene import line_id, scene
from tests.factory import actor, claim, mention
from tests.views.corpus import CHINA, DOCUMENTS, KYIV, RUSSIA, claims

QUARREL = [
    *claims(),
    claim("A is allied with B.", "A", "alliedWith", "B"),
    claim("A attacks C.", "A", "attacks", "C"),
    claim("C is allied with D.", "C", "alliedWith", "D"),
]


def test_denied_claims_have_their_own_line(ontology: Ontology) -> None:
    """A line holds claims of one polarity: no denial hides in a firm line."""
    lines = scene(claims(), ontology).lines
    assert all({c.polarity is Polarity.NEGATIVE for c in line.claims} == {line.denied} for line in lines)
    assert "russia>kyiv>conflict>denied" in {line_id(line) for line in lines}


def test_around_keeps_neighbours(ontology: Ontology) -> None:
    """Around Kyiv there is Russia; two claims away all others are."""
    near = scene(claims(), ontology, around=KYIV.id)
    assert list(near.actors) == [KYIV.id, RUSSIA.id]
    assert len(scene(claims(), ontology, around=KYIV.id, hops=2).actors) == 4


def test_around_nobody_is_empty(ontology: Ontology) -> None:
    """An actor without claims gives an empty map, not an error."""
    empty = draw(claims(), DOCUMENTS, ontology, title="t", around="https://example.org/nobody")
    assert (empty.shown, empty.claims) == (0, 0)


def test_strongest_actors_are_drawn(ontology: Ontology) -> None:
    """With room for two, the two with most claims are drawn, and the rest is counted."""
    drawing = draw(claims(), DOCUMENTS, ontology, title="t", limit=2)
    assert (drawing.shown, drawing.actors) == (2, 6)
    assert set(drawing.positions) == {RUSSIA.id, CHINA.id}


def test_positions_stay(ontology: Ontology) -> None:
    """Actors keep their place when the graph grows; only new ones are placed."""
    few = draw(claims()[:3], DOCUMENTS, ontology, title="t").positions
    more = draw(claims(), DOCUMENTS, ontology, title="t", positions=few).positions
    assert {iri: more[iri] for iri in few} == few
    assert len(set(more.values())) == len(more) == 6


def test_unknown_relation_is_neutral(ontology: Ontology) -> None:
    """A relation that the ontology does not know is drawn as neutral, under its own name."""
    odd = claim("China greets Japan.", "China", "greets", "Japan")
    line = scene([odd], ontology).lines[0]
    assert (line.sign, line.mutual) == (0, False)


def test_colour_by_state(ontology: Ontology) -> None:
    """An army has the colour of its state; who belongs to none is hollow."""
    view = scene(claims(), ontology)
    colouring = by_state(view, ontology)
    assert colouring.fill(RUSSIA.id) == colouring.fill(actor("Russian Armed Forces").id) != OTHER
    assert colouring.fill("https://example.org/nobody") == OTHER
    assert [name for name, _ in colouring.blocs][:2] == ["Russia", "Ukraine"]


def test_colour_by_camp(ontology: Ontology) -> None:
    """Two pairs that cooperate within and fight between are two camps."""
    text = "A B C D"
    pairs = [("A", "alliedWith", "B"), ("C", "alliedWith", "D"), ("A", "attacks", "C"), ("B", "attacks", "D")]
    found = [claim(text, subject, relation, object) for subject, relation, object in pairs]
    blocs = [set(members) for _, members in by_camp(scene(found, ontology), ontology).blocs]
    assert blocs == [{mention(text, name).actor.id for name in pair} for pair in ("AB", "CD")]


@pytest.mark.parametrize(
    ("blocs", "first"),
    [
        (None, "State"),
        ("states", "State"),
        ("camps", "Camp"),
        ("organizations", "Organization of states"),
        ({"mine": [CHINA.id]}, "Bloc"),
    ],
    ids=["nothing", "states", "camps", "organizations", "own"],
)
def test_the_wanted_colours_come_first(
    ontology: Ontology, blocs: dict[str, list[str]] | str | None, first: str
) -> None:
    """A map begins with the colours that were asked for; the others stay at hand."""
    found = colourings(scene(QUARREL, ontology), ontology, blocs)
    assert found[0].name == first
    assert {"State", "Camp", "Organization of states"} <= {colouring.name for colouring in found}


def test_colours_that_tell_nothing_are_an_error(ontology: Ontology) -> None:
    """Where nobody sides with anybody there are no camps; an unknown way is named, and those there are."""
    attack = [claim("Russia attacks Kyiv.", "Russia", "attacks", "Kyiv")]
    with pytest.raises(KGError, match="show no camps; the ways to colour here are states"):
        colourings(scene(attack, ontology), ontology, "camps")
    with pytest.raises(KGError, match="no way to colour called 'mood'; there are states, camps"):
        colourings(scene(attack, ontology), ontology, "mood")


def test_long_names_are_wrapped() -> None:
    """A name takes three lines at most."""
    assert wrap("Kyiv") == "Kyiv"
    assert wrap("General Staff of the Armed Forces of Ukraine").count("\n") == 2
    assert wrap("very " * 40).endswith("…")
