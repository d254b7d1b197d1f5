"""Claims and documents drawn at random, with every optional part present or absent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from kg.model import (
    Actor,
    Attribution,
    Claim,
    Cue,
    Evidence,
    Mention,
    Modality,
    Place,
    Polarity,
    Quantity,
    TimeSpan,
    Via,
)
from tests.factory import actor

RELATIONS = ("attacks", "alliedWith", "agreesWith", "partOf", "suppliesArmsTo")
ACTORS = tuple(
    actor(name, type, country=country)
    for name, type, country in (
        ("China", "State", "CHN"),
        ("Japan", "State", "JPN"),
        ("Kim Jong-un", "Person", None),
        ("O'Neill & <sons>", "Organization", ""),
    )
)


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    """Draw a mention; the same actor may be described in several ways."""
    who = draw(st.sampled_from(ACTORS))
    who = replace(who, sector=draw(st.sampled_from((None, "GOV", "MIL"))))
    wording = draw(st.text(max_size=8))
    start = draw(st.integers(0, 50))
    return Mention(who, wording, start, start + len(wording), draw(st.sampled_from(Via)))


@st.composite
def attributions(draw: st.DrawFn) -> Attribution:
    """Draw a named or unnamed source."""
    who: Actor | None = draw(st.none() | st.sampled_from(ACTORS))
    name = who.name if who else draw(st.text(max_size=5))
    cue = draw(st.none() | st.just(Cue("said", 3, 7)))
    return Attribution(name=name, actor=who, mention=name, start=9, end=9 + len(name), cue=cue)


def quantities() -> st.SearchStrategy[Quantity]:
    """Draw numbers and ranges."""
    numbers = st.none() | st.integers(0, 9**9) | st.floats(-1e9, 1e9)
    unit = st.none() | st.text(max_size=5)
    return st.builds(
        Quantity,
        text=st.text(max_size=9),
        value=numbers,
        unit=unit,
        min=numbers,
        max=numbers,
        approximate=st.booleans(),
    )


@st.composite
def claims(draw: st.DrawFn, document: str = "d1") -> Claim:
    """Draw a claim of a document; a passage has one text, as in a real one."""
    days = st.none() | st.dates(date(1, 1, 1))
    start, sentence = draw(
        st.sampled_from(((0, "China attacked."), (16, "Ünï☃ \t\r\n\"'\\ \U0001f600 said so.")))
    )
    return Claim(
        subject=draw(mentions()),
        relation=draw(st.sampled_from(RELATIONS)),
        object=draw(mentions()),
        evidence=Evidence(document, start, start + len(sentence), sentence),
        event_type=draw(st.none() | st.sampled_from(("ASSAULT", ""))),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
        attribution=tuple(draw(st.lists(attributions(), max_size=2))),
        time=draw(st.none() | st.builds(TimeSpan, st.text(max_size=9), days, days)),
        place=draw(st.none() | st.builds(Place, st.text(max_size=9), st.none() | st.just(ACTORS[0].id))),
        quantity=draw(st.none() | quantities()),
        cue=draw(st.none() | st.just(Cue("attacked", 5, 13))),
        confidence=draw(st.floats(0, 1)),
        rule=draw(st.sampled_from(("attacks/hit", ""))),
    )


def many_claims(document: str = "d1", max_size: int = 6) -> st.SearchStrategy[list[Claim]]:
    """Draw claims of one document, each id once."""
    return st.lists(claims(document), max_size=max_size, unique_by=lambda claim: claim.id)
