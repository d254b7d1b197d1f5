"""``kg extract``: documents → claims as JSON lines."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Claims as JSON lines on stdout.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
@click.option("--model", help="Name or folder of another spaCy pipeline; loading one runs its code.")
def command(inputs: tuple[str, ...], ontology: Path | None, model: str | None) -> None:
    """Print the claims of documents, one JSON object a line.

    INPUT is as for kg build; nothing is stored. Documents come in the order given, claims in that of the
    text.

    Exit code: 0 done, 1 failed, 2 wrong usage, 3 some documents failed (listed on stderr, the rest is done).

    \b
    Example:
      kg extract seeds/ | head -1
      echo 'China remains an ally of the DPRK.' | kg extract -
    """
    from kg.codec import dump_claims
    from kg.project.reading import read_claims  # loads spaCy, which takes two seconds
    from kg.sources import Failure

    read, failures = 0, []
    for result in read_claims(inputs, ontology=ontology, model=model):
        if isinstance(result, Failure):
            failures.append(result)
        else:
            click.echo(dump_claims(result.claims), nl=False)
            read += 1
    for failure in failures:
        click.echo(f"error: {failure}", err=True)
    if failures:
        raise SystemExit(3 if read else 1)
