"""Static HTML for notebooks."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Claim, Evidence
from kg.ontology import Ontology
from kg.views.cards import actor_html, claim_html, claims_html, dyad_html, evidence_html, summary_html
from kg.views.charts import timeline_svg
from tests.factory import actor, mention
from tests.views.corpus import CHINA, DOCUMENTS, KYIV, RUSSIA, UKRAINE, claims
from tests.views.test_map_safety import hostile

BY_ID = {document.id: document for document in DOCUMENTS}


def plain(html: str) -> str:
    """Return the text of HTML without its tags."""
    return re.sub(r"<[^>]+>", "", html)


def test_evidence_keeps_every_letter() -> None:
    """The marked evidence without its marks is the evidence."""
    for found in claims():
        assert plain(evidence_html(found)) == found.evidence.text


def test_claim_says_who_and_how(ontology: Ontology) -> None:
    """A denied claim has its badge and its speakers, outermost first."""
    denied = next(found for found in claims() if found.polarity == "negative")
    text = plain(claim_html(denied, ontology))
    assert "Russia denied attacks Kyiv" in text
    assert "said by Example Agency, citing Russian Ministry of Defence" in text


def test_table_says_what_is_left_out(ontology: Ontology) -> None:
    """A long table is cut and says so."""
    assert "and 7 more of 9 claims" in claims_html(claims(), ontology, limit=2)
    assert claims_html([], ontology) == "<p>No claims.</p>"


def test_summary(ontology: Ontology) -> None:
    """A project at a glance: counts, signs, firm claims only."""
    html = summary_html(claims(), ontology, title="News", documents=2)
    assert "9 claims, 6 actors, 2 documents" in html
    assert "denied" not in plain(html)


def test_actor_card(ontology: Ontology) -> None:
    """An actor's card has its partners, the strongest first, and the days it was seen."""
    html = plain(actor_html(RUSSIA, claims(), BY_ID, ontology, aliases=["Moscow"]))
    assert "also Moscow" in html
    assert html.index("China") < html.index("Kyiv")
    assert "first seen 2024-05-03, last seen 2024-05-06" in html


def test_dyad(ontology: Ontology) -> None:
    """A pair has the claims of both directions and no others."""
    html = plain(dyad_html(UKRAINE, RUSSIA, claims(), BY_ID, ontology))
    assert "2 claims" in html
    assert "Kyiv." in html
    assert "shelled" not in html
    assert "0 claims" in plain(dyad_html(CHINA, KYIV, claims(), BY_ID, ontology))


def test_timeline_needs_two_days(ontology: Ontology) -> None:
    """A chart of one day says nothing and is left out."""
    assert timeline_svg(claims()[:1], BY_ID, ontology) == ""
    assert "from 2024-05-03 to 2024-05-06" in timeline_svg(claims(), BY_ID, ontology)


def test_hostile_text_is_escaped(ontology: Ontology) -> None:
    """Markup in any field stays text."""
    found, documents = hostile()
    by_id = {document.id: document for document in documents}
    one = found[0].subject.actor
    for html in (
        claims_html(found, ontology),
        claim_html(found[0], ontology),
        summary_html(found, ontology, title="<script>"),
        actor_html(one, found, by_id, ontology, aliases=["<script>"]),
        dyad_html(one, found[0].object.actor, found, by_id, ontology),
    ):
        assert "<script" not in html
        assert "<img" not in html


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_any_text_stays_text(before: str, name: str) -> None:
    """Whatever stands around and in a mention, the only tags are marks."""
    sentence = f"{before} attacks {name}!"
    found = Claim(
        subject=mention(sentence, " attacks ", who=actor("A")),
        relation="attacks",
        object=mention(sentence, name, who=actor("B")),
        evidence=Evidence("d1", 0, len(sentence), sentence),
    )
    html = evidence_html(found)
    assert re.sub(r'<mark title="\w+" style="[^"<>]*">|</mark>', "", html).count("<") == 0
