"""Figures of the analyses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import matplotlib as mpl
import pytest
from matplotlib.patches import Rectangle

from kg.analysis.balance import balance
from kg.analysis.brokers import brokers
from kg.analysis.bursts import bursts
from kg.analysis.camps import camps
from kg.analysis.chains import chain
from kg.analysis.changes import changes
from kg.analysis.disputes import disputes
from kg.analysis.flips import flips
from kg.analysis.history import histories
from kg.analysis.hubs import hubs
from kg.analysis.speakers import voices
from kg.analysis.tension import dyads
from kg.analysis.timeline import timeline
from kg.errors import KGError
from kg.iris import actor_iri
from kg.model import Attribution
from kg.project.table import Table
from kg.views.figures import FIGURES
from tests.analysis.world import graph_of, say, tribes

mpl.use("agg")


def voice(name: str) -> Attribution:
    """Return an attribution to a name."""
    return Attribution(name=name, mention=name, start=0, end=len(name))


GRAPH = graph_of(
    say("Iran", "attacks", "Israel", on=date(2024, 5, 1)),
    say("Iran", "alliedWith", "Syria", on=date(2024, 7, 1)),
)


def test_pairs_have_a_bar_each_side() -> None:
    """Conflict goes left and cooperation right; the most hostile pair is on top."""
    [axes] = Table(dyads(GRAPH)).plot().axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Iran – Israel", "Iran – Syria"]
    assert axes.yaxis_inverted()
    bars = [bar for bar in axes.patches if isinstance(bar, Rectangle)]
    assert sorted(bar.get_width() for bar in bars) == [-10.0, 0.0, 0.0, 7.0]


def test_histories_are_small_multiples_on_shared_axes() -> None:
    """Each pair has its own axes, all with the same limits."""
    shown = [axes for axes in Table(histories(GRAPH)).plot().axes if axes.get_visible()]
    assert [axes.get_title(loc="left") for axes in shown] == ["Iran – Israel", "Iran – Syria"]
    assert len({axes.get_ylim() for axes in shown}) == 1


MAY, JULY = date(2024, 5, 1), date(2024, 7, 1)
QUARREL = graph_of(
    say("Iran", "attacks", "Israel", on=MAY, attribution=(voice("Tehran"),)),
    say("Iran", "alliedWith", "Syria", on=MAY),
    say("Iran", "accuses", "Syria", on=JULY, document="b"),
    say("Iran", "attacks", "Israel", on=JULY, denied=True, document="b"),
    say("Iran", "attacks", "Iraq", on=JULY),
)
WEEKS = graph_of(
    *(
        say("Norway", "consultsWith", "Sweden", on=MAY + timedelta(weeks=n), document=f"q{n}")
        for n in range(20)
    ),
    *(say("Iran", "attacks", "Iraq", on=JULY, document=f"c{n}") for n in range(6)),
)
ANSWERS: dict[str, Sequence[object]] = {
    "hubs": hubs(tribes()),
    "camps": camps(tribes()),
    "brokers": brokers(tribes()),
    "frustrated": balance(tribes()).frustrated,
    "timeline": timeline(GRAPH),
    "disputes": disputes(QUARREL),
    "voices": voices(QUARREL),
    "flips": flips(QUARREL, JULY),
    "shifts": changes(QUARREL, JULY).shifts,
    "bursts": bursts(WEEKS),
    "chain": chain(QUARREL, *(actor_iri(name) for name in ("israel", "iraq"))),
}


@pytest.mark.parametrize("rows", ANSWERS.values(), ids=ANSWERS.keys())
def test_every_answer_has_a_figure(rows: Sequence[object]) -> None:
    """Each answer of an analysis is drawn without a warning, and something is on it."""
    assert rows
    figure = Table(rows).plot()  # type: ignore[type-var]
    figure.canvas.draw()
    axes = figure.axes[0]
    assert axes.patches or axes.lines or axes.collections


def test_every_question_has_a_figure() -> None:
    """The table of figures has each dataclass of these answers, and no other."""
    kinds = {type(rows[0]).__name__ for rows in ANSWERS.values()}
    assert kinds | {"Dyad", "History"} == FIGURES.keys()


def test_frustrated_triangles_tell_enmity_without_colour() -> None:
    """An enmity is dashed, a friendship is not."""
    axes = Table(balance(tribes()).frustrated).plot().axes[0]
    styles = [line.get_linestyle() for line in axes.lines if line.get_marker() == "None"]
    signs = balance(tribes()).frustrated[0].signs
    assert styles == ["-" if sign > 0 else "--" for sign in signs]


def test_a_name_with_a_dollar_is_no_formula() -> None:
    """Text of a document is shown as it is."""
    figure = Table(dyads(graph_of(say("A$_{b", "attacks", "Iran")))).plot()
    figure.canvas.draw()


def test_an_answer_without_figure_says_so() -> None:
    """Nothing found is no figure; the error names the rows that have one."""
    with pytest.raises(KGError, match="there is no figure of nothing; of Broker, Burst"):
        Table(disputes(GRAPH)).plot()
