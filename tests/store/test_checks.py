"""``kg validate`` finds what is wrong, and nothing in what the store writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.ontology import Ontology
from kg.store import Store
from kg.store.checks import misread, violations
from kg.store.terms import DEFAULT, kg, node
from tests.factory import actor, claim, document
from tests.store.bare import bare_ontology
from tests.store.world import fill

TEXT = "China attacks Japan."


def test_what_the_store_writes_is_well(store: Store) -> None:
    """The relations, records and flat edges of the six documents pass."""
    fill(store)
    assert [line for line in violations(store) if line.startswith("not true")] == []


def test_words_that_are_not_in_the_text_are_found(store: Store) -> None:
    """A quote with other words, or at another place, is named with claim and offset."""
    made = claim(TEXT, "China", "attacks", "Japan")
    store.add(document("China attacks Korea."), [made])
    assert list(violations(store)) == [
        f"d1: evidence of claim {made.id} is not at 0: 'China attacks Japan.'",
        f"d1: object of claim {made.id} is not at 14: 'Japan'",
    ]


def test_an_unknown_relation_is_found(store: Store) -> None:
    """A claim of a relation that the ontology lacks is named."""
    store.add(document(TEXT), [replace(claim(TEXT, "China", "attacks", "Japan"), relation="befriends")])
    assert any("a relation is one of the ontology" in line for line in violations(store))


def test_claims_are_checked_before_they_are_written(ontology: Ontology) -> None:
    """The same rules, for one document alone: words elsewhere, a relation that is none, nothing when all is well."""
    good = claim(TEXT, "China", "attacks", "Japan")
    assert list(misread(document(TEXT), [good], ontology)) == []
    (misquoted, _) = misread(document("China attacks Korea."), [good], ontology)
    assert misquoted.startswith(f"d1: evidence of claim {good.id} is not at 0")
    (unknown,) = misread(document(TEXT), [replace(good, relation="befriends")], ontology)
    assert "a relation is one of the ontology" in unknown


@pytest.mark.parametrize(
    ("predicate", "rule"),
    [
        ("polarity", "a claim has exactly one value of each part"),
        ("quote", "what is linked is described"),
        ("story", "a document has its record"),
    ],
)
def test_a_missing_triple_is_found(store: Store, predicate: str, rule: str) -> None:
    """What somebody removed from the quads is missed."""
    store.add(document(TEXT), [claim(TEXT, "China", "attacks", "Japan")])
    for quad in list(store.oxigraph.quads_for_pattern(None, kg(predicate), None, None)):
        store.oxigraph.remove(quad)
    assert any(rule in line for line in violations(store))


def test_an_invented_edge_is_found(store: Store) -> None:
    """A flat edge without a claim is the worst that can happen."""
    store.add(document(TEXT), [claim(TEXT, "China", "attacks", "Japan")])
    china, japan = node(actor("China").id), node(actor("Japan").id)
    store.oxigraph.add(ox.Quad(japan, kg("attacks"), china, DEFAULT))
    assert [line for line in violations(store) if "flat edge" in line]


def test_the_command_prints_lines_and_exits_with_1(tmp_path: Path) -> None:
    """Nothing and 0 for a good project, one line and 1 for a broken one."""
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        store.add(document(TEXT), [claim(TEXT, "China", "attacks", "Japan")])
    good = CliRunner().invoke(main, ["validate", str(tmp_path)])
    assert (good.exit_code, good.stdout, good.stderr) == (0, "", "1 claims checked, 0 wrong\n")
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        store.add(document("China defends Japan."), [claim(TEXT, "China", "attacks", "Japan")])
    bad = CliRunner().invoke(main, ["validate", str(tmp_path)])
    assert bad.exit_code == 1
    assert bad.stdout.startswith("d1: evidence of claim")
