"""Colours that everybody can tell apart."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest

from kg.views.page import ASSETS
from kg.views.palette import FILLS, OTHER, SHAPES
from kg.views.words import TYPES

# G. M. Machado, M. M. Oliveira & L. A. F. Fernandes, A physiologically-based model for simulation of color
# vision deficiency, IEEE TVCG 15 (2009) 1291, https://doi.org/10.1109/TVCG.2009.113, severity 1.
VISION = {
    "usual": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.119192, 0.9503041]]
)


def linear(colour: str) -> np.ndarray:
    """Return linear red, green and blue of ``#rrggbb``."""
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """Return CIE L*a*b* of linear RGB under D65."""
    xyz = XYZ @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    light = sorted(float(XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def variables(theme: str) -> dict[str, str]:
    """Return the colours that the style sheet defines for a theme."""
    css = (ASSETS / "css" / "base.css").read_text(encoding="utf-8")
    block = css.split("[data-theme=dark] {")[theme == "dark"].split("}")[0]
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block)
    return {
        name: value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:]) for name, value in found
    }


@pytest.mark.parametrize("vision", VISION)
def test_blocs_keep_their_distance(vision: str) -> None:
    """Any two blocs differ by 15 in CIE76 for everybody; 2.3 is just noticeable."""
    seen = {fill: lab(np.array(VISION[vision]) @ linear(fill)) for fill in (*FILLS, OTHER)}
    least = min(float(np.linalg.norm(seen[a] - seen[b])) for a, b in combinations(seen, 2))
    assert least > 15


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_stand_out(theme: str) -> None:
    """Lines, text and soft text have a contrast of 4.5 on their ground, as WCAG AA asks for text."""
    colours = variables(theme)
    for name in ("cooperation", "conflict", "neutral", "ink", "soft"):
        for ground in ("map", "panel"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_signs_keep_their_distance(theme: str, vision: str) -> None:
    """Cooperation, conflict and neutral lines differ by 15 for everybody."""
    colours = variables(theme)
    signs = [
        lab(np.array(VISION[vision]) @ linear(colours[s])) for s in ("cooperation", "conflict", "neutral")
    ]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(signs, 2)) > 15


def test_every_class_has_a_shape() -> None:
    """Each class of actor has a shape and a name."""
    assert SHAPES.keys() == TYPES.keys()
