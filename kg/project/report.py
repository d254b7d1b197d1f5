"""What a build did, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.project import outputs
from kg.project.reading import Reading
from kg.sources import Failure
from kg.store.counts import Counts


@dataclass(slots=True)
class Report:
    """Counts of a build; ``kg.cli.report`` shows them."""

    added: int = 0
    """Documents read in this run."""
    unchanged: int = 0
    """Documents that the project already held, of the same text and read by the same version."""
    documents: int = 0
    """Documents the project now holds."""
    sentences: int = 0
    """Sentences of the documents read in this run."""
    claims: int = 0
    """Claims the project now holds."""
    actors: int = 0
    relations: dict[str, int] = field(default_factory=dict)
    """Relation → claims, most frequent first."""
    pair: tuple[str, str] | None = None
    """Names of the two actors with most claims between them."""
    passed_over: Counter[str] = field(default_factory=Counter)
    """Reason → passages of the documents read in this run."""
    without_claims: list[str] = field(default_factory=list)
    """Ids of the documents read in this run that gave no claim."""
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def has_views(self) -> bool:
        """Whether map, GraphML and TriG were made, which hold the whole project at once."""
        return self.claims <= outputs.VIEWED

    def add(self, reading: Reading) -> None:
        """Count a document read in this run."""
        self.added += 1
        self.sentences += reading.sentences
        self.passed_over.update(passage.reason for passage in reading.passed_over)
        if not reading.claims:
            self.without_claims.append(reading.document.id)

    def count(self, documents: int, counts: Counts) -> None:
        """Take the numbers of the whole project."""
        self.documents = documents
        self.claims = sum(counts.relations.values())
        self.relations, self.actors, self.pair = counts.relations, counts.actors, counts.pair
