"""``kg extract``: documents → claims as JSON lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.project.reading import Reading


@click.command(short_help="Claims as JSON lines on stdout.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
@click.option("--passed-over", is_flag=True, help="Print what gave no claim, and why, instead of the claims.")
@click.option("--model", help="Name or folder of another spaCy pipeline; loading one runs its code.")
def command(inputs: tuple[str, ...], ontology: Path | None, passed_over: bool, model: str | None) -> None:
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
            lines = _passed_over(result) if passed_over else dump_claims(result.claims)
            click.echo(lines, nl=False)
            read += 1
    for failure in failures:
        click.echo(f"error: {failure}", err=True)
    if failures:
        raise SystemExit(3 if read else 1)


def _passed_over(reading: Reading) -> str:
    from kg.codec import dump_line

    document = reading.document
    return "".join(
        dump_line(
            {
                "document": document.id,
                "start": passage.start,
                "end": passage.end,
                "text": document.text[passage.start : passage.end],
                "reason": passage.reason,
            }
        )
        + "\n"
        for passage in reading.passed_over
    )
