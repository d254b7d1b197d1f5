"""``kg serve``: a SPARQL endpoint and an explorer for one project."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="SPARQL endpoint + explorer pages.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--timeout", default=30.0, show_default=True, type=click.FloatRange(0.1), help="Seconds a query."
)
@click.option(
    "--max-rows", default=100_000, show_default=True, type=click.IntRange(1), help="Rows an answer."
)
@click.option("--allow-host", multiple=True, metavar="NAME", help="Another name this server answers to.")
@click.option("--cors", multiple=True, metavar="ORIGIN", help="A site whose scripts may read the answers.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(
    folder: Path,
    host: str,
    port: int,
    timeout: float,
    max_rows: int,
    allow_host: tuple[str, ...],
    cors: tuple[str, ...],
    ontology: Path | None,
) -> None:
    """Serve a project read-only: pages at / and SPARQL 1.1 at /sparql.

    It listens on this machine alone unless --host says otherwise, answers only to its own names, writes
    nothing and calls nobody. A project that is built anew meanwhile is picked up.

    \b
    Example:
      kg serve out/
      curl -H 'Accept: text/csv' 'http://127.0.0.1:8000/sparql?query=SELECT+*+%7B+%3Fa+kg:alliedWith+%3Fb+%7D'
    """
    from kg.errors import MissingExtra

    try:
        import uvicorn

        from kg.server.app import application
        from kg.server.guard import LOCAL
    except ImportError as error:
        raise MissingExtra(error.name or "starlette", "serve") from error
    from kg.ontology import load

    hosts = {*LOCAL, host, *allow_host}
    app = application(folder, load(ontology), timeout_s=timeout, max_rows=max_rows, hosts=hosts, origins=cors)
    click.echo(f"http://{host}:{port}/ – Ctrl+C ends it", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
