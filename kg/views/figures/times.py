"""Bars over time: all claims, pairs side by side, and the weeks of an escalation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.analysis.bursts import Burst
from kg.analysis.history import History
from kg.analysis.timeline import Period
from kg.views.figures.canvas import CONFLICT, COOPERATION, closed, pane, pyplot, short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def plot_timeline(periods: Sequence[Period]) -> Figure:
    """Return the number of cooperative claims upwards and of hostile ones downwards, per period."""
    figure, axes = pane(height=2.6)
    _bars(axes, periods)
    axes.set_ylabel("claims")
    return figure


def plot_histories(histories: Sequence[History], *, columns: int = 3) -> Figure:
    """Return small multiples: one timeline a pair, all with the same axes, so that they can be compared."""
    rows = max((len(histories) + columns - 1) // columns, 1)
    figure = pyplot().figure(figsize=(3.2 * columns, 1.7 * rows), layout="constrained")
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    for place, axes in enumerate(grid.flat):
        if place >= len(histories):
            axes.set_visible(False)
            continue
        history = histories[place]
        _bars(axes, history.periods)
        title = f"{short(history.first_name)} – {short(history.second_name)}"
        axes.set_title(title, fontsize=9, loc="left", parse_math=False)
    return closed(figure)


def plot_bursts(bursts: Sequence[Burst], *, top: int = 20) -> Figure:
    """Return when the conflict of each pair escalated, the weightiest burst on top, with its claims."""
    rows = bursts[:top]
    pairs = list(dict.fromkeys(f"{short(one.first_name)} – {short(one.second_name)}" for one in rows))
    figure, axes = pane(height=0.32 * len(pairs) + 1.2)
    most = max((one.weight for one in rows), default=1.0)
    for one in rows:
        row = pairs.index(f"{short(one.first_name)} – {short(one.second_name)}")
        days = (one.end - one.start).days + 1
        start = one.start.toordinal() - 719163  # matplotlib counts days from 1970
        axes.barh(row, days, left=start, height=0.5, color=CONFLICT, alpha=0.35 + 0.65 * one.weight / most)
        axes.text(start + days, row, f" {one.hostile}", va="center", fontsize=8)
    axes.xaxis_date()
    axes.tick_params(axis="x", labelsize=8, rotation=30)
    axes.set_yticks(range(len(pairs)), pairs)
    axes.invert_yaxis()
    axes.margins(x=0.08)
    return figure


def _bars(axes: Axes, periods: Sequence[Period]) -> None:
    starts = [period.start.isoformat()[:10] for period in periods]
    axes.bar(starts, [period.cooperative for period in periods], color=COOPERATION, width=0.8)
    axes.bar(starts, [-period.hostile for period in periods], color=CONFLICT, width=0.8)
    axes.axhline(0, color="black", linewidth=0.8)
    step = max(len(starts) // 4, 1)
    axes.set_xticks(range(0, len(starts), step), starts[::step], fontsize=8, rotation=30, ha="right")
