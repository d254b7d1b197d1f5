"""From many tasks to many tasks: rows are spread over buckets by a key and gathered bucket by bucket."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from kg.shards.place import Place
from kg.shards.tables import pyarrow

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Shuffle:
    """Rows of one kind on their way; a file per task with one row group per bucket."""

    place: Place
    folder: str
    types: tuple[str, ...]
    """Arrow's names of the types of the columns; the first column is the key."""
    buckets: int

    def spread(self, task: str, rows: Iterable[Row]) -> None:
        """Write the rows of a task; a task done twice writes the same file."""
        arrow = pyarrow()
        schema = arrow.schema([(f"c{n}", arrow.type_for_alias(type)) for n, type in enumerate(self.types)])
        sorted_rows: list[list[Row]] = [[] for _ in range(self.buckets)]
        for row in rows:
            sorted_rows[bucket_of(row[0], self.buckets)].append(row)
        buffer = io.BytesIO()
        with arrow.parquet.ParquetWriter(buffer, schema, compression="zstd") as writer:
            for bucket in sorted_rows:
                columns: Sequence[Sequence[Any]] = list(zip(*bucket, strict=True)) or [()] * len(schema)
                arrays = [arrow.array(c, type=f.type) for c, f in zip(columns, schema, strict=True)]
                writer.write_table(arrow.table(arrays, schema))
        self.place.write(f"{self.folder}/{task}.parquet", buffer.getvalue())

    def gather(self, bucket: int) -> Iterator[Row]:
        """Yield the rows of a bucket from all tasks, in a fixed order."""
        for name in self.place.names(self.folder):
            with self.place.open(name) as file:
                group = pyarrow().parquet.ParquetFile(file).read_row_group(bucket)
            yield from zip(*(column.to_pylist() for column in group.columns), strict=True)


def bucket_of(key: int | str, buckets: int) -> int:
    """Return where a key belongs; the same in every process, unlike ``hash``."""
    number = key if isinstance(key, int) else crc32(key.encode("utf-8", "surrogatepass"))
    return number % buckets
