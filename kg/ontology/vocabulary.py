"""The relations and classes of ``kg.ttl``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError
from kg.iris import KG, PREFIXES, local_name
from kg.ontology.turtle import Subjects, line_of, read_turtle

_RDF_TYPE = PREFIXES["rdf"] + "type"
_LABEL = PREFIXES["rdfs"] + "label"
_SUBCLASS = PREFIXES["rdfs"] + "subClassOf"
_SUBPROPERTY = PREFIXES["rdfs"] + "subPropertyOf"
_DEFINITION = PREFIXES["skos"] + "definition"
_NOTATION = PREFIXES["skos"] + "notation"
_SYMMETRIC = PREFIXES["owl"] + "SymmetricProperty"
_TRANSITIVE = PREFIXES["owl"] + "TransitiveProperty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation between two actors."""

    name: str
    label: str
    definition: str
    plover: str | None
    """PLOVER event type; None for a state of affairs."""
    sign: int
    """1 cooperation, -1 conflict, 0 neither."""
    weight: float
    """-10 (war) to 10, for summing up tension."""
    symmetric: bool
    transitive: bool
    domain: str
    range: str
    broader: str | None
    """The relation that this one implies, such as ``aids`` for ``suppliesArmsTo``."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Relations by name, in file order, and classes with the class above each."""

    relations: dict[str, Relation]
    classes: dict[str, str | None]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Return whether class ``name`` is ``ancestor`` or below it."""
        above: str | None = name
        while above is not None and above != ancestor:
            above = self.classes.get(above)
        return above == ancestor


def read_vocabulary(paths: list[Path]) -> Vocabulary:
    """Read the vocabulary; later files add to earlier ones and redefine their terms.

    Raises:
        OntologyError: If a file is no Turtle, or a relation lacks a part or names an unknown class.
    """
    relations: dict[str, Relation] = {}
    classes: dict[str, str | None] = {}
    for path in paths:
        subjects = read_turtle(path)
        classes |= _classes(subjects)
        for iri, values in subjects.items():
            if KG + "Relation" in values.get(_RDF_TYPE, []):
                relation = _relation(local_name(iri), values, path)
                relations[relation.name] = relation
                for end in (relation.domain, relation.range):
                    if end not in classes:
                        known = ", ".join(sorted(classes))
                        line = line_of(path, f"kg:{relation.name}")
                        raise OntologyError(f"unknown class {end!r}; known: {known}", path=path, line=line)
    return Vocabulary(relations, classes)


def _classes(subjects: Subjects) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for iri, values in subjects.items():
        if PREFIXES["owl"] + "Class" in values.get(_RDF_TYPE, []) and iri.startswith(KG):
            above = [local_name(value) for value in values.get(_SUBCLASS, []) if value.startswith(KG)]
            found[local_name(iri)] = above[0] if above else None
    return found


def _relation(name: str, values: dict[str, list[str]], path: Path) -> Relation:
    def one(predicate: str, default: str | None = None) -> str:
        found = values.get(predicate, [default] if default is not None else [])
        if len(found) != 1:
            line = line_of(path, f"kg:{name}")
            what = f"relation {name!r} needs exactly one {local_name(predicate)}, has {len(found)}"
            raise OntologyError(what, path=path, line=line)
        return str(found[0])

    types = values[_RDF_TYPE]
    return Relation(
        name=name,
        label=one(_LABEL),
        definition=one(_DEFINITION),
        plover=one(_NOTATION, "") or None,
        sign=int(one(KG + "sign")),
        weight=float(one(KG + "weight")),
        symmetric=_SYMMETRIC in types,
        transitive=_TRANSITIVE in types,
        domain=local_name(one(PREFIXES["rdfs"] + "domain")),
        range=local_name(one(PREFIXES["rdfs"] + "range")),
        broader=local_name(one(_SUBPROPERTY, "")) or None,
    )
