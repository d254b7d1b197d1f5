"""A small world of news for the stored questions: six documents on a quarrel of four states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kg.model import Actor, Attribution, Claim, Modality, Place, Polarity, Quantity, TimeSpan
from kg.store import Store
from tests.factory import actor, claim, document

STORY = "Iran attacks Israel. " + " ".join(f"sentence {n} of the report" for n in range(30)) + "."


def said(sentence: str, name: str, type: str | None = "Media") -> tuple[Attribution, ...]:
    """Return an attribution to the first mention of a name; type None is an unnamed source."""
    start = sentence.index(name)
    who: Actor | None = actor(name, type) if type else None
    return (Attribution(name=name, actor=who, mention=name, start=start, end=start + len(name)),)


def told(document_id: str, sentence: str, subject: str, relation: str, object: str, **fields: Any) -> Claim:
    """Return a claim of a document."""
    return claim(sentence, subject, relation, object, document=document_id, **fields)


def fill(store: Store) -> None:
    """Add the six documents."""
    denial = "Tehran denies: Iran did not attack Israel."
    mixed = "The BBC says China arms Iran with 300 drones in Tehran, officials say Japan may sanction China."
    future = "Japan will send troops to Israel on Monday. Israel meets Japan. Israel attacks Iran."
    allies = "China is an ally of Iran. Iran opposes Japan. China opposes Japan. China accuses Israel."
    drones = Quantity(text="300 drones", value=300, unit="drone")
    day = TimeSpan("on Monday", date(2024, 5, 6), date(2024, 5, 6))
    for name, text, published, claims in (
        ("agency", STORY, date(2024, 5, 1), [told("agency", STORY, "Iran", "attacks", "Israel")]),
        (
            "reprint",
            STORY + " Own reporting.",
            date(2024, 5, 2),
            [told("reprint", STORY + " Own reporting.", "Iran", "attacks", "Israel")],
        ),
        (
            "denial",
            denial,
            date(2024, 5, 3),
            [
                told(
                    "denial",
                    denial,
                    "Iran",
                    "attacks",
                    "Israel",
                    polarity=Polarity.NEGATIVE,
                    attribution=said(denial, "Tehran", "State"),
                )
            ],
        ),
        (
            "mixed",
            mixed,
            None,
            [
                told(
                    "mixed",
                    mixed,
                    "China",
                    "suppliesArmsTo",
                    "Iran",
                    attribution=said(mixed, "BBC"),
                    quantity=drones,
                    place=Place("Tehran"),
                ),
                told(
                    "mixed",
                    mixed,
                    "Japan",
                    "sanctions",
                    "China",
                    modality=Modality.UNCERTAIN,
                    attribution=said(mixed, "officials", None),
                    confidence=0.5,
                ),
            ],
        ),
        (
            "future",
            future,
            date(2024, 6, 1),
            [
                told(
                    "future",
                    future,
                    "Japan",
                    "deploysTroopsTo",
                    "Israel",
                    modality=Modality.PLANNED,
                    time=day,
                ),
                told("future", future, "Israel", "consultsWith", "Japan", time=day),
                told("future", future, "Israel", "attacks", "Iran"),
            ],
        ),
        (
            "allies",
            allies,
            None,
            [
                told("allies", allies, "China", "alliedWith", "Iran"),
                told("allies", allies, "Iran", "opposes", "Japan"),
                told("allies", allies, "China", "opposes", "Japan"),
                told("allies", allies, "China", "accuses", "Israel"),
                told("allies", allies, "Iran", "atWarWith", "Israel"),
            ],
        ),
    ):
        store.add(document(text, id=name, published=published), [replace(one) for one in claims])
    store.commit()
