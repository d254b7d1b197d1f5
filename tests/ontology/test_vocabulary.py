"""The vocabulary is complete, and a broken file says where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.ontology
from kg.errors import OntologyError

EVENTS = (
    "agreesWith consultsWith supports cooperatesWith aids suppliesArmsTo deploysTroopsTo concedesTo retreatsFrom "
    "requests accuses rejects threatens protestsAgainst sanctions mobilizesAgainst coerces investigates attacks captures"
)
STATES = "alliedWith atWarWith opposes concernedAbout assesses leads affiliatedWith partOf locatedIn controls possesses"


def test_events_have_a_plover_type_and_states_of_affairs_have_none() -> None:
    """All 31 relations are there, twenty events and eleven states of affairs."""
    relations = kg.ontology.load().relations
    assert [name for name, relation in relations.items() if relation.plover] == EVENTS.split()
    assert [name for name, relation in relations.items() if not relation.plover] == STATES.split()


def test_the_sign_of_a_relation_agrees_with_its_weight() -> None:
    """Cooperation weighs above zero, conflict below."""
    for relation in kg.ontology.load().relations.values():
        assert relation.sign * relation.weight >= 0, relation


def test_an_army_is_an_agent_and_a_thing_is_not() -> None:
    """Classes know what stands above them."""
    vocabulary = kg.ontology.load().vocabulary
    assert vocabulary.is_a("Media", "Agent")
    assert not vocabulary.is_a("Thing", "Agent")


def test_a_users_folder_adds_a_relation(tmp_path: Path) -> None:
    """A relation is added by editing data, no code."""
    (tmp_path / "kg.ttl").write_text(
        """@prefix kg: <https://w3id.org/geokg/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        kg:hostsTalksOf a kg:Relation ; rdfs:label "hosts talks of"@en ; skos:definition "One hosts talks."@en ;
            rdfs:domain kg:Agent ; rdfs:range kg:Agent ; kg:sign 1 ; kg:weight 2.0 ; skos:notation "CONSULT" ."""
    )
    assert kg.ontology.load(tmp_path).relations["hostsTalksOf"].plover == "CONSULT"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kg:x a kg:Relation .", r"kg\.ttl:1: no valid Turtle"),
        (
            "@prefix kg: <https://w3id.org/geokg/ns#> .\nkg:x a kg:Relation .",
            r"kg\.ttl:2: relation 'x' needs exactly one label, has 0",
        ),
    ],
)
def test_a_broken_file_names_its_line(tmp_path: Path, text: str, message: str) -> None:
    """An error of the ontology reads as a compiler's does."""
    (tmp_path / "kg.ttl").write_text(text)
    with pytest.raises(OntologyError, match=message):
        _ = kg.ontology.load(tmp_path).relations


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The folder that is not there stands in the message."""
    with pytest.raises(OntologyError, match=r"nowhere: no such folder"):
        kg.ontology.load(tmp_path / "nowhere")
