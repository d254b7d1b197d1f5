"""Ties between few actors: frustrated triangles, a chain, and who speaks well or ill of whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.analysis.balance import Triangle
from kg.analysis.chains import Link
from kg.analysis.speakers import Voice
from kg.views.figures.canvas import CONFLICT, COOPERATION, PLAIN, closed, pane, pyplot, short

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_CORNERS = ((0.0, 0.9), (-1.0, -0.6), (1.0, -0.6))
_SIDES = ((0, 1), (0, 2), (1, 2))


def plot_triangles(triangles: Sequence[Triangle], *, top: int = 9) -> Figure:
    """Return the triangles in which a friend's friend is an enemy, the heaviest first; enmity is dashed."""
    rows = triangles[:top]
    height = max(1, (len(rows) + 2) // 3)
    figure = pyplot().figure(figsize=(7.2, 2.1 * height), layout="constrained")
    for axes, triangle in zip(figure.subplots(height, 3, squeeze=False).flat, rows, strict=False):
        for (a, b), sign in zip(_SIDES, triangle.signs, strict=True):
            xs, ys = zip(_CORNERS[a], _CORNERS[b], strict=True)
            look = (COOPERATION, "-") if sign > 0 else (CONFLICT, "--")
            axes.plot(xs, ys, color=look[0], linestyle=look[1], linewidth=2.5, zorder=1)
        for (x, y), name in zip(_CORNERS, triangle.names, strict=True):
            axes.plot(x, y, "o", color=PLAIN, markersize=9)
            axes.text(x, y + (0.18 if y > 0 else -0.2), short(name, 20), ha="center", fontsize=8)
            axes.texts[-1].set_va("bottom" if y > 0 else "top")
    for axes in figure.axes:
        axes.set(xlim=(-1.9, 1.9), ylim=(-1.3, 1.5))
        axes.set_axis_off()
    return closed(figure)


def plot_chain(links: Sequence[Link]) -> Figure:
    """Return the steps of a chain from top to bottom, each with its relations and number of claims."""
    figure, axes = pane(height=0.9 * len(links) + 0.7)
    for row, link in enumerate(links):
        axes.plot([0, 0], [row, row + 1], color=PLAIN, linewidth=2, zorder=1)
        number = f"{len(link.claims)} claim{'s' if len(link.claims) > 1 else ''}"
        words = f"{', '.join(link.relations)} ({number})"
        axes.text(0.06, row + 0.5, words, va="center", fontsize=9, color=PLAIN)
    names = [link.first_name for link in links[:1]] + [link.second_name for link in links]
    for row, name in enumerate(names):
        axes.plot(0, row, "o", color=PLAIN, markersize=11)
        axes.text(0.06, row, short(name, 40), va="center", fontweight="bold")
    axes.set(xlim=(-0.1, 1.5), ylim=(len(links) + 0.3, -0.3))
    axes.set_axis_off()
    return figure


def plot_voices(voices: Sequence[Voice], *, top: int = 12) -> Figure:
    """Return who speaks of whom: speakers down, actors across; a circle for the number of claims.

    Blue where the speaker shows the actor in more cooperation than conflict, red the other way round, grey
    where neither prevails.
    """
    speakers = list(dict.fromkeys(voice.speaker for voice in voices))[:top]
    actors = list(dict.fromkeys((one.about, one.about_name) for one in voices if one.speaker in speakers))[
        :top
    ]
    figure, axes = pane(height=0.34 * len(speakers) + 1.9)
    for voice in voices:
        about = (voice.about, voice.about_name)
        if voice.speaker not in speakers or about not in actors:
            continue
        lean = voice.cooperative - voice.hostile
        colour = COOPERATION if lean > 0 else CONFLICT if lean < 0 else PLAIN
        place = (actors.index(about), speakers.index(voice.speaker))
        axes.scatter(*place, s=60 + 60 * min(voice.claims, 8), color=colour, zorder=2)
        axes.text(*place, str(voice.claims), color="white", ha="center", va="center", fontsize=8)
    axes.set_xticks(range(len(actors)), [short(name, 22) for _, name in actors], rotation=35, ha="right")
    axes.set_yticks(range(len(speakers)), [short(name) for name in speakers])
    axes.set(xlim=(-0.6, len(actors) - 0.4), ylim=(len(speakers) - 0.4, -0.6), xlabel="about")
    axes.grid(color="#e6e9ec", zorder=0)
    axes.set_axisbelow(True)
    return figure
