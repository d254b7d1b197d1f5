"""``kg build``: documents → claims, RDF, map."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Documents → claims, RDF store, map.html.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder of the project.")
@click.option("--shards", metavar="DIR", help="Write shards instead, here or to s3://…, gs://….")
@click.option("-j", "--jobs", default=1, show_default=True, type=click.IntRange(1), help="Processes.")
@click.option(
    "--engine", default="local", show_default=True, help="With --shards: local, dask, dask=tls://HOST:PORT."
)
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
@click.option("--model", help="Name or folder of another spaCy pipeline; loading one runs its code.")
@click.option("--dry-run", is_flag=True, help="List what would be read as JSON lines; write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="No report.")
def command(
    inputs: tuple[str, ...],
    out: Path | None,
    shards: str | None,
    jobs: int,
    engine: str,
    ontology: Path | None,
    model: str | None,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Read documents, take their claims, write a project folder.

    INPUT is a text, HTML or other supported file, a folder, a URL, - for stdin, or a .jsonl of documents.
    The folder gets claims.jsonl, graph.trig, graph.graphml, map.html and the RDF store. What it already
    holds stays: the same text is not read again, a changed one is replaced. Beyond 20,000 claims the
    map, GraphML and TriG are left to kg map and kg export.

    Exit code: 0 done, 1 failed, 2 wrong usage, 3 some documents failed (the rest is done),
    130 stopped by Ctrl-C (the same command goes on from there).

    With --shards it writes Parquet and N-Quads in parts, which `kg load` and `kg push` take: for what
    outgrows one machine.

    \b
    Example:
      kg build seeds/ -o out/
      kg build articles.jsonl https://example.org/news.html -o out/
      kg build archive/ --shards s3://bucket/news --engine dask=tls://scheduler:8786
    """
    if (out is None) == (shards is None):
        raise click.UsageError("name either a project by -o or a folder by --shards")
    if shards is not None:
        from kg.cli.sharding import build_shards

        if dry_run:
            raise click.UsageError("--dry-run is for projects")
        raise SystemExit(
            build_shards(
                inputs, shards, engine=engine, jobs=jobs, ontology=ontology, model=model, quiet=quiet
            )
        )
    assert out is not None
    if engine != "local":
        raise click.UsageError("--engine needs --shards; one store has one writer")
    if dry_run:
        from kg.cli.dry import show as show_inputs

        raise SystemExit(show_inputs(inputs, out))
    # Loading the store and spaCy takes two seconds; `kg build --help` must not.
    from rich.console import Console

    from kg.cli.report import show
    from kg.cli.terminal import plain
    from kg.project import build
    from kg.run import Progress

    console = Console(stderr=True, highlight=False, quiet=quiet)
    with Progress(console) as progress:
        project = build(
            inputs,
            out,
            ontology=ontology,
            model=model,
            jobs=jobs,
            watch=lambda _, claims: progress.step(claims),
        )
    project.close()
    report = project.report
    if report is None:
        return
    show(report, out, console)
    if report.failures:
        if quiet:
            for failure in report.failures:
                click.echo(plain(f"failed: {failure}"), err=True)
        raise SystemExit(3 if report.added or report.unchanged else 1)
