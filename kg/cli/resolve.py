"""``kg resolve``: which actor is this?"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click


@click.command(short_help="Which actor is this? JSON lines.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day on which the name was used.")
@click.option("--country", help="ISO 3166-1 alpha-3 code of the country that the text speaks of.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(names: tuple[str, ...], day: datetime | None, country: str | None, ontology: Path | None) -> None:
    """Print which actor each NAME means, one JSON object a line; null is unknown.

    Without NAME, or with -, names are read from stdin, one a line.

    \b
    Example:
      kg resolve Zelensky "Turkish foreign minister" "Rakhine rebels"
      kg resolve --date 2019-04-01 "the US president"
    """
    from kg.actors.resolver import resolve
    from kg.codec import dump_line
    from kg.ontology import load

    known = load(ontology)
    on: date | None = day.date() if day else None
    code = country.upper() if country else None
    for name in names if names and names != ("-",) else _lines():
        found = resolve(name, known, on=on, country=code)
        line = {
            "query": found.query,
            "id": found.id,
            "name": found.name,
            "type": found.type,
            "country": found.country,
            "sector": found.sector,
            "wikidata": found.wikidata,
            "score": found.score,
            "how": found.how,
        }
        click.echo(dump_line(line))


def _lines() -> list[str]:
    with click.open_file("-", encoding="utf-8", errors="replace") as stream:
        return [line.strip() for line in stream if line.strip()]
