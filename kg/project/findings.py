"""Answers of an analysis that are more than one list: they show themselves as several tables and a figure."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Literal

from kg.analysis.balance import Balance
from kg.analysis.changes import Changes
from kg.project.table import Table

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class BalanceTable(Balance):
    """A balance that shows its frustrated triangles."""

    __slots__ = ()

    def to_pandas(self) -> pd.DataFrame:
        """Return one row per frustrated triangle."""
        return Table(self.frustrated).to_pandas()

    def plot(self) -> Figure:
        """Return the frustrated triangles as a figure."""
        return Table(self.frustrated).plot()

    def _repr_html_(self) -> str:
        share = "" if self.share is None else f" ({self.share:.0%})"
        words = f"<p>{self.balanced} of {self.triangles} triangles are balanced{share}; the others:</p>"
        return words + Table(self.frustrated)._repr_html_()


class ChangesTable(Changes):
    """Changes that show what is new, what shifted and what turned."""

    __slots__ = ()

    def to_pandas(self, what: Literal["new_ties", "shifts", "flips"] = "new_ties") -> pd.DataFrame:
        """Return one row per new tie, shifted share or turned pair."""
        return Table(getattr(self, what)).to_pandas()

    def plot(self) -> Figure:
        """Return the shares of all ties before and since as a figure."""
        return Table(self.shifts).plot()

    def _repr_html_(self) -> str:
        from html import escape

        actors = escape(", ".join(self.new_actors)) or "none"
        parts = [f"<p>Since {self.since.isoformat()}. New actors: {actors}</p>"]
        for name, rows in (
            ("New ties", self.new_ties),
            ("Shares", self.shifts),
            ("Turned pairs", self.flips),
        ):
            parts.append(f"<h4>{name}</h4>{Table(rows)._repr_html_()}")
        return "".join(parts)


def balance_table(found: Balance) -> BalanceTable:
    """Return a balance that can show itself."""
    return BalanceTable(**{field.name: getattr(found, field.name) for field in fields(found)})


def changes_table(found: Changes) -> ChangesTable:
    """Return changes that can show themselves."""
    return ChangesTable(**{field.name: getattr(found, field.name) for field in fields(found)})
