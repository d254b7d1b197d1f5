"""``kg validate``: check a project."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Check quotes, offsets and the RDF.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
@click.option("--shacl", is_flag=True, help="Check the SHACL shapes too; slow.")
@click.pass_context
def command(context: click.Context, folder: Path, ontology: Path | None, shacl: bool) -> None:
    """Check that every quoted word stands in its document where the offsets say, and that the RDF is whole.

    Prints one line for each thing that is wrong and exits with 1; prints nothing when all is well.

    \b
    Example:
      kg validate out/
      kg validate out/ --shacl
    """
    from kg.ontology import load
    from kg.store import Store
    from kg.store.checks import violations

    terms = load(ontology)
    with Store.open(folder, ontology=terms) as store:
        found = list(violations(store))
        if shacl:
            from kg.store.shapes import misshapen

            found += misshapen(store.oxigraph, terms)
        claims = sum(record.claims for record in store.manifest())
    for line in found:
        click.echo("".join(char if char.isprintable() else " " for char in line))
    click.echo(f"{claims} claims checked, {len(found)} wrong", err=True)
    if found:
        context.exit(1)
