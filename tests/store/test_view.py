"""Who actors are: the registry knows best."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ontology import Ontology, ontology_dir
from kg.store import Store
from tests.factory import actor, claim, document, mention

FEW = """
@prefix a: <https://w3id.org/geokg/id/actor/> .
@prefix kg: <https://w3id.org/geokg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
a:china a kg:State ; rdfs:label "China"@en ; kg:alias "Middle Kingdom"@en ; kg:acronym "PRC"@en ;
    kg:country "CHN" ; kg:sector "GOV" ; skos:exactMatch <http://www.wikidata.org/entity/Q148> .
"""
TEXT = "the PRC attacks Japan."


@pytest.fixture
def few(tmp_path: Path) -> Ontology:
    """Return an ontology that knows China."""
    shutil.copy(ontology_dir() / "kg.ttl", tmp_path)
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "few.ttl").write_text(FEW, encoding="utf-8")
    return Ontology((tmp_path,))


@pytest.fixture
def store(few: Ontology) -> Store:
    """Return a store with a claim whose document calls China the PRC and a group."""
    one = Store.open(ontology=few)
    who = mention(TEXT, "the PRC", who=actor("the PRC", "Group", id=actor("China").id))
    one.add(document(TEXT), [replace(claim(TEXT, "the PRC", "attacks", "Japan"), subject=who)])
    return one


def test_the_registry_names_an_actor(store: Store) -> None:
    """Name, class and country come from it, whatever a document says; the document's own view is kept."""
    query = "SELECT ?n ?t ?c { a:china kg:name ?n ; a ?t ; kg:country ?c }"
    assert store.query(query).rows == [("China", "https://w3id.org/geokg/ns#State", "CHN")]
    assert next(store.claims()).subject.actor.name == "the PRC"


def test_identity_has_aliases_and_wikidata(store: Store) -> None:
    """Every other name and the same thing elsewhere, for the actors of the project alone."""
    names = store.query("SELECT ?o FROM g:identity { a:china kg:alias ?o } ORDER BY ?o")
    assert names.rows == [("Middle Kingdom",), ("PRC",)]
    assert store.query("ASK { a:china skos:exactMatch wd:Q148 ; kg:alias 'PRC' }").boolean


def test_who_is_not_in_the_registry_is_described_by_the_documents(store: Store) -> None:
    """Japan is what its mentions say."""
    assert store.query("SELECT ?n { a:japan kg:name ?n }").rows == [("Japan",)]
