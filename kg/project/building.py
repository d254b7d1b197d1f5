"""Turn inputs into a project folder: read, extract, store, then write what is derived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from time import perf_counter

from kg.errors import SourceError
from kg.model import Document
from kg.project.files import check_folder
from kg.project.outputs import write_outputs
from kg.project.project import Project
from kg.project.reading import reader, terms
from kg.project.report import Report
from kg.project.runs import run_of
from kg.project.worker import Task, Unchanged, close_records, origin
from kg.run import run as run_all
from kg.sources import Failure, Raw, find, load
from kg.store import Store

SLOWEST_S = 120.0
"""Seconds after which a document is given up; a text of the greatest size takes 40."""

Watch = Callable[[str, int | None], None]
"""Called after each document with its id or origin and the number of its new claims; None when it failed."""


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
    found = _Found(find(inputs), watch)
    first = found.first_document()
    if first is None:
        raise SourceError(_nothing(found.failures))
    with Store.open(folder, write=True, ontology=ontologies) as store:
        task = Task(own, model, run, folder)
        for done in run_all(chain([first], found), task.do, jobs=jobs, timeout_s=SLOWEST_S, name=origin):
            result = done.value or Failure(done.name, done.reason or "gave nothing")
            if isinstance(result, Failure):
                found.fail(result)
            elif isinstance(result, Unchanged):
                report.unchanged += 1
                if watch:
                    watch(result.document, 0)
            else:
                store.add(result.document, result.claims, run)
                report.add(result)
                if watch:
                    watch(result.document.id, len(result.claims))
        close_records(folder)
        for failure in found.failures:
            store.fail(failure.origin, failure.reason)
        store.commit()
        documents = sum(record.status == "done" for record in store.manifest())
        report.count(documents, store.counts())
        write_outputs(store, ontologies, folder)
    report.failures = found.failures
    report.seconds = perf_counter() - begun
    return Project(Store.open(folder, ontology=ontologies), ontologies, path=folder, report=report)


class _Found:
    """The inputs that were found; keeps the failures."""

    def __init__(self, results: Iterator[Raw | Failure], watch: Watch | None) -> None:
        self._results = results
        self._watch = watch
        self.failures: list[Failure] = []

    def __iter__(self) -> Iterator[Raw | Document]:
        return self

    def __next__(self) -> Raw:
        while isinstance(result := next(self._results), Failure):
            self.fail(result)
        return result

    def first_document(self) -> Document | None:
        """Return the first input that can be loaded; None when there is none."""
        for raw in self:
            document = load(raw) if isinstance(raw, Raw) else raw
            if isinstance(document, Document):
                return document
            self.fail(document)
        return None

    def fail(self, failure: Failure) -> None:
        """Note a failure and tell the watcher."""
        self.failures.append(failure)
        if self._watch:
            self._watch(failure.origin, None)


def _nothing(failures: list[Failure]) -> str:
    if not failures:
        return "nothing to read: the inputs hold no document"
    if len(failures) == 1:
        return str(failures[0])
    return f"none of {len(failures)} inputs can be read; the first: {failures[0]}"
