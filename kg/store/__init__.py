"""Keep claims as RDF."""

from kg.store.records import Record
from kg.store.result import Result
from kg.store.run import Run
from kg.store.store import Store

__all__ = ["Record", "Result", "Run", "Store"]
