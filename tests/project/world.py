"""A small project in memory: three articles on a quarrel of states."""

from __future__ import annotations

from datetime import date

from kg.model import Actor, Attribution, Claim, Modality, Polarity, TimeSpan
from kg.ontology import load
from kg.project import Project
from kg.store import Store
from tests.factory import claim, document

ONTOLOGY = load()

ALLY = "China remains an ally of Iran."
DENIAL = "China is no ally of Iran, Beijing said."
PLAN = "Iran will attack Japan on Monday."


def beijing(sentence: str) -> Attribution:
    """Return the attribution to Beijing in a sentence."""
    start = sentence.index("Beijing")
    return Attribution(
        name="Beijing",
        actor=Actor(id="https://w3id.org/geokg/id/actor/china", name="China", type="State"),
        mention="Beijing",
        start=start,
        end=start + 7,
    )


def claims() -> list[Claim]:
    """Return one claim per article: an alliance, its denial, and a planned attack."""
    return [
        claim(ALLY, "China", "alliedWith", "Iran", document="a", confidence=0.9),
        claim(
            DENIAL,
            "China",
            "alliedWith",
            "Iran",
            document="b",
            polarity=Polarity.NEGATIVE,
            attribution=(beijing(DENIAL),),
            confidence=0.8,
        ),
        claim(
            PLAN,
            "Iran",
            "attacks",
            "Japan",
            document="c",
            modality=Modality.PLANNED,
            time=TimeSpan("on Monday", date(2024, 11, 4), date(2024, 11, 4)),
            confidence=0.7,
        ),
    ]


def project() -> Project:
    """Return the three articles as a project in memory."""
    store = Store.open(None, ontology=ONTOLOGY)
    published = {"a": date(2024, 10, 1), "b": date(2024, 10, 20), "c": None}
    for text, made in zip((ALLY, DENIAL, PLAN), claims(), strict=True):
        name = made.evidence.document
        store.add(document(text, id=name, title=f"Article {name}", published=published[name]), [made])
    store.commit()
    return Project(store, ONTOLOGY)
