"""Rows for a notebook: claims with marked evidence, and the answers of an analysis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from kg.errors import KGError
from kg.model import Claim
from kg.ontology import Ontology
from kg.project.files import write_text
from kg.project.frames import claims_frame, import_pandas

if TYPE_CHECKING:
    import pandas as pd
    from _typeshed import DataclassInstance
    from matplotlib.figure import Figure

    Row = TypeVar("Row", bound=DataclassInstance)
else:
    Row = TypeVar("Row")


class ClaimTable(Sequence[Claim]):
    """Claims in the order of their documents; shows as a table with the evidence marked."""

    def __init__(
        self, claims: Sequence[Claim], ontology: Ontology, reviews: Mapping[str, str] | None = None
    ) -> None:
        self._claims = tuple(claims)
        self._ontology = ontology
        self._reviews = reviews or {}

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> ClaimTable: ...
    def __getitem__(self, index: int | slice) -> Claim | ClaimTable:
        if isinstance(index, slice):
            return ClaimTable(self._claims[index], self._ontology, self._reviews)
        return self._claims[index]

    def to_pandas(self) -> pd.DataFrame:
        """Return one row per claim, indexed by claim id."""
        return claims_frame(self, self._reviews)

    @property
    def standing(self) -> tuple[Claim, ...]:
        """The claims that nobody rejected."""
        return tuple(claim for claim in self._claims if self._reviews.get(claim.id) != "rejected")

    def to_csv(self, path: str | Path) -> None:
        """Write the rows of ``to_pandas`` as CSV."""
        write_text(Path(path), self.to_pandas().to_csv())

    def __repr__(self) -> str:
        lines = [sentence(claim) for claim in self._claims[:10]]
        more = len(self) - len(lines)
        return "\n".join([f"{len(self)} claims", *lines, *([f"… and {more} more"] if more else [])])

    def _repr_html_(self) -> str:
        from kg.views.cards import claims_html  # drawing is needed in a notebook alone

        return claims_html(self._claims, self._ontology, reviews=self._reviews)


class Table(list[Row], Generic[Row]):
    """A list of the dataclasses that an analysis returns; shows as a table."""

    def to_pandas(self) -> pd.DataFrame:
        """Return one row per item, one column per field."""
        frame: pd.DataFrame = import_pandas().DataFrame([as_row(item) for item in self])
        return frame

    def plot(self) -> Figure:
        """Return a figure; every answer of an analysis has one.

        Raises:
            KGError: If there is no row, or no figure of such rows.
        """
        from kg.views.figures import FIGURES

        kind = type(self[0]).__name__ if self else "nothing"
        if kind not in FIGURES:
            raise KGError(f"there is no figure of {kind}; of {', '.join(FIGURES)} there are")
        return FIGURES[kind](self)

    def _repr_html_(self) -> str:
        if not self:
            return "<p>nothing found</p>"
        rows = [as_row(item) for item in self[:50]]
        head = "".join(f"<th {_LEFT}>{escape(_heading(name))}</th>" for name in rows[0])
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
        more = len(self) - len(rows)
        rest = f"<p>… and {more} more</p>" if more else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def as_row(item: DataclassInstance) -> dict[str, Any]:
    """Return the fields of a dataclass and what it computes from them."""
    computed = [name for name, value in vars(type(item)).items() if isinstance(value, property)]
    return asdict(item) | {name: getattr(item, name) for name in computed}


# JupyterLab aligns cells to the right; a style attribute survives its sanitiser.
_LEFT = 'style="text-align:left"'


def _cells(row: dict[str, Any]) -> str:
    return "".join(f"<td {_LEFT}>{escape(cell(value))}</td>" for value in row.values())


def sentence(claim: Claim) -> str:
    """Return a claim in one line: ``China alliedWith North Korea (negative, planned; Kyiv)``."""
    marks = [value for value in (claim.polarity, claim.modality) if value not in ("positive", "asserted")]
    said = " > ".join(said.name for said in claim.attribution)
    notes = "; ".join(part for part in (", ".join(marks), said) if part)
    core = f"{claim.subject.actor.name} {claim.relation} {claim.object.actor.name}"
    return f"{core} ({notes})" if notes else core


def cell(value: Any) -> str:  # noqa: ANN401 - whatever a dataclass holds
    """Return a value as a table shows it: short numbers, names joined by commas, nothing for None."""
    match value:
        case None:
            return ""
        case float():
            return f"{value:.3g}"
        case tuple() | list():
            return ", ".join(cell(item) for item in value)
        case dict():
            return ", ".join(f"{_heading(name)} {cell(item)}" for name, item in value.items())
        case _:
            return str(value)


def _heading(field: str) -> str:
    return field.replace("_", " ")
