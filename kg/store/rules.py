"""Inference from axioms of the ontology alone, as SPARQL updates that fill ``g:inferred``."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ontology import Ontology

_RULE = "INSERT {{ GRAPH g:inferred {{ {then} }} }} WHERE {{ {when} FILTER NOT EXISTS {{ {then} }} }}"


def rules(ontology: Ontology) -> Iterator[str]:
    """Yield updates that materialise sub-relations, transitive relations and classes above.

    Symmetric relations need none: the simple view has both directions. Claims are never copied, only the
    flat edges of the simple view give rise to inferred ones.
    """
    # A narrower relation first: suppliesArmsTo implies aids, which may itself imply another.
    depth = {name: len(_above(name, ontology)) for name in ontology.relations}
    for name in sorted(ontology.relations, key=lambda name: (-depth[name], name)):
        for broader in _above(name, ontology):
            yield _rule(f"?a kg:{name} ?b", f"?a kg:{broader} ?b")
    for name, relation in ontology.relations.items():
        if relation.transitive:
            then = f"?a kg:{name} ?b"
            yield _rule(f"?a kg:{name}+ ?b .", then)
    for name in ontology.vocabulary.classes:
        above = ontology.vocabulary.classes[name]
        while above is not None:
            yield _rule(f"?a a kg:{name}", f"?a a kg:{above}")
            above = ontology.vocabulary.classes.get(above)


def _above(name: str, ontology: Ontology) -> list[str]:
    found: list[str] = []
    broader = ontology.relations[name].broader
    while broader is not None and broader not in found and broader in ontology.relations:
        found.append(broader)
        broader = ontology.relations[broader].broader
    return found


def _rule(when: str, then: str) -> str:
    # The view is the default graph of an update; GRAPH adds what earlier rules inferred.
    return _RULE.format(when=when, then=then)
