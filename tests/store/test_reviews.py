"""People accept and reject claims; what they decided lasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.actors import decisions
from kg.codec import claim_to_dict
from kg.errors import StoreError
from kg.model import Claim
from kg.ontology import Ontology
from kg.store import Store, Verdict, named_query
from kg.store.checks import violations
from kg.store.dump import serialize
from tests.factory import actor, claim, document
from tests.store.world import fill

TEXT = "China attacks Japan."
ATTACK = claim(TEXT, "China", "attacks", "Japan")
EDGE = "ASK { a:china kg:attacks a:japan }"
VERDICT = "SELECT ?v FROM g:review { ?c kg:verdict ?v }"
REJECTED, ACCEPTED = ("https://w3id.org/geokg/ns#Rejected",), ("https://w3id.org/geokg/ns#Accepted",)


@pytest.fixture
def store(folder: Path, ontology: Ontology) -> Iterator[Store]:
    """Return a project with one attack."""
    with Store.open(folder, write=True, ontology=ontology) as one:
        one.add(document(TEXT), [ATTACK])
        one.commit()
        yield one


def decide(store: Store, claim: Claim, verdict: Verdict, **told: str) -> None:
    """Decide and commit."""
    store.review(claim, verdict, **told)
    store.commit()


def test_a_rejected_claim_stays_and_gives_no_flat_edge(store: Store) -> None:
    """The simple view loses the edge; the document's graph keeps the claim, unchanged."""
    graph = "CONSTRUCT { ?s ?p ?o } { GRAPH doc:d1 { ?s ?p ?o } }"
    before = store.query(graph).triples
    assert store.query(EDGE).boolean
    decide(store, ATTACK, Verdict.REJECTED, note="a chess match", who="Ana")
    assert not store.query(EDGE).boolean
    assert store.query(graph).triples == before
    assert store.query(VERDICT).rows == [REJECTED]
    assert not list(violations(store))


def test_undo_brings_the_edge_back_and_erases_nothing(store: Store) -> None:
    """Both decisions stay in g:review, in their order."""
    decide(store, ATTACK, Verdict.REJECTED, note="a chess match")
    decide(store, ATTACK, Verdict.WITHDRAWN)
    assert store.query(EDGE).boolean
    assert store.query(VERDICT).rows == []
    history = (
        "SELECT ?n ?d ?note { ?r kg:reviews ?c ; kg:order ?n ; kg:decision ?d OPTIONAL { ?r kg:note ?note } }"
    )
    assert [(n, str(what).rsplit("#")[-1], note) for n, what, note in store.query(history).rows] == [
        (1, "Rejected", "a chess match"),
        (2, "Withdrawn", None),
    ]


def test_an_accepted_claim_is_marked_and_changes_no_edge(store: Store) -> None:
    """Accepting says that the text was read right, not that it is true."""
    decide(store, ATTACK, Verdict.ACCEPTED)
    assert store.query(VERDICT).rows == [ACCEPTED]
    assert store.query(EDGE).boolean


def test_a_later_decision_overrules_an_earlier_one(store: Store) -> None:
    """The last one holds."""
    decide(store, ATTACK, Verdict.REJECTED)
    decide(store, ATTACK, Verdict.ACCEPTED)
    assert store.query(VERDICT).rows == [ACCEPTED]
    assert store.query(EDGE).boolean


def test_a_decision_survives_removal_and_re_reading(store: Store) -> None:
    """Document out, document in again, with another run: the claim is still rejected."""
    decide(store, ATTACK, Verdict.REJECTED)
    store.remove("d1")
    store.commit()
    assert store.query("ASK { ?c a kg:Claim }").boolean is False
    store.add(document(TEXT), [replace(ATTACK, confidence=0.5, rule="another/rule")])
    store.commit()
    assert not store.query(EDGE).boolean


def test_another_document_that_asserts_it_keeps_the_edge(store: Store) -> None:
    """Only the rejected claim does not count."""
    other = claim(TEXT, "China", "attacks", "Japan", document="d2")
    store.add(document(TEXT + " At dawn.", id="d2"), [other])
    decide(store, ATTACK, Verdict.REJECTED)
    assert store.query(EDGE).boolean
    decide(store, other, Verdict.REJECTED)
    assert not store.query(EDGE).boolean


def test_a_decision_follows_a_merge_of_actors(store: Store, folder: Path) -> None:
    """The id of the claim changes with its actor; what was decided about it does not."""
    decide(store, ATTACK, Verdict.REJECTED)
    decisions.merge(folder, actor("PRC"), actor("China"))
    (merged,) = decisions.read_decisions(folder).apply([ATTACK])
    assert merged.id != ATTACK.id
    store.add(document(TEXT), [merged])
    store.commit()
    assert store.reviews.rejected == {merged.id}
    assert not store.query("ASK { a:prc kg:attacks a:japan }").boolean


def test_growing_gives_the_bytes_of_a_rebuild(store: Store, folder: Path, tmp_path: Path) -> None:
    """Deciding step by step and making everything anew from the file of decisions are one."""
    fill(store)
    for number, one in enumerate(list(store.claims())):
        decide(store, one, list(Verdict)[number % 2], note=f"number {number}")
    decide(store, ATTACK, Verdict.WITHDRAWN)
    with Store.open(tmp_path / "fresh", write=True, ontology=store.ontology) as fresh:
        (tmp_path / "fresh" / decisions.FILE).write_bytes((folder / decisions.FILE).read_bytes())
        for text in store.documents():
            fresh.add(text, list(store.claims(document=text.id)))
        fresh.commit()
        assert serialize(fresh.oxigraph, "nq") == serialize(store.oxigraph, "nq")


def test_a_reader_sees_what_a_killed_writer_decided(folder: Path, ontology: Ontology) -> None:
    """The line is the decision: whoever opens the project next brings the quads in line."""
    with Store.open(folder, write=True, ontology=ontology) as store:
        store.add(document(TEXT), [ATTACK])
    decisions.append(folder, {"decision": "reject", "claim": claim_to_dict(ATTACK)})
    with Store.open(folder, ontology=ontology) as reader:
        assert not reader.query(EDGE).boolean


def test_a_line_cut_short_by_a_full_disk_is_no_decision(store: Store, folder: Path) -> None:
    """It is passed over, and the next decision takes its place."""
    decide(store, ATTACK, Verdict.REJECTED)
    with (folder / decisions.FILE).open("ab") as file:
        file.write(b'{"decision": "accept", "claim": {"id')
    assert store.reviews.rejected == {ATTACK.id}
    decide(store, ATTACK, Verdict.ACCEPTED)
    assert [one.verdict for one in store.reviews.log] == [Verdict.REJECTED, Verdict.ACCEPTED]


def test_a_line_that_is_no_decision_is_named(store: Store, folder: Path) -> None:
    """File and line are in the message."""
    (folder / decisions.FILE).write_text('{"decision": "reject", "claim": {}}\n', encoding="utf-8")
    with pytest.raises(
        StoreError, match=r"decisions\.jsonl:1: no decision; expected one of merge, split, acc"
    ):
        store.commit()
    (folder / decisions.FILE).unlink()


def test_there_must_be_something_to_undo(store: Store) -> None:
    """Withdrawing what was not decided is an error."""
    with pytest.raises(StoreError, match="no decision about claim"):
        store.review(ATTACK, Verdict.WITHDRAWN)


def test_a_store_in_memory_keeps_no_decisions(ontology: Ontology) -> None:
    """The error says where they are kept."""
    with pytest.raises(StoreError, match="build a project"):
        Store.open(ontology=ontology).review(ATTACK, Verdict.REJECTED)


def test_stored_questions_leave_rejected_claims_out(folder: Path, ontology: Ontology) -> None:
    """Every question that lists or counts claims has fewer rows or numbers; @reviewed lists the decisions."""
    with Store.open(folder, write=True, ontology=ontology) as store:
        fill(store)
        for one in list(store.claims()):
            store.review(one, Verdict.REJECTED, note="all wrong", who="Ana")
        store.commit()
        about = {"about": ("Iran",), "between": ("Iran", "Israel"), "said-by": ("BBC",)}
        no_claims = {"documents", "names", "reprints", "reviewed"}
        for path in ontology.files("queries/*.rq"):
            text = named_query(path.stem, ontology).bind([actor(one).id for one in about.get(path.stem, ())])
            assert path.stem in no_claims or store.query(text).rows == [], path.stem
        rows = store.query(named_query("reviewed", ontology).text).rows
    assert len(rows) == 13
    assert {row[1:4] for row in rows} == {("rejected", "Ana", "all wrong")}
