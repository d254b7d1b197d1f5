"""Turn inputs into a project folder: read, extract, store, then write what is derived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from time import perf_counter

from kg.errors import KGError, SourceError
from kg.model import Document
from kg.project.files import check_folder
from kg.project.outputs import write_outputs
from kg.project.project import Project
from kg.project.reading import Reading, read_with, reader, terms
from kg.project.report import Report
from kg.project.runs import run_of
from kg.sources import Failure, read
from kg.store import Run, Store

Watch = Callable[[str, int | None], None]
"""Called after each document with its id or origin and the number of its claims; None when it failed."""


def build(
    inputs: Iterable[str | Path],
    out: str | Path,
    *,
    ontology: str | Path | None = None,
    model: str | Path | None = None,
    jobs: int = 1,
    watch: Watch | None = None,
) -> Project:
    """Read documents, take their claims and write a project folder; the main job.

    What the folder already holds stays: a document with the same text is not read again, a changed one is
    replaced. One document that cannot be read never stops the others; ``project.report`` lists it.

    Args:
        inputs: Files, folders, URLs.
        out: The folder; made when it does not exist.
        ontology: A user's own folder of ontologies, laid over the shipped ones.
        model: Name or path of another spaCy pipeline; None for the shipped one.
        jobs: Processes that read documents.
        watch: Told about each document as it is done.

    Raises:
        SourceError: If not one of the inputs could be read; nothing is written then.
        OutputError: If ``out`` cannot be written.
    """
    begun = perf_counter()
    folder, own = Path(out), Path(ontology) if ontology is not None else None
    check_folder(folder)
    ontologies = terms(own)
    if model is not None or not folder.exists():
        reader(own, model)  # a wrong name or a broken ontology stops here, before anything is written
    run = run_of(ontologies, model)
    report = Report()
    found = _Found(read(inputs), watch)
    first = next(found, None)
    if first is None:
        raise SourceError(_nothing(found.failures))
    with Store.open(folder, write=True, ontology=ontologies) as store:
        new = (document for document in chain([first], found) if not _is_held(document, store, run, report))
        for reading in _readings(new, own, model, jobs):
            if isinstance(reading, Failure):
                found.fail(reading)
            else:
                store.add(reading.document, reading.claims, run)
                report.add(reading)
                if watch:
                    watch(reading.document.id, len(reading.claims))
        for failure in found.failures:
            store.fail(failure.origin, failure.reason)
        store.commit()
        documents = sum(record.status == "done" for record in store.manifest())
        report.count(documents, write_outputs(store, ontologies, folder))
    report.failures = found.failures
    report.seconds = perf_counter() - begun
    return Project(Store.open(folder, ontology=ontologies), ontologies, path=folder, report=report)


class _Found:
    """The documents among what was read; keeps the failures."""

    def __init__(self, results: Iterator[Document | Failure], watch: Watch | None) -> None:
        self._results = results
        self._watch = watch
        self.failures: list[Failure] = []

    def __iter__(self) -> Iterator[Document]:
        return self

    def __next__(self) -> Document:
        while isinstance(result := next(self._results), Failure):
            self.fail(result)
        return result

    def fail(self, failure: Failure) -> None:
        self.failures.append(failure)
        if self._watch:
            self._watch(failure.origin, None)


def _is_held(document: Document, store: Store, run: Run, report: Report) -> bool:
    held = store.is_current(document, run)
    report.unchanged += held
    return held


def _readings(
    documents: Iterable[Document], own: Path | None, model: str | Path | None, jobs: int
) -> Iterator[Reading | Failure]:
    """Read documents, in this process or in several; an error of one is its failure."""
    if jobs == 1:
        for document in documents:
            try:
                yield read_with(own, model, document)
            except KGError:
                raise
            except Exception as error:  # noqa: BLE001 - one document never stops the others; it is listed
                yield Failure(_origin(document), f"cannot be read: {type(error).__name__}: {error}")
        return
    from kg.run import run as run_all  # starts processes

    for done in run_all(documents, partial(read_with, own, model), jobs=jobs, name=_origin):
        yield done.value if done.value is not None else Failure(done.name, done.reason or "gave nothing")


def _origin(document: Document) -> str:
    return document.origin or document.id


def _nothing(failures: list[Failure]) -> str:
    if not failures:
        return "nothing to read: the inputs hold no document"
    if len(failures) == 1:
        return str(failures[0])
    return f"none of {len(failures)} inputs can be read; the first: {failures[0]}"
