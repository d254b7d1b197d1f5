"""``kg query``: SPARQL over a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.store import NamedQuery, Result, Store

FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt", "rdfxml", "jsonld")


@click.command(short_help="SPARQL over a project, and stored questions.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("query", required=False)
@click.argument("actors", nargs=-1, metavar="[ACTOR]...")
@click.option(
    "-f",
    "--file",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="Read the query from a file.",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Default: table for rows, ttl for triples."
)
@click.option("--timeout", default=60.0, show_default=True, type=click.FloatRange(0.1), help="Seconds.")
@click.option("--inferred", is_flag=True, help="Add what follows from the ontology.")
@click.option("--endpoint", metavar="URL", help="Ask a server instead; leave DIR out.")
@click.option("--list", "listed", is_flag=True, help="List the stored questions.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(
    folder: Path,
    query: str | None,
    actors: tuple[str, ...],
    file: Path | None,
    form: str | None,
    timeout: float,
    inferred: bool,
    endpoint: str | None,
    listed: bool,
    ontology: Path | None,
) -> None:
    """Ask a project in SPARQL, or by the name of a stored question.

    QUERY is SPARQL 1.1, - for stdin, or @NAME; some questions take one or two ACTORs by name. The usual
    prefixes are bound (kg: a: c: doc: rdf: rdfs: dct: …). The simple view, all documents and what is known of
    them are one graph, in which nothing comes twice.

    \b
    Example:
      kg query out/ 'SELECT ?a ?b WHERE { ?a kg:alliedWith ?b }'
      kg query out/ @contested
      kg query out/ @between China Japan --format csv
    """
    # Opening the store takes a tenth of a second; `kg query --help` must not.
    from kg.ontology import load
    from kg.store import Store, named_queries, named_query

    if endpoint is not None:
        from kg.store.remote import ask

        # Without DIR the first argument is the query.
        asked = _text(str(folder), file) or ""
        if asked.startswith("@"):
            raise click.UsageError(f"{asked} asks a project; a server takes SPARQL that names its graphs")
        result = ask(endpoint, asked, timeout_s=timeout)
        _print(result, form or "table")
        return
    terms = load(ontology)
    if listed:
        _list(named_queries(terms))
        return
    text = _text(query, file)
    if not text:
        raise click.UsageError("name a QUERY, a file with -f, or --list")
    with Store.open(folder, ontology=terms) as store:
        if text.startswith("@"):
            stored = named_query(text, terms)
            text = stored.bind([_find(actor, store, terms) for actor in actors] if stored.needs else actors)
        elif actors:
            raise click.UsageError("only a stored question (@NAME) takes actors; quote the query as one word")
        result = store.query(text, timeout_s=timeout, inferred=inferred)
    _print(result, form or {"solutions": "table", "boolean": "table", "triples": "ttl"}[result.kind])


def _text(query: str | None, file: Path | None) -> str | None:
    if file is not None:
        return file.read_text(encoding="utf-8", errors="replace")
    if query == "-":
        with click.open_file("-", encoding="utf-8", errors="replace") as stream:
            return str(stream.read())
    return query


def _find(name: str, store: Store, terms: Ontology) -> str:
    from kg.project.names import Names

    return Names(store.claims(), terms).find(name).id


def _print(result: Result, form: str) -> None:
    if form != "table":
        click.echo(result.serialize(form), nl=False)
    elif result.kind == "boolean":
        click.echo("true" if result.boolean else "false")
    elif result.kind == "triples":
        click.echo(result.serialize("ttl"), nl=False)
    else:
        _table(result)


def _table(result: Result) -> None:
    from rich.table import Table

    from kg.cli.terminal import plain, stdout_console
    from kg.store.result import short

    console = stdout_console()
    table = Table(box=None, header_style="dim", pad_edge=False)
    for column in result.columns:
        table.add_column(column, overflow="fold")
    for row in result.terms:
        table.add_row(*(plain(short(cell)) for cell in row))
    if result.terms:
        console.print(table)
    click.echo(f"{len(result.terms)} row{'s' if len(result.terms) != 1 else ''}", err=True)


def _list(queries: dict[str, NamedQuery]) -> None:
    from rich.table import Table

    from kg.cli.terminal import stdout_console

    table = Table(box=None, show_header=False, pad_edge=False)
    for query in queries.values():
        table.add_row(" ".join([f"@{query.name}", *(need.upper() for need in query.needs)]), query.title)
    stdout_console().print(table)
