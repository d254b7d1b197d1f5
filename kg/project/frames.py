"""Claims and query results as pandas sees them; pandas is an extra and loaded when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.errors import MissingExtra
from kg.model import Claim

if TYPE_CHECKING:
    import pandas as pd


def import_pandas() -> Any:  # noqa: ANN401 - the module pandas
    """Return pandas.

    Raises:
        MissingExtra: If it is not installed; names the command that installs it.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtra("pandas", "notebook") from error
    module: ModuleType = pandas
    return module


COLUMNS = (
    *("id", "document", "subject", "relation", "object", "event_type", "polarity", "modality", "attribution"),
    *(
        "time",
        "time_start",
        "time_end",
        "place",
        "quantity",
        "confidence",
        "evidence",
        "start",
        "end",
        "rule",
    ),
    *("subject_id", "object_id"),
)
"""Columns of a table of claims; the first is its index."""


def claims_frame(claims: Iterable[Claim], reviews: Mapping[str, str]) -> pd.DataFrame:
    """Return one row per claim, indexed by claim id; the columns are there without any claim, too.

    Args:
        claims: In the order of the rows.
        reviews: Id of a claim → ``accepted`` or ``rejected``.
    """
    rows = [claim_row(claim) | {"review": reviews.get(claim.id)} for claim in claims]
    result: pd.DataFrame = import_pandas().DataFrame(rows, columns=(*COLUMNS, "review")).set_index("id")
    return result


def claim_row(claim: Claim) -> dict[str, Any]:
    """Return a claim as one flat row."""
    time, place, quantity = claim.time, claim.place, claim.quantity
    return {
        "id": claim.id,
        "document": claim.evidence.document,
        "subject": claim.subject.actor.name,
        "relation": claim.relation,
        "object": claim.object.actor.name,
        "event_type": claim.event_type,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "attribution": " > ".join(said.name for said in claim.attribution),
        "time": time.text if time else None,
        "time_start": time.start if time else None,
        "time_end": time.end if time else None,
        "place": place.name if place else None,
        "quantity": quantity.text if quantity else None,
        "confidence": claim.confidence,
        "evidence": claim.evidence.text,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "rule": claim.rule,
        "subject_id": claim.subject.actor.id,
        "object_id": claim.object.actor.id,
    }


def frame(columns: list[str], rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Return query results as a DataFrame; numbers, truth values and days keep their type."""
    result: pd.DataFrame = import_pandas().DataFrame(rows, columns=columns)
    for number, column in enumerate(columns):
        kinds = {type(row[number]) for row in rows}
        # pandas makes floats of integers with a gap, and objects of truth values.
        if kinds == {int, type(None)} or kinds == {bool, type(None)}:
            result[column] = result[column].astype("Int64" if int in kinds else "boolean")
    return result
