"""A query that takes too long, or says too much, is stopped."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.ontology import Ontology
from kg.store import Store
from kg.store.engine import Limits, Worker
from kg.store.evaluate import Question
from kg.store.folder import open_reader
from kg.store.generations import QUADS
from tests.store.world import fill

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def project(folder: Path, ontology: Ontology) -> Path:
    """Return a project of six documents."""
    with Store.open(folder, write=True, ontology=ontology) as store:
        fill(store)
    return folder


def test_the_time_limit_stops_a_query(project: Path, ontology: Ontology) -> None:
    """A join of everything with everything ends after its second, and says why."""
    with Store.open(project, ontology=ontology) as store:
        began = time.monotonic()
        with pytest.raises(QueryError, match="took longer than 1 s and was stopped"):
            store.query(SLOW, timeout_s=1)
        assert time.monotonic() - began < 5
        assert store.query("ASK {}", timeout_s=20).boolean is True


def test_a_query_with_a_limit_gives_the_same_answer(project: Path, ontology: Ontology) -> None:
    """The worker and this process agree, with inferred statements and without."""
    query = "SELECT ?a ?b { ?a kg:aids ?b }"
    with Store.open(project, ontology=ontology) as store:
        for inferred in (False, True):
            both = [store.query(query, timeout_s=limit, inferred=inferred).rows for limit in (None, 20)]
            assert both[0] == both[1]
            assert len(both[0]) == inferred
        assert not list((project / "store").glob("inferred-*"))


def test_a_worker_answers_again_after_an_error(project: Path) -> None:
    """A wrong query does not end it; one that is too long does, and the next starts another."""
    reader = open_reader(project)
    worker = Worker(reader.folder / QUADS)
    with pytest.raises(QueryError, match="unknown prefix"):
        worker.ask(Question("ASK { x:y ?p ?o }"), Limits())
    assert worker.ask(Question("ASK {}"), Limits())[0] == "boolean"
    with pytest.raises(QueryError, match="longer than 1,000 bytes"):
        worker.ask(Question("SELECT * { ?s ?p ?o }"), Limits(max_bytes=1000))
    assert worker.ask(Question("ASK {}"), Limits())[0] == "boolean"
    worker.close()
    reader.close()
