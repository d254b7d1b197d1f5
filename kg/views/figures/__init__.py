"""Figures of the analyses with matplotlib: cooperation up or right in blue, conflict down or left in red."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kg.views.figures.bars import plot_brokers, plot_camps, plot_disputes, plot_dyads, plot_hubs
from kg.views.figures.moves import plot_flips, plot_shifts
from kg.views.figures.ties import plot_chain, plot_triangles, plot_voices
from kg.views.figures.times import plot_bursts, plot_histories, plot_timeline

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FIGURES: dict[str, Callable[[Sequence[Any]], Figure]] = {
    "Broker": plot_brokers,
    "Burst": plot_bursts,
    "Camp": plot_camps,
    "Dispute": plot_disputes,
    "Dyad": plot_dyads,
    "Flip": plot_flips,
    "History": plot_histories,
    "Hub": plot_hubs,
    "Link": plot_chain,
    "Period": plot_timeline,
    "Shift": plot_shifts,
    "Triangle": plot_triangles,
    "Voice": plot_voices,
}
"""Name of the dataclass of an answer → its figure."""
