"""Read one document to the end: clean it, annotate it, take its claims, count what was passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Claim, Document
from kg.ontology import Ontology, load
from kg.sources import Failure, read

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its claims."""

    document: Document
    claims: tuple[Claim, ...]
    sentences: int
    passed_over: dict[str, int] = field(default_factory=dict)
    """Reason → how many passages or sentences gave no claim for it."""


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
        passed = Counter(dropped.reason for dropped in annotated.text.dropped)
        sentences = list(annotated.doc.sents)
        evidence = sorted((claim.evidence.start, claim.evidence.end) for claim in claims)
        starts = [span.start for span in annotated.actors]
        for sent in sentences:
            actors = sum(sent.start <= start < sent.end for start in starts)
            start, end = annotated.text.span(sent.start_char, sent.end_char)
            if actors < 2:
                passed["sentence with fewer than two actors"] += 1
            elif not any(first < end and start < last for first, last in evidence):
                passed["sentence with actors, no relation read"] += 1
        return Reading(document, claims, len(sentences), dict(sorted(passed.items())))


def terms(own: Path | None = None) -> Ontology:
    """Return the ontologies, read once as long as no file of them changes.

    Args:
        own: A user's own folder of ontologies, laid over the shipped ones.
    """
    return _terms(own, load(own).digest)


def reader(own: Path | None = None, model: str | Path | None = None) -> Reader:
    """Return a reader, loaded once per process as long as the ontologies stay the same.

    Args:
        own: See ``terms``.
        model: Name or path of another spaCy pipeline with a parser; None for the shipped one.
    """
    return _reader(own, model, load(own).digest)


def read_with(own: Path | None, model: str | Path | None, document: Document) -> Reading:
    """Read a document with this process's reader; a function of a module, so that workers can be given it."""
    return reader(own, model).read(document)


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
    for found in read(inputs):
        yield found if isinstance(found, Failure) else read_with(own, model, found)


# Keyed by the digest, so that an edited ontology is read anew in a running notebook.
@lru_cache(maxsize=2)
def _terms(own: Path | None, digest: str) -> Ontology:
    return load(own)


@lru_cache(maxsize=2)
def _reader(own: Path | None, model: str | Path | None, digest: str) -> Reader:
    from kg.nlp.pipeline import load_pipeline  # spaCy costs 1.7 s; a query needs none

    return Reader(_terms(own, digest), load_pipeline(model))
