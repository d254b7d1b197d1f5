"""Documents and claims as Parquet: equal rows, equal bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from types import ModuleType
from typing import Any

from kg.codec import claim_from_dict, claim_to_dict, document_from_dict, document_to_dict
from kg.errors import MissingExtra
from kg.model import Claim, Document
from kg.project.frames import COLUMNS, claim_row
from kg.shards.place import Place

_NUMBERS = {"confidence": "float64", "start": "int64", "end": "int64"}
_DAYS = ("time_start", "time_end", "published")
_DOCUMENT = ("id", "sha256", "origin", "url", "title", "published", "outlet", "author", "language", "text")
_BODY = "json"
"""The column with the whole object; text of a column has ``?`` where UTF-8 has nothing to write."""


def write_documents(documents: Iterable[Document]) -> bytes:
    """Return a row per document; ``sha256`` is that of the text."""
    rows = []
    for document in documents:
        whole = document_to_dict(document)
        text = document.text.encode("utf-8", "surrogatepass")
        row = {key: _utf8(value) for key, value in whole.items()}
        # Only where a column lost something: texts must not be stored twice.
        body = json.dumps(whole) if any(row[key] != whole[key] for key in row) else None
        rows.append({**row, "sha256": sha256(text).hexdigest(), "published": document.published, _BODY: body})
    return write_rows(rows, {**dict.fromkeys(_DOCUMENT, "string"), _BODY: "string"})


def write_claims(claims: Iterable[Claim]) -> bytes:
    """Return a row per claim: the columns of ``Project.claims().to_pandas()`` and the whole claim as JSON."""
    rows = []
    for claim in claims:
        row = {key: _utf8(value) for key, value in claim_row(claim).items()}
        rows.append({**row, _BODY: json.dumps(claim_to_dict(claim))})
    return write_rows(rows, {**dict.fromkeys(COLUMNS, "string"), _BODY: "string"})


def read_documents(place: Place, part: str) -> Iterator[Document]:
    """Yield the documents of a part, as they were."""
    for row in read_rows(place, f"documents/{part}.parquet"):
        if row[_BODY] is not None:
            yield document_from_dict(json.loads(row[_BODY]))
        else:
            fields = {key: value for key, value in row.items() if key not in {_BODY, "sha256"}}
            yield Document(**fields)


def read_claims(place: Place, part: str) -> Iterator[Claim]:
    """Yield the claims of a part, as they were."""
    for row in read_rows(place, f"claims/{part}.parquet", [_BODY]):
        yield claim_from_dict(json.loads(row[_BODY]))


def write_rows(rows: list[dict[str, Any]], types: Mapping[str, str]) -> bytes:
    """Return rows as one Parquet file.

    Args:
        rows: Of equal columns.
        types: Column → ``string`` or another type of Arrow; days and numbers of claims are known.
    """
    arrow = pyarrow()
    schema = arrow.schema([(name, _type(name, type)) for name, type in types.items()])
    columns = [[row[name] for row in rows] for name in types]
    table = arrow.table([arrow.array(c, type=f.type) for c, f in zip(columns, schema, strict=True)], schema)
    buffer = io.BytesIO()
    arrow.parquet.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def read_rows(place: Place, name: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file, some at a time."""
    with place.open(name) as file:
        for batch in pyarrow().parquet.ParquetFile(file).iter_batches(1_000, columns=columns):
            yield from batch.to_pylist()


def pyarrow() -> Any:  # noqa: ANN401 - the module pyarrow
    """Return pyarrow with its Parquet part.

    Raises:
        MissingExtra: If it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", "shards") from error
    module: ModuleType = pyarrow
    return module


def _type(name: str, type: str) -> Any:  # noqa: ANN401 - a type of pyarrow
    arrow = pyarrow()
    return arrow.date32() if name in _DAYS else arrow.type_for_alias(_NUMBERS.get(name, type))


def _utf8(value: Any) -> Any:  # noqa: ANN401 - any cell
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
