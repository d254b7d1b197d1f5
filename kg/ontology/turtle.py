"""Read a Turtle file of the ontologies into subject → predicate → objects."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError

Subjects = dict[str, dict[str, list[str]]]
"""IRI of the subject → IRI of the predicate → values (IRIs or lexical forms), in file order."""


def read_turtle(path: Path) -> Subjects:
    """Read a Turtle file.

    pyoxigraph, because rdflib needs 30 times as long for the registry.

    Raises:
        OntologyError: If the file cannot be read or is no Turtle; names file and line.
    """
    subjects: Subjects = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                raise OntologyError("blank nodes have no place here; give every node a name", path=path)
            subjects[_text(quad.subject)][quad.predicate.value].append(_text(quad.object))
    except SyntaxError as error:
        raise OntologyError(f"no valid Turtle: {error.msg}", path=path, line=error.lineno) from error
    except OSError as error:
        raise OntologyError(f"cannot be read: {error.strerror or error}", path=path) from error
    return {subject: dict(values) for subject, values in subjects.items()}


def _text(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal), term
    return term.value


def line_of(path: Path, name: str) -> int | None:
    """Return the first line of a file that holds ``name`` as a whole word, for an error message."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if name in line.replace(",", " ").replace(";", " ").split():
            return number
    return None
