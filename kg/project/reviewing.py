"""Accept and reject claims of a project, and take a decision back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import StoreError
from kg.iris import PREFIXES
from kg.model import Claim
from kg.project.outputs import write_outputs
from kg.project.reading import terms
from kg.store import Store, Verdict
from kg.store.folder import is_project


def review(
    folder: Path,
    claims: Sequence[str],
    verdict: Verdict,
    *,
    note: str = "",
    who: str = "",
    ontology: Path | None = None,
) -> list[Claim]:
    """Decide about claims; the decision holds for them whenever their document is read again.

    Args:
        folder: The project.
        claims: Their ids, with or without ``c:``, or IRIs.
        verdict: What is decided.
        note: Why.
        who: Who decides.
        ontology: A user's own folder of ontologies, laid over the shipped ones.

    Returns:
        The claims. Nothing is decided about any when one is not there.

    Raises:
        StoreError: If ``folder`` is no project, has no such claim, or there is no decision to withdraw.
    """
    if not is_project(folder):
        raise StoreError(f"{folder} is no project; make one with kg build")
    with Store.open(folder, write=True, ontology=terms(ontology)) as store:
        chosen = [_claim(store, claim, verdict) for claim in claims]
        for claim in chosen:
            store.review(claim, verdict, note=note, who=who)
        store.commit()
        write_outputs(store, terms(ontology), folder)
    return chosen


def _claim(store: Store, name: str, verdict: Verdict) -> Claim:
    claim_id = name.strip().removeprefix(PREFIXES["c"]).removeprefix("c:")
    decided = store.reviews.current.get(claim_id)
    if verdict is Verdict.WITHDRAWN:
        if decided is None:
            raise StoreError(
                f"no decision about claim {claim_id!r} to undo; `kg review {store.path}` lists them"
            )
        return decided.claim
    found = next(store.claims(id=claim_id), None)
    if found is None:
        raise StoreError(f"no such claim: {claim_id!r}; `kg why {store.path} A B` prints the ids of claims")
    return found
