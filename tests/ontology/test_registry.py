from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.registry import Registry, read_registry

HEAD = """
@prefix kg: <https://w3id.org/geokg/ns#> .
@prefix a: <https://w3id.org/geokg/id/actor/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""
CHILE = 'a:chile a kg:State ; rdfs:label "Chile"@en ; kg:demonym "Chilean"@en ; kg:country "CHL" .'
CLASSES = ("State", "Person", "Place")


def registry(tmp_path: Path, *texts: str) -> Registry:
    """Read each text as a file of its own, in order."""
    paths = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.ttl"
        path.write_text(HEAD + text, encoding="utf-8")
        paths.append(path)
    return read_registry(paths, CLASSES)


def test_entry(tmp_path: Path) -> None:
    """An entry has its names, country, Wikidata id and validity."""
    text = CHILE + ' a:chile skos:exactMatch wd:Q298 ; kg:validFrom "1818"^^xsd:gYear .'
    (entry,) = registry(tmp_path, text)
    assert (entry.name, entry.type, entry.demonyms, entry.country) == ("Chile", "State", ("Chilean",), "CHL")
    assert (entry.wikidata, entry.start) == ("Q298", date(1818, 1, 1))


def test_later_file_adds_names_and_replaces_values(tmp_path: Path) -> None:
    """A user's file adds an alias to a shipped entry and may change its sector."""
    more = 'a:chile kg:alias "Republic of Chile"@en ; kg:demonym "Chileno"@en ; kg:sector "GOV" .'
    (entry,) = registry(tmp_path, CHILE, more)
    assert entry.aliases == ("Republic of Chile",)
    assert entry.demonyms == ("Chilean", "Chileno")
    assert entry.sector == "GOV"


OFFICE = """
a:ana a kg:Person ; rdfs:label "Ana"@en ; kg:sector "GOV" ; kg:office <https://w3id.org/geokg/id/actor/ana/office/1> .
<https://w3id.org/geokg/id/actor/ana/office/1> a kg:Office ; kg:title "president"@en ; kg:officeOf a:chile ;
    kg:validFrom "2006-03-11"^^xsd:date ; kg:validUntil "2010-03-11"^^xsd:date .
"""


@pytest.mark.parametrize(
    ("day", "sector"),
    [(date(2008, 1, 1), "GOV"), (date(2012, 1, 1), "ELI"), (None, "ELI"), (date(2001, 1, 1), "GOV")],
)
def test_sector_follows_the_office(tmp_path: Path, day: date | None, sector: str) -> None:
    """Who holds an office is of its sector, who held one is of the elites."""
    found = registry(tmp_path, CHILE, OFFICE)
    assert found["https://w3id.org/geokg/id/actor/ana"].actor(day).sector == sector


UNDATED = """
<https://w3id.org/geokg/id/actor/ana/office/2> a kg:Office ; kg:title "speaker"@en ; kg:officeOf a:chile .
a:ana kg:office <https://w3id.org/geokg/id/actor/ana/office/2> .
"""


@pytest.mark.parametrize(
    ("day", "titles"),
    [(date(2008, 1, 1), ["president"]), (date(2012, 1, 1), ["speaker"]), (None, ["speaker"])],
)
def test_an_office_without_dates_gives_way_to_a_dated_one(
    tmp_path: Path, day: date | None, titles: list[str]
) -> None:
    """It may have been held on any day, and counts where no other was."""
    found = registry(tmp_path, CHILE, OFFICE, UNDATED)["https://w3id.org/geokg/id/actor/ana"]
    assert [office.title for office in found.held(day)] == titles


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a:x kg:country "CHL" ; a kg:State .', "has no rdfs:label"),
        ('a:x a kg:Planet ; rdfs:label "X"@en .', "needs a class"),
        ('a:x a kg:State ; rdfs:label "X"@en ; kg:validFrom "soon" .', "Invalid isoformat"),
    ],
)
def test_a_wrong_entry_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    """A file that is wrong stops the run with path, line and reason."""
    with pytest.raises(OntologyError, match=message) as caught:
        registry(tmp_path, text)
    assert "0.ttl:" in str(caught.value)
