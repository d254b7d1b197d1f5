"""Figures of the analyses with matplotlib: cooperation up or right in blue, conflict down or left in red."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.analysis.camps import Camp
from kg.analysis.history import History
from kg.analysis.hubs import Hub
from kg.analysis.tension import Dyad
from kg.analysis.timeline import Period
from kg.errors import MissingExtra

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COOPERATION, CONFLICT = "#0072b2", "#d55e00"
"""Okabe and Ito's blue and vermilion, told apart by colour-blind readers, as in the map."""


def plot_dyads(dyads: Sequence[Dyad], *, top: int = 20) -> Figure:
    """Return bars of conflict to the left and cooperation to the right, the most hostile pair on top."""
    rows = list(dyads[:top])[::-1]
    figure, axes = _figure(height=0.32 * len(rows) + 1.2)
    names = [f"{_short(dyad.first_name)} – {_short(dyad.second_name)}" for dyad in rows]
    places = range(len(rows))
    axes.barh(places, [-dyad.conflict for dyad in rows], color=CONFLICT, label="conflict")
    axes.barh(places, [dyad.cooperation for dyad in rows], color=COOPERATION, label="cooperation")
    axes.set_yticks(places, names)
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_xlabel("sum of weight × confidence")
    if rows:
        axes.legend(frameon=False)
    return figure


def plot_hubs(hubs: Sequence[Hub], *, top: int = 20) -> Figure:
    """Return bars of the strength of each actor's ties, the strongest on top."""
    rows = list(hubs[:top])[::-1]
    figure, axes = _figure(height=0.28 * len(rows) + 1)
    axes.barh(range(len(rows)), [hub.strength for hub in rows], color="#56616c")
    axes.set_yticks(range(len(rows)), [_short(hub.name) for hub in rows])
    axes.set_xlabel("strength: sum of confidences of all ties")
    return figure


def plot_camps(camps: Sequence[Camp], *, top: int = 8) -> Figure:
    """Return what holds each camp together and what speaks against it, the largest camp on top."""
    rows = list(camps[:top])[::-1]
    figure, axes = _figure(height=0.6 * len(rows) + 1.2)
    places = range(len(rows))
    axes.barh(
        places, [camp.inner_cooperation for camp in rows], color=COOPERATION, label="cooperation inside"
    )
    axes.barh(places, [-camp.inner_conflict for camp in rows], color=CONFLICT, label="conflict inside")
    axes.set_yticks(places, [_members(camp) for camp in rows])
    axes.axvline(0, color="black", linewidth=0.8)
    if rows:
        axes.legend(frameon=False)
    return figure


def plot_timeline(periods: Sequence[Period]) -> Figure:
    """Return the number of cooperative claims upwards and of hostile ones downwards, per period."""
    figure, axes = _figure(height=2.6)
    _bars(axes, periods)
    axes.set_ylabel("claims")
    return figure


def plot_histories(histories: Sequence[History], *, columns: int = 3) -> Figure:
    """Return small multiples: one timeline a pair, all with the same axes, so that they can be compared."""
    rows = max((len(histories) + columns - 1) // columns, 1)
    figure = _pyplot().figure(figsize=(3.2 * columns, 1.7 * rows), layout="constrained")
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    for place, axes in enumerate(grid.flat):
        if place >= len(histories):
            axes.set_visible(False)
            continue
        history = histories[place]
        _bars(axes, history.periods)
        title = f"{_short(history.first_name)} – {_short(history.second_name)}"
        axes.set_title(title, fontsize=9, loc="left", parse_math=False)
    return _closed(figure)


def _bars(axes: Axes, periods: Sequence[Period]) -> None:
    starts = [period.start.isoformat()[:10] for period in periods]
    axes.bar(starts, [period.cooperative for period in periods], color=COOPERATION, width=0.8)
    axes.bar(starts, [-period.hostile for period in periods], color=CONFLICT, width=0.8)
    axes.axhline(0, color="black", linewidth=0.8)
    step = max(len(starts) // 4, 1)
    axes.set_xticks(range(0, len(starts), step), starts[::step], fontsize=8, rotation=30, ha="right")


def _figure(*, height: float) -> tuple[Figure, Axes]:
    figure = _pyplot().figure(figsize=(7.2, height), layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    return _closed(figure), axes


def _closed(figure: Figure) -> Figure:
    """Return a figure that a notebook shows once, as the value of its cell, and not again at its end."""
    _pyplot().close(figure)
    return figure


def _pyplot() -> Any:  # noqa: ANN401 - the module
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise MissingExtra("matplotlib", "notebook") from error
    return plt


def _short(name: str, most: int = 28) -> str:
    # A dollar sign would begin a formula.
    text = name if len(name) <= most else name[: most - 1] + "…"
    return text.replace("$", r"\$")


def _members(camp: Camp) -> str:
    more = len(camp.names) - 3
    return ", ".join(_short(name, 20) for name in camp.names[:3]) + (f" and {more} more" if more > 0 else "")
