"""The store: what goes in comes out, step by step as from scratch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.codec import dump_claims
from kg.errors import StoreError
from kg.model import Attribution, Claim, Document, Modality, Polarity
from kg.ontology import Ontology
from kg.store import Run, Store
from kg.store.dump import serialize
from kg.store.order import claim_key
from tests.factory import actor, claim, document
from tests.store.bare import bare_ontology
from tests.store.strategies import many_claims

TEXT = "China attacks Japan."
ATTACK = claim(TEXT, "China", "attacks", "Japan")


def edges(store: Store) -> list[tuple[str, str, str]]:
    """Return the flat edges between actors, names shortened."""
    rows = store.query("SELECT ?a ?r ?b { ?a ?r ?b . ?a kg:name ?x . ?b kg:name ?y }").rows
    return sorted(
        (str(a).rpartition("/")[2], str(r).rpartition("#")[2], str(b).rpartition("/")[2]) for a, r, b in rows
    )


@settings(max_examples=40, deadline=None)
@given(many_claims())
def test_lines_of_claims_are_those_of_the_claims(claims: list[Claim]) -> None:
    """What is copied from the records is what writing each claim gives, whatever letters it has."""
    with Store.open(ontology=bare_ontology()) as store:
        for name in {claim.evidence.document for claim in claims}:
            own = [claim for claim in claims if claim.evidence.document == name]
            store.add(document("é \ud800 \\u00e9", id=name), own)
        assert "".join(store.claim_lines()) == dump_claims(store.claims())


def test_claims_and_documents_come_back(store: Store) -> None:
    """What was added is read back equal."""
    text = document(
        TEXT, title="War", published=date(2024, 5, 1), url="https://example.org/a b", outlet="El País"
    )
    assert store.add(text, [ATTACK])
    assert list(store.claims()) == [ATTACK]
    assert list(store.documents()) == [text]
    assert store.document("d1") == text


def test_adding_the_same_again_changes_nothing(store: Store) -> None:
    """The second time ``add`` says that nothing changed."""
    store.add(document(TEXT), [ATTACK])
    assert not store.add(document(TEXT), [ATTACK])


def test_a_changed_text_replaces_the_graph(store: Store) -> None:
    """A correction that drops the attack drops its claim and its edge."""
    store.add(document(TEXT), [ATTACK])
    store.commit()
    corrected = "China criticised Japan."
    store.add(document(corrected), [claim(corrected, "China", "accuses", "Japan")])
    assert edges(store) == [("china", "accuses", "japan")]
    assert store.query("SELECT (COUNT(*) AS ?n) { ?c a kg:Claim }").rows == [(1,)]


def test_removing_a_document_leaves_nothing_of_it(store: Store) -> None:
    """After ``remove`` the store is as if the document had never been there."""
    store.commit()
    before = set(store.oxigraph)
    store.add(document(TEXT), [ATTACK])
    store.commit()
    assert store.remove("d1")
    assert not store.remove("d1")
    assert set(store.oxigraph) == before


def test_a_document_of_a_removed_id_is_a_clear_error(store: Store) -> None:
    """The message names the id and how to list the others."""
    with pytest.raises(StoreError, match="no such document: 'nowhere'"):
        store.document("nowhere")


def test_a_claim_of_another_document_is_refused(store: Store) -> None:
    """Claims go in with the document they come from."""
    with pytest.raises(StoreError, match="is from document 'd1', not from 'd2'"):
        store.add(document(TEXT, id="d2"), [ATTACK])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [("china", "attacks", "japan")]),
        ({"polarity": Polarity.NEGATIVE}, []),
        ({"modality": Modality.PLANNED}, []),
        ({"modality": Modality.UNCERTAIN}, []),
        ({"modality": Modality.HYPOTHETICAL}, []),
    ],
)
def test_only_positive_asserted_claims_give_an_edge(
    store: Store, changes: dict[str, object], expected: list[tuple[str, str, str]]
) -> None:
    """Denied, planned, possible and hypothetical claims never become a flat triple."""
    store.add(document(TEXT), [replace(ATTACK, **changes)])  # type: ignore[arg-type]
    assert edges(store) == expected


def test_a_symmetric_relation_holds_both_ways_and_another_one_does_not(store: Store) -> None:
    """An alliance is found from either side; claims themselves are not copied."""
    text = "China is an ally of Japan. China attacks Japan."
    store.add(
        document(text),
        [claim(text, "China", "alliedWith", "Japan"), claim(text, "China", "attacks", "Japan")],
    )
    assert edges(store) == [
        ("china", "alliedWith", "japan"),
        ("china", "attacks", "japan"),
        ("japan", "alliedWith", "china"),
    ]
    assert store.query("SELECT (COUNT(*) AS ?n) { ?c a kg:Claim }").rows == [(2,)]


def test_an_even_dispute_gives_no_edge_and_a_majority_does(store: Store) -> None:
    """One denies what one asserts: no edge; a second independent document asserts it: an edge."""
    denial = "China did not attack Japan."
    store.add(document(TEXT), [ATTACK])
    store.add(
        document(denial, id="d2"),
        [claim(denial, "China", "attacks", "Japan", document="d2", polarity=Polarity.NEGATIVE)],
    )
    assert edges(store) == []
    other = "On Monday China attacked the coast of Japan."
    store.add(document(other, id="d3"), [claim(other, "China", "attacks", "Japan", document="d3")])
    assert edges(store) == [("china", "attacks", "japan")]


def test_a_reprint_does_not_count_as_a_second_source(store: Store) -> None:
    """A syndicated copy of the same text is the same story, and leaves an even dispute even."""
    text = TEXT + " " + " ".join(f"word{n}" for n in range(60))
    for number, copy in enumerate((text, text + " Reporting by our own staff.")):
        store.add(
            document(copy, id=f"a{number}"), [claim(copy, "China", "attacks", "Japan", document=f"a{number}")]
        )
    denial = "China did not attack Japan."
    store.add(document(denial), [claim(denial, "China", "attacks", "Japan", polarity=Polarity.NEGATIVE)])
    assert edges(store) == []
    assert store.stories() == {"a0": "a0", "a1": "a0", "d1": "d1"}


def test_an_actor_bears_the_name_that_most_mentions_give_it(store: Store) -> None:
    """Documents that describe an unregistered actor differently do not give it two labels."""
    names = ("Acme Militia", "Acme Militia", "ACME")
    for number, name in enumerate(names):
        text = f"{name} attacks Japan."
        who = actor(name, "Group", id="https://example.org/acme")
        one = claim(text, name, "attacks", "Japan", document=f"d{number}")
        store.add(document(text, id=f"d{number}"), [replace(one, subject=replace(one.subject, actor=who))])
    assert store.query("SELECT ?n { <https://example.org/acme> rdfs:label ?n }").rows == [("Acme Militia",)]


def test_a_speaker_is_described_too(store: Store) -> None:
    """Who is only quoted has a type and a label."""
    said = Attribution(name="BBC", actor=actor("BBC", "Media"), mention="BBC", start=0, end=3)
    store.add(document(TEXT), [replace(ATTACK, attribution=(said,))])
    assert store.query("ASK { ?c kg:attributedTo ?who . ?who a kg:Media ; kg:name 'BBC' }").boolean


def test_is_current_knows_document_and_run(store: Store) -> None:
    """A new rule set or a new title means reading again."""
    run = Run("1.0", "abc", "en_geo")
    store.add(document(TEXT), [ATTACK], run)
    assert store.is_current(document(TEXT), run)
    assert not store.is_current(document(TEXT), Run("1.1", "abc", "en_geo"))
    assert not store.is_current(document(TEXT, title="War"), run)


def test_a_failure_is_in_the_manifest_until_the_input_is_read(store: Store) -> None:
    """The manifest knows what could not be read and why."""
    store.fail("a.pdf", "no text in it")
    assert [record.status for record in store.manifest()] == ["failed: no text in it"]
    store.add(document(TEXT, origin="a.pdf"), [ATTACK])
    assert [(record.id, record.status, record.claims) for record in store.manifest()] == [("d1", "done", 1)]


def test_text_that_is_no_utf8_is_held(store: Store) -> None:
    """A lone surrogate in a title, text or file name neither stops the store nor reaches the RDF."""
    text = "China attacks Japan. \ud800"
    one = claim(text, "China", "attacks", "Japan")
    store.fail("caf\udce9.txt", "broken \udce9")
    assert store.add(document(text, title="\ud800", origin="caf\udce9.txt"), [one])
    assert store.document("d1").text == text
    assert [record.status for record in store.manifest()] == ["done"]
    assert store.query("SELECT ?q { ?c kg:evidence/kg:quote ?q }").rows == [("China attacks Japan. \ufffd",)]


def test_all_claims_between_two_actors_come_in_time_order(store: Store) -> None:
    """Both directions, the earliest day first, undated last."""
    texts = {
        "d1": ("China attacks Japan.", None),
        "d2": ("Japan attacks China.", 2),
        "d3": ("China attacks Japan!", 1),
    }
    for name, (text, day) in texts.items():
        published = date(2024, 1, day) if day else None
        first, second = ("Japan", "China") if name == "d2" else ("China", "Japan")
        store.add(
            document(text, id=name, published=published),
            [claim(text, first, "attacks", second, document=name)],
        )
    found = store.between(actor("China").id, actor("Japan").id)
    assert [one.evidence.document for one in found] == ["d3", "d2", "d1"]


def test_no_triple_stands_in_two_graphs(store: Store) -> None:
    """A query over everything meets each triple once."""
    for number in range(3):
        text = f"China attacks Japan. {number}"
        name = f"d{number}"
        store.add(document(text, id=name), [claim(text, "China", "attacks", "Japan", document=name)])
    triples = [quad.triple for quad in store.oxigraph]
    assert len(triples) == len(set(triples))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("d1", "d2", "d3")),
        st.sampled_from(("one", "two words")),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.data())
def test_growing_step_by_step_gives_the_bytes_of_a_fresh_build(
    ontology: Ontology, steps: list[tuple[str, str, bool, bool]], data: st.DataObject
) -> None:
    """Adding, changing and removing in any order leaves what the last state alone gives."""
    grown = Store.open(ontology=ontology)
    last: dict[str, tuple[Document, list[Claim]]] = {}
    for name, text, is_removed, is_committed in steps:
        if is_removed:
            grown.remove(name)
            last.pop(name, None)
        else:
            last[name] = document(text, id=name), data.draw(many_claims(name, 4))
            grown.add(*last[name])
        if is_committed:
            grown.commit()
    fresh = Store.open(ontology=ontology)
    for name in sorted(last, reverse=True):
        fresh.add(*last[name])
    assert serialize(grown.oxigraph, "nq") == serialize(fresh.oxigraph, "nq")
    assert list(grown.claims()) == sorted(
        (one for _, claims in last.values() for one in claims), key=claim_key
    )


def test_the_dump_is_sorted_and_parses(store: Store, tmp_path: Path) -> None:
    """``graph.trig`` begins with the simple view, uses prefixes and loads elsewhere."""
    store.add(document(TEXT), [ATTACK])
    store.dump(tmp_path / "graph.trig")
    written = (tmp_path / "graph.trig").read_text(encoding="utf-8")
    assert "a:china a kg:State" in written
    again = ox.Store()
    again.load(written, format=ox.RdfFormat.TRIG)
    assert set(again) == set(store.oxigraph)


@pytest.mark.parametrize("format", ["trig", "nq"])
def test_the_dump_is_what_sorting_all_at_once_gives(store: Store, tmp_path: Path, format: str) -> None:
    """A dump holds one graph at a time, and its bytes are those of ``serialize``."""
    store.add(document(TEXT), [ATTACK])
    store.add(document(TEXT, id="other"), [])
    store.dump(tmp_path / "dump", format)
    assert (tmp_path / "dump").read_bytes() == serialize(store.oxigraph, format)


def test_rdflib_sees_the_simple_view(store: Store) -> None:
    """The user's rdflib Dataset answers from the default graph and knows the document graphs."""
    store.add(document(TEXT), [ATTACK])
    found = store.dataset().query("PREFIX kg: <https://w3id.org/geokg/ns#> SELECT ?a { ?a kg:attacks ?b }")
    assert [str(row[0]) for row in found] == [actor("China").id]  # type: ignore[index]
