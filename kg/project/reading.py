"""Read one document to the end: clean it, annotate it, take its claims, count what was passed over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Claim, Document
from kg.ontology import Ontology, load
from kg.sources import Failure, read

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp.annotation import Annotated

FEW = "sentence with fewer than two actors"
SILENT = "sentence with actors, no relation read"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that gave no claim; offsets as in ``kg.model.Evidence``."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its claims."""

    document: Document
    claims: tuple[Claim, ...]
    sentences: int
    passed_over: tuple[Passage, ...]
    """What gave no claim, in the order of the text."""


class Reader:
    """A pipeline and the ontologies; reads any number of documents."""

    def __init__(self, ontology: Ontology, nlp: Language) -> None:
        self.ontology = ontology
        self.nlp = nlp

    def read(self, document: Document) -> Reading:
        """Return the claims of a document, in the order of its text."""
        from kg.extract import extract
        from kg.nlp import annotate

        annotated = annotate(document, self.nlp, self.ontology)
        claims = tuple(extract(annotated, self.ontology))
        passed = _passed_over(annotated, claims)
        return Reading(document, claims, sum(1 for _ in annotated.doc.sents), passed)


def terms(own: Path | None = None) -> Ontology:
    """Return the ontologies, read once as long as no file of them changes.

    Args:
        own: A user's own folder of ontologies, laid over the shipped ones.
    """
    return _terms(own, load(own).digest)


def reader(own: Path | None = None, model: str | Path | None = None, *, digest: str | None = None) -> Reader:
    """Return a reader, loaded once per process as long as the ontologies stay the same.

    Args:
        own: See ``terms``.
        model: Name or path of another spaCy pipeline with a parser; None for the shipped one.
        digest: Digest of the ontologies, where it is known: taking it reads every file of them.
    """
    return _reader(own, model, digest or load(own).digest)


def forget() -> None:
    """Drop the readers, which the next document loads anew; spaCy keeps every new word for ever."""
    _reader.cache_clear()


def read_claims(
    inputs: Iterable[str | Path], *, ontology: str | Path | None = None, model: str | Path | None = None
) -> Iterator[Reading | Failure]:
    """Read documents one after the other and store nothing; one that cannot be read is a failure.

    Args:
        inputs: Files, folders, URLs, ``-`` for stdin.
        ontology: A user's own folder of ontologies.
        model: Name or path of another spaCy pipeline; None for the shipped one.
    """
    own = Path(ontology) if ontology is not None else None
    digest = load(own).digest
    for found in read(inputs):
        yield found if isinstance(found, Failure) else reader(own, model, digest=digest).read(found)


def _passed_over(annotated: Annotated, claims: tuple[Claim, ...]) -> tuple[Passage, ...]:
    """Return what was dropped before parsing, and the sentences without a claim."""
    sentences = list(annotated.doc.sents)
    spans = [annotated.text.span(sent.start_char, sent.end_char) for sent in sentences]
    starts = [start for start, _ in spans]
    told: set[int] = set()
    for claim in claims:
        first = max(bisect_right(starts, claim.evidence.start) - 1, 0)
        told.update(range(first, max(bisect_left(starts, claim.evidence.end), first + 1)))
    tokens = [sent.start for sent in sentences]
    actors = Counter(bisect_right(tokens, span.start) - 1 for span in annotated.actors)
    passed = [Passage(part.start, part.end, part.reason) for part in annotated.text.dropped]
    passed += (
        Passage(start, end, FEW if actors[number] < 2 else SILENT)
        for number, (start, end) in enumerate(spans)
        if number not in told
    )
    return tuple(sorted(passed, key=lambda passage: (passage.start, passage.end, passage.reason)))


# Keyed by the digest, so that an edited ontology is read anew in a running notebook.
@lru_cache(maxsize=2)
def _terms(own: Path | None, digest: str) -> Ontology:
    return load(own)


@lru_cache(maxsize=2)
def _reader(own: Path | None, model: str | Path | None, digest: str) -> Reader:
    from kg.nlp.pipeline import load_pipeline  # spaCy costs 1.7 s; a query needs none

    return Reader(_terms(own, digest), load_pipeline(model))
