"""A small annotated document and claims about it, with every way to be right and wrong."""

from __future__ import annotations

from typing import Any

TEXT = (
    "Kenya's army shelled Kismayo on Monday. Uganda and Kenya signed a pact. Uganda will not send troops to Somalia. "
    "Somalia accused Kenya, Radio Gaalkacyo said."
)
SENTENCES = [sentence.strip() + "." for sentence in TEXT.rstrip(".").split(". ")]


def _gold(s: str, r: str, o: str, sentence: int, **fields: Any) -> dict[str, Any]:
    base: dict[str, Any] = {"plover": None, "polarity": "positive", "modality": "asserted", "attribution": []}
    rest = {"time": None, "place": None, "quantity": None, "evidence": SENTENCES[sentence]}
    return {"s": s, "r": r, "o": o, **base, **rest, **fields}


GOLD: dict[str, Any] = {
    "id": "case",
    "title": "A case",
    "source": "written for this test",
    "published": "2024-05-14",
    "licence": "Apache-2.0",
    "text": TEXT,
    "actors": [
        {"key": "KDF", "names": ["Kenya's army", "the army"], "type": "ArmedForce", "of": "Kenya"},
        {"key": "Kenya", "names": ["Kenya", "Nairobi"], "type": "State", "of": None},
        {"key": "Uganda", "names": ["Uganda"], "type": "State", "of": None},
        {"key": "Somalia", "names": ["Somalia"], "type": "State", "of": None},
        {"key": "Kismayo", "names": ["Kismayo"], "type": "Place", "of": "Somalia"},
        {"key": "Radio", "names": ["Radio Gaalkacyo"], "type": "Media", "of": None},
    ],
    "claims": [
        _gold("KDF", "attacks", "Kismayo", 0, plover="ASSAULT", time="on Monday"),
        _gold("Uganda", "agreesWith", "Kenya", 1, plover="AGREE"),
        _gold(
            "Uganda",
            "deploysTroopsTo",
            "Somalia",
            2,
            plover="MOBILIZE",
            polarity="negative",
            modality="planned",
        ),
        _gold("Somalia", "accuses", "Kenya", 3, plover="ACCUSE", attribution=["Radio"]),
        _gold("Radio", "locatedIn", "Somalia", 3),
    ],
}


def found(subject: str, relation: str, object: str, sentence: int, **fields: Any) -> dict[str, Any]:
    """Return a claim as ``kg extract`` prints it, as far as an evaluation looks at it."""
    return {
        "document": "case",
        "subject": {"name": subject, "mention": subject},
        "relation": relation,
        "object": {"name": object, "mention": object},
        "event_type": None,
        "polarity": "positive",
        "modality": "asserted",
        "attribution": [],
        "time": None,
        "place": None,
        "quantity": None,
        "evidence": {"text": SENTENCES[sentence]},
        **fields,
    }


CLAIMS = [
    found("KENYA", "attacks", "Kismayo", 0),  # the state for its army: lenient
    found("Kenya", "agreesWith", "Uganda", 1),  # symmetric, the other way round
    found("Uganda", "locatedIn", "Somalia", 2, modality="planned"),  # being there for being sent
    found(
        "Somalia", "investigates", "Nairobi", 3, attribution=[{"name": "Radio Gaalkacyo"}]
    ),  # ACCUSE as well
    found("Uganda", "attacks", "Kenya", 1),  # only the pair, and that one is taken
    found("Mars", "attacks", "Venus", 0),  # made up
]
