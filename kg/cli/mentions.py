"""``kg mentions``: every actor mention of documents."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Actor mentions (JSON lines).")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
@click.option("--model", help="Name or folder of another spaCy pipeline; loading one runs its code.")
def command(inputs: tuple[str, ...], ontology: Path | None, model: str | None) -> None:
    """Print the actors that documents mention, one JSON object a document.

    INPUT is as for kg build. Offsets count the code points of the document's text.

    Exit code: 0 done, 1 failed, 2 wrong usage, 3 some documents failed (listed on stderr, the rest is done).

    \b
    Example:
      kg mentions seeds/
      echo 'Turkish warplanes struck PKK camps.' | kg mentions -
    """
    from kg.codec import dump_line
    from kg.model import Document
    from kg.nlp import annotate  # loads spaCy
    from kg.nlp.pipeline import load_pipeline
    from kg.ontology import load
    from kg.sources import read

    known = load(ontology)
    nlp = load_pipeline(model)
    done, failed = 0, 0
    for item in read(inputs):
        if not isinstance(item, Document):
            click.echo(f"error: {item}", err=True)
            failed += 1
            continue
        annotated = annotate(item, nlp, known)
        found = [annotated.mention(span) for span in annotated.actors]
        mentions = [
            {
                "start": mention.start,
                "end": mention.end,
                "type": mention.actor.type,
                "name": mention.actor.name,
                "id": mention.actor.id,
                "via": mention.via.value,
            }
            for mention in found
        ]
        click.echo(dump_line({"id": item.id, "mentions": mentions}))
        done += 1
    if failed:
        raise SystemExit(3 if done else 1)
