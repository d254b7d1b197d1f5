"""Sentences with marked names, made from the frames of ``names.toml``."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import Any

from training.entities import Passage

FRAMES = Path(__file__).parent / "names.toml"
SLOT = re.compile(r"\{(\w+)\}")
ARTICLE = re.compile(r"^the ")


def name_passages(*, each: int, seed: int) -> list[Passage]:
    """Fill every frame with names.

    Args:
        each: Sentences made from a frame.
        seed: Decides the names.

    Returns:
        Passages in which every name is marked.
    """
    data = tomllib.loads(FRAMES.read_text(encoding="utf-8"))
    chance = random.Random(seed)
    frames = [frame for frame in data["frames"]["all"] for _ in range(each)]
    return [fill(frame, data, chance) for frame in frames]


def fill(frame: str, data: dict[str, Any], chance: random.Random) -> Passage:
    """Return one sentence with its names; "the" of "the Red Sea" stays outside of the name."""
    text, entities, end = "", [], 0
    for slot in SLOT.finditer(frame):
        text += frame[end : slot.start()]
        end = slot.end()
        kind = slot[1]
        name = SLOT.sub(
            lambda part: chance.choice(data["parts"][part[1]]), chance.choice(data["types"][kind])
        )
        if text.endswith("he ") and ARTICLE.match(name):
            name = ARTICLE.sub("", name)
        start = len(text) + (len("the ") if ARTICLE.match(name) else 0)
        text += name if text else name[:1].upper() + name[1:]
        entities.append((start, len(text), "NORP" if kind == "PEOPLE" else kind))
    return Passage(text + frame[end:], entities, "names.toml")
