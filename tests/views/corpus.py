"""Hand-made claims that show every way a claim can be put; the sentences are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.model import (
    Actor,
    Attribution,
    Claim,
    Cue,
    Document,
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

CHINA = actor("China", country="CHN", sector="GOV")
RUSSIA = actor("Russia", country="RUS", sector="GOV")
UKRAINE = actor("Ukraine", country="UKR", sector="GOV")
NORTH_KOREA = actor("North Korea", country="PRK", sector="GOV")
ARMY = actor("Russian Armed Forces", "ArmedForce", country="RUS", sector="MIL")
KYIV = actor("Kyiv", "Place", country="UKR")
MINISTRY = actor("Russian Ministry of Defence", "Organization", country="RUS", sector="MIL")
AGENCY = actor("Example Agency", "Media", sector="MED")

MONDAY = (
    "😀 China remains an ally of North Korea. Russia shelled Kyiv on 3 May, the Example Agency reports. "
    "Russia did not shell Kyiv, the Russian Ministry of Defence said, according to the Example Agency. "
    "Russia will send 10,000 troops to Ukraine. They attacked Ukraine."
)
TUESDAY = "Ukraine may meet Russia in Kyiv. China is worried about Russia, analysts say. Russia and China agreed on a pact."
DOCUMENTS = [
    Document(
        id="monday",
        text=MONDAY,
        title="A long Monday",
        published=date(2024, 5, 6),
        outlet="The Example Times",
        url="https://example.org/monday",
    ),
    Document(id="tuesday", text=TUESDAY, title="Tuesday", origin="tuesday.txt"),
]
TEXTS = {document.id: document.text for document in DOCUMENTS}


def said(
    document: str,
    sentence: str,
    subject: tuple[Actor, str],
    relation: str,
    object: tuple[Actor, str],
    *,
    cue: str,
    by: tuple[tuple[Actor | None, str], ...] = (),
    via: Via = Via.NAME,
    **fields: Any,
) -> Claim:
    """Return a claim from a sentence of a document; mentions and cue are looked up within the sentence."""
    start = TEXTS[document].index(sentence)

    def at(words: str) -> tuple[str, int, int]:
        begin = start + sentence.index(words)
        return words, begin, begin + len(words)

    attribution = []
    for who, words in by:
        text, begin, end = at(words)
        name = who.name if who else words
        attribution.append(Attribution(name=name, actor=who, mention=text, start=begin, end=end))
    return Claim(
        subject=Mention(subject[0], *at(subject[1]), via),
        relation=relation,
        object=Mention(object[0], *at(object[1])),
        evidence=Evidence(document, start, start + len(sentence), sentence),
        attribution=tuple(attribution),
        cue=Cue(*at(cue)),
        rule=f"{relation}/test",
        **fields,
    )


def claims() -> list[Claim]:
    """Return nine claims: firm, denied, disputed, planned, uncertain, attributed, dated, by pronoun."""
    shelled = "Russia shelled Kyiv on 3 May, the Example Agency reports."
    denial = (
        "Russia did not shell Kyiv, the Russian Ministry of Defence said, according to the Example Agency."
    )
    third = TimeSpan("on 3 May", date(2024, 5, 3), date(2024, 5, 3))
    return [
        said(
            "monday",
            "😀 China remains an ally of North Korea.",
            (CHINA, "China"),
            "alliedWith",
            (NORTH_KOREA, "North Korea"),
            cue="remains an ally of",
            confidence=0.9,
        ),
        said(
            "monday",
            shelled,
            (RUSSIA, "Russia"),
            "attacks",
            (KYIV, "Kyiv"),
            cue="shelled",
            by=((AGENCY, "Example Agency"),),
            time=third,
            confidence=0.8,
        ),
        said(
            "monday",
            denial,
            (RUSSIA, "Russia"),
            "attacks",
            (KYIV, "Kyiv"),
            cue="did not shell",
            by=((AGENCY, "Example Agency"), (MINISTRY, "Russian Ministry of Defence")),
            polarity=Polarity.NEGATIVE,
            confidence=0.7,
        ),
        said(
            "monday",
            "Russia will send 10,000 troops to Ukraine.",
            (RUSSIA, "Russia"),
            "deploysTroopsTo",
            (UKRAINE, "Ukraine"),
            cue="will send",
            modality=Modality.PLANNED,
            quantity=Quantity(text="10,000 troops", value=10000, unit="troops"),
            confidence=0.6,
        ),
        said(
            "monday",
            "They attacked Ukraine.",
            (ARMY, "They"),
            "attacks",
            (UKRAINE, "Ukraine"),
            cue="attacked",
            via=Via.PRONOUN,
            confidence=0.5,
        ),
        said(
            "tuesday",
            "Ukraine may meet Russia in Kyiv.",
            (UKRAINE, "Ukraine"),
            "consultsWith",
            (RUSSIA, "Russia"),
            cue="may meet",
            modality=Modality.UNCERTAIN,
            place=Place("Kyiv"),
            confidence=0.55,
        ),
        said(
            "tuesday",
            "China is worried about Russia, analysts say.",
            (CHINA, "China"),
            "concernedAbout",
            (RUSSIA, "Russia"),
            cue="is worried about",
            by=((None, "analysts"),),
            confidence=0.75,
        ),
        said(
            "tuesday",
            "Russia and China agreed on a pact.",
            (RUSSIA, "Russia"),
            "agreesWith",
            (CHINA, "China"),
            cue="agreed",
            confidence=0.85,
        ),
        said(
            "tuesday",
            "Russia and China agreed on a pact.",
            (CHINA, "China"),
            "agreesWith",
            (RUSSIA, "Russia"),
            cue="agreed on a pact",
            confidence=0.85,
        ),
    ]
