"""One text, one name, without a project."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import kg

ADOPTS = """
@prefix kg: <https://w3id.org/geokg/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:adopts a owl:ObjectProperty, kg:Relation ; rdfs:label "adopts"@en ;
    skos:definition "One takes the other under its wing."@en ;
    rdfs:domain kg:Agent ; rdfs:range kg:Agent ; kg:sign 1 ; kg:weight 5.0 .
"""
SENTENCE = "Japan adopted Iran."


def triples(text: str, **options: Path) -> list[tuple[str, str, str]]:
    """Return what the claims of a text say."""
    claims = kg.extract(text, ontology=options.get("ontology"))
    return [(claim.subject.actor.name, claim.relation, claim.object.actor.name) for claim in claims]


def test_extract_reads_one_text() -> None:
    """A sentence gives its claim, with offsets into that sentence."""
    text = "China remains an ally of the DPRK."
    [claim] = kg.extract(text)
    assert (claim.relation, claim.object.actor.name) == ("alliedWith", "North Korea")
    assert text[claim.object.start : claim.object.end] == claim.object.text


def test_published_resolves_relative_days() -> None:
    """Yesterday is the day before the day of publication, and open without it."""
    text = "Russia attacked Ukraine yesterday."
    [dated] = kg.extract(text, published="2024-11-04")
    assert dated.time is not None
    assert dated.time.start == date(2024, 11, 3)
    [undated] = kg.extract(text)
    assert undated.time is None or undated.time.start is None


def test_an_edited_ontology_is_read_anew(tmp_path: Path) -> None:
    """In one running process a relation, its wording and a mistake take effect as soon as they are saved."""
    assert triples(SENTENCE, ontology=tmp_path) == []
    (tmp_path / "kg.ttl").write_text(ADOPTS, encoding="utf-8")
    (tmp_path / "wording").mkdir()
    wording = tmp_path / "wording" / "mine.toml"
    wording.write_text('[adopts]\nverbs = [{ name = "adopt", lemmas = "adopt" }]\n', encoding="utf-8")
    assert triples(SENTENCE, ontology=tmp_path) == [("Japan", "adopts", "Iran")]
    wording.write_text('[adpots]\nverbs = [{ name = "adopt", lemmas = "adopt" }]\n', encoding="utf-8")
    with pytest.raises(kg.OntologyError, match=r"mine\.toml:1: unknown relation 'adpots'"):
        kg.extract(SENTENCE, ontology=tmp_path)


def test_resolve_takes_a_day() -> None:
    """Who is meant by an office depends on the day."""
    assert kg.resolve("the French president", on="2010-05-01").name == "Nicolas Sarkozy"
    assert kg.resolve("the French president", on="2020-05-01").name == "Emmanuel Macron"


def test_resolve_does_not_force() -> None:
    """An unknown name stays unknown."""
    assert kg.resolve("Xyzzy Plugh").id is None
