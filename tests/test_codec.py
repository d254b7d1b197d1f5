"""Claims survive the trip through JSON."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kg.codec import claim_from_dict, claim_to_dict, dump_line
from kg.model import Attribution, Claim, Cue, Modality, Place, Polarity, Quantity, TimeSpan
from tests.factory import actor, claim

SENTENCE = "Iran attacked Israel with 300 drones on Saturday, the BBC reports."


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw claims with every optional part present or absent."""
    said = Attribution(
        name="BBC", actor=actor("BBC", "Media"), mention="BBC", start=54, end=57, cue=Cue("reports", 58, 65)
    )
    unnamed = Attribution(name="various sources", mention="BBC", start=54, end=57)
    day = draw(st.none() | st.dates(date(1, 1, 1)))
    return claim(
        SENTENCE,
        "Iran",
        "attacks",
        "Israel",
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
        attribution=draw(st.sampled_from([(), (said,), (unnamed, said)])),
        time=draw(st.none() | st.builds(TimeSpan, st.text(), st.just(day), st.just(day))),
        place=draw(st.none() | st.builds(Place, st.text(), st.none() | st.just("x:y"))),
        quantity=draw(
            st.none() | st.builds(Quantity, text=st.text(), value=st.none() | st.integers(0, 9**9))
        ),
        cue=draw(st.none() | st.just(Cue("attacked", 5, 13))),
        confidence=draw(st.floats(0, 1)),
    )


@given(claims())
def test_json_round_trip_is_the_identity(original: Claim) -> None:
    """A claim read back from its JSON line is the same claim with the same id."""
    assert claim_from_dict(json.loads(dump_line(claim_to_dict(original)))) == original
