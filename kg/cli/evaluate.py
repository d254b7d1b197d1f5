"""``kg evaluate``: how right the claims are, against documents annotated by hand."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.evaluation.gold import Gold
    from kg.evaluation.scores import Scores


@click.command(short_help="Precision, recall and F1 against annotated documents.")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.option(
    "--claims",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Claims as JSON lines, as kg extract prints them; without it, GOLD's texts are extracted.",
)
@click.option("--errors", type=click.IntRange(min=0), default=0, help="List so many missed and extra claims.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of the table.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
@click.option("--model", help="Name or folder of another spaCy pipeline; loading one runs its code.")
def command(
    gold: Path, claims: Path | None, errors: int, as_json: bool, ontology: Path | None, model: str | None
) -> None:
    """Score claims against a folder of annotated documents (GOLD, one JSON file each).

    Levels: pair (both actors), quad (and the same quadrant), type (and the same PLOVER type), exact (and the
    same relation). Attributes are counted on the claims that match at level type.

    Exit code: 0 done, 1 failed, 2 wrong usage.

    \b
    Example:
      kg evaluate tests/quality/gold --errors 20
      kg extract corpus.jsonl > found.jsonl; kg evaluate gold/ --claims found.jsonl
    """
    from kg.evaluation.gold import read_gold
    from kg.evaluation.levels import Scale
    from kg.evaluation.scores import score
    from kg.ontology import load

    known = load(ontology)
    golds = read_gold(gold)
    found = _read(claims) if claims else _extract(golds, ontology, model)
    scores = score(golds, found, Scale(known.relations))
    if as_json:
        click.echo(json.dumps(_dict(scores), indent=1))
    else:
        _print(scores)
    for error in scores.errors[:errors]:
        quote = " ".join(error.quote.split())[:160]
        line = f"{error.kind:6} {error.document}: {error.subject} {error.relation} {error.object} | {quote}"
        click.echo(line, err=as_json)


def _read(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the claims of a file by the document's id, without a file ending that the id may bear."""
    from kg.errors import SourceError

    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                claim = json.loads(line)
                found[Path(str(claim["document"])).stem].append(claim)
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise SourceError(f"{path}:{number}: no claim: {error}") from error
    return found


def _extract(golds: list[Gold], ontology: Path | None, model: str | None) -> dict[str, list[dict[str, Any]]]:
    from kg.codec import claim_to_dict
    from kg.extract import extract  # loads spaCy
    from kg.nlp import annotate
    from kg.nlp.pipeline import load_pipeline
    from kg.ontology import load

    known, nlp = load(ontology), load_pipeline(model)
    return {
        gold.document.id: [
            claim_to_dict(claim) for claim in extract(annotate(gold.document, nlp, known), known)
        ]
        for gold in golds
    }


def _print(scores: Scores) -> None:
    total = scores.levels["type"]
    click.echo(f"{scores.documents} documents, {total.expected} annotated claims, {total.found} found")
    click.echo(f"{'level':8} {'P':>6} {'R':>6} {'F1':>6}")
    for level, value in scores.levels.items():
        click.echo(f"{level:8} {value.precision:6.3f} {value.recall:6.3f} {value.f1:6.3f}")
    if scores.attributes:
        shares = ", ".join(f"{name} {share:.2f}" for name, share in scores.attributes.items())
        click.echo(f"on matched claims: {shares}")
    counts = ", ".join(f"{name} {s.expected}/{s.found}/{s.hits}" for name, s in scores.types.items())
    click.echo(f"by type (annotated/found/right): {counts}")


def _dict(scores: Scores) -> dict[str, Any]:
    def figures(value: Any) -> dict[str, float]:  # noqa: ANN401 - a Score; its module loads lazily
        return {
            "precision": round(value.precision, 4),
            "recall": round(value.recall, 4),
            "f1": round(value.f1, 4),
        }

    total = scores.levels["type"]
    return {
        "documents": scores.documents,
        "annotated": total.expected,
        "found": total.found,
        "levels": {level: figures(value) for level, value in scores.levels.items()},
        "attributes": {name: round(share, 4) for name, share in scores.attributes.items()},
        "types": {
            name: {**figures(value), "annotated": value.expected} for name, value in scores.types.items()
        },
    }
