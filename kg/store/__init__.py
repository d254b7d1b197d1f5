"""Keep claims as RDF."""

from kg.store.library import NamedQuery, named_queries, named_query
from kg.store.records import Record
from kg.store.result import Result
from kg.store.reviews import Review, Verdict
from kg.store.run import Run
from kg.store.store import Store

__all__ = [
    "NamedQuery",
    "Record",
    "Result",
    "Review",
    "Run",
    "Store",
    "Verdict",
    "named_queries",
    "named_query",
]
