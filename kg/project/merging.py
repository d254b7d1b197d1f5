"""Merge and split the actors of a project; both rewrite its claims from the stored documents."""

from __future__ import annotations

from pathlib import Path

from kg.actors import decisions
from kg.errors import StoreError
from kg.model import Actor, Claim
from kg.project.names import Names
from kg.project.outputs import write_outputs
from kg.project.reading import reader, terms
from kg.project.runs import run_of
from kg.store import Store
from kg.store.folder import is_project


def merge(folder: Path, keep: str, merged: str, *, ontology: Path | None = None) -> tuple[Actor, Actor]:
    """Decide that two actors are one; every document, also later ones, speaks of the kept one.

    Args:
        folder: The project.
        keep: Name or IRI of the actor that stays.
        merged: Name or IRI of the actor that is the same.
        ontology: A user's own folder of ontologies, laid over the shipped ones.

    Returns:
        The kept and the merged actor.

    Raises:
        StoreError: If ``folder`` is no project, or both are one already.
        KGError: If the project has no such actor.
    """
    _check(folder)
    with Store.open(folder, write=True, ontology=terms(ontology)) as store:
        names = Names(store.claims(), terms(ontology))
        first, second = names.find(keep), names.find(merged)
        decisions.merge(folder, first, second)
        known = decisions.read_decisions(folder)
        run = run_of(terms(ontology))
        for document in list(store.documents()):
            claims = list(store.claims(document=document.id))
            if any(second.id in _actors_of(claim) for claim in claims):
                current = store.is_current(document, run)
                store.add(document, known.apply(claims), run if current else None)
        store.commit()
        write_outputs(store, terms(ontology), folder)
    return first, second


def split(folder: Path, actor: str, *, ontology: Path | None = None, model: str | None = None) -> str:
    """Undo the merge of an actor: documents that speak of the kept one are read again.

    Args:
        folder: The project.
        actor: Name or IRI of the actor that was merged.
        ontology: A user's own folder of ontologies, laid over the shipped ones.
        model: The spaCy pipeline that the project was built with; None for the shipped one.

    Returns:
        The IRI of the actor.

    Raises:
        StoreError: If ``folder`` is no project, or the actor was not merged.
    """
    _check(folder)
    before = decisions.read_decisions(folder)
    iri = _merged(before, folder, actor)
    kept = before.actor(before.merged[iri]).id
    with Store.open(folder, write=True, ontology=terms(ontology)) as store:
        decisions.split(folder, iri)  # only the holder of the lock decides
        known = decisions.read_decisions(folder)
        run = run_of(terms(ontology), model)
        for document in list(store.documents()):
            if any(kept in _actors_of(claim) for claim in store.claims(document=document.id)):
                claims = known.apply(reader(ontology, model).read(document).claims)
                store.add(document, claims, run)
        store.commit()
        write_outputs(store, terms(ontology), folder)
    return iri


def _check(folder: Path) -> None:
    if not is_project(folder):
        raise StoreError(f"{folder} is no project; make one with kg build")


def _actors_of(claim: Claim) -> set[str]:
    said = {one.actor.id for one in claim.attribution if one.actor is not None}
    return {claim.subject.actor.id, claim.object.actor.id, *said}


def _merged(known: decisions.Decisions, folder: Path, actor: str) -> str:
    """Return the IRI of a merged actor from its IRI, its name, or the end of its IRI."""
    slug = actor.strip().casefold().replace(" ", "-")
    found = [iri for iri in known.merged if actor == iri or iri.endswith(f"/{slug}")]
    if len(found) == 1:
        return found[0]
    merges = ", ".join(sorted(known.merged)) or "none"
    raise StoreError(f"no merge of {actor!r} in {str(folder)!r}; merged: {merges}")
