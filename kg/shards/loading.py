"""Shards into a project: what ``kg build`` would have made of the same inputs, without reading them again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

from kg.errors import StoreError
from kg.model import Claim
from kg.project import Project
from kg.project.files import check_folder
from kg.project.outputs import write_outputs
from kg.project.reading import terms
from kg.project.report import Report
from kg.shards.index import FAILURES, part_names, read_index
from kg.shards.place import Place
from kg.shards.tables import read_claims, read_documents
from kg.sources import Failure
from kg.store import Run, Store

Watch = Callable[[str, int | None], None]


def load(
    shards: Iterable[str],
    out: str | Path,
    *,
    ontology: str | Path | None = None,
    watch: Watch | None = None,
) -> Project:
    """Load folders of shards into a project; documents that it holds already are replaced where they differ.

    Args:
        shards: Folders or addresses that ``kg build --shards`` finished; of two documents of one id the
            later folder's stays.
        out: The project; made when it does not exist.
        ontology: The user's own folder of ontologies that the shards were made with.
        watch: Told about each document as it is loaded.

    Raises:
        StoreError: If a folder holds no finished shards, or they were made with other ontologies.
    """
    begun = perf_counter()
    folder, ontologies = Path(out), terms(Path(ontology) if ontology is not None else None)
    check_folder(folder)
    places = [(Place(url), read_index(Place(url))) for url in shards]
    for place, index in places:
        if index.run[1] != ontologies.digest:
            raise StoreError(
                f"{place.url} was made with other ontologies; name them by --ontology, or build it again"
            )
    report = Report()
    with Store.open(folder, write=True, ontology=ontologies) as store:
        for place, index in places:
            for part in part_names(place):
                _load(place, part, Run(*index.run), store, report, watch)
            with place.open(FAILURES) as file:
                for line in file:
                    failure = Failure(**json.loads(line))
                    store.fail(failure.origin, failure.reason)
                    report.failures.append(failure)
        store.commit()
        documents = sum(record.status == "done" for record in store.manifest())
        report.count(documents, store.counts())
        write_outputs(store, ontologies, folder)
    report.seconds = perf_counter() - begun
    return Project(Store.open(folder, ontology=ontologies), ontologies, path=folder, report=report)


def _load(place: Place, part: str, run: Run, store: Store, report: Report, watch: Watch | None) -> None:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in read_claims(place, part):
        claims[claim.evidence.document].append(claim)
    for document in read_documents(place, part):
        if store.add(document, claims[document.id], run):
            report.added += 1
        else:
            report.unchanged += 1
        if watch:
            watch(document.id, len(claims[document.id]))
