"""The pages on RDF and SPARQL keep their word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.ontology import ontology_dir
from kg.store import Store, named_queries
from tests.store.bare import bare_ontology
from tests.store.world import fill

PAGE = Path(__file__).parent.parent.parent / "docs" / "sparql.md"
QUERIES = re.findall(r"```sparql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_a_query_of_the_page_has_an_answer(query: str) -> None:
    """Each one runs and finds something in the six documents."""
    store = Store.open(ontology=bare_ontology())
    fill(store)
    result = store.query(query)
    assert result.rows or result.triples


def test_the_page_lists_every_stored_question() -> None:
    """With its title, as the file has it."""
    page = PAGE.read_text(encoding="utf-8")
    assert QUERIES
    for name, query in named_queries(bare_ontology()).items():
        needs = "".join(" " + need.upper() for need in query.needs)
        assert f"| `@{name}{needs}` | {query.title} | {query.about} |" in page


def test_the_files_that_the_pages_name_exist() -> None:
    """Terms, shapes and alignments stand in ontologies/."""
    for name in ("terms.ttl", "shapes.ttl", "alignments.ttl", "queries"):
        assert (ontology_dir() / name).exists()
