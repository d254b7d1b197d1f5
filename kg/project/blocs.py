"""Blocs of a user's own choice: names of actors, organisations and states become ids of actors."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from kg.actors import resolve
from kg.errors import KGError, SourceError
from kg.model import Actor
from kg.ontology import Ontology
from kg.project.names import Names


def read_blocs(path: Path) -> dict[str, list[str]]:
    """Return the blocs of a TOML file, one a line: ``West = ["United States", "NATO"]``.

    Raises:
        SourceError: If the file cannot be read, or holds something else.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(
            f"cannot read blocs from {str(path)!r}: {(error.strerror or '').lower()}"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: {error}") from error
    for bloc, names in values.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise SourceError(f'{path}: {bloc} is no list of names; write {bloc} = ["France", "NATO"]')
    return values


def members(
    blocs: Mapping[str, Collection[str]], actors: Iterable[Actor], names: Names, ontology: Ontology
) -> dict[str, set[str]]:
    """Return the ids of the actors of each bloc.

    An organisation of states brings its members, a state its armies, ministries and people; who is named in
    one bloc itself stays in that one. A known actor that the project does not have is passed over.

    Args:
        blocs: Name of a bloc → names, wordings or IRIs of its actors.
        actors: Those of the project.
        names: Finds them.
        ontology: Its registry knows who is a member of what.

    Raises:
        KGError: If nobody anywhere bears a name.
    """
    registry = ontology.registry
    named = {bloc: {_id(name, names, ontology) for name in listed} for bloc, listed in blocs.items()}
    apart = {iri for listed in named.values() for iri in listed}
    found: dict[str, set[str]] = {}
    everybody = sorted(actors, key=lambda actor: actor.id)
    for bloc, listed in named.items():
        states = listed | {state for iri in listed for state in registry.members.get(iri, ())}
        entries = [entry for iri in sorted(states) if (entry := registry.get(iri))]
        countries = {entry.country for entry in entries if entry.type == "State" and entry.country}
        found[bloc] = listed | {
            actor.id for actor in everybody if actor.country in countries and actor.id not in apart
        }
    return found


def _id(name: str, names: Names, ontology: Ontology) -> str:
    try:
        return names.find(name).id
    except KGError:
        known = resolve(name, ontology)
        # A near miss may be somebody else: "Atlantis" is not The Atlantic.
        if known.id and known.how != "variant":
            return known.id
        raise
