"""Turn paths, pages, feeds and archives into documents; one file per kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model import Document
from kg.sources.find import find
from kg.sources.load import load
from kg.sources.raw import Failure, Limits, Raw

__all__ = ["Failure", "Limits", "Raw", "find", "load", "read"]


def read(inputs: Iterable[str | Path], *, limits: Limits | None = None) -> Iterator[Document | Failure]:
    """Read documents one after the other; a bad one is a failure and never stops the others.

    Args:
        inputs: Paths of files and folders, and ``-`` for standard input.
        limits: Sizes above which a document is set aside; None for the usual ones.

    Yields:
        Documents in the order of the inputs, the files of a folder sorted by path; failures in between.
    """
    for raw in find(inputs, limits=limits):
        yield raw if isinstance(raw, Failure) else load(raw, limits)
