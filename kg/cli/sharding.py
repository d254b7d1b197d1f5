"""What ``kg build --shards`` does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click


def build_shards(
    inputs: Sequence[str],
    out: str,
    *,
    engine: str,
    jobs: int,
    ontology: Path | None,
    model: str | None,
    quiet: bool,
) -> int:
    """Build shards and report on stderr.

    Args:
        inputs: Files and folders.
        out: Folder or address of the shards.
        engine: As the user names it.
        jobs: Workers to start.
        ontology: A user's own folder of ontologies.
        model: Name or path of another pipeline.
        quiet: Whether only failures are told.

    Returns:
        The exit code.
    """
    from rich.console import Console

    from kg.cli.terminal import plain
    from kg.run import Progress
    from kg.run.engines import engine as engine_named
    from kg.shards import build
    from kg.shards.work import Finished

    console = Console(stderr=True, highlight=False, quiet=quiet)
    workers = engine_named(engine, jobs)
    with Progress(console) as progress:

        def watch(done: Finished) -> None:
            progress.step(done.claims, documents=done.documents)
            for _ in done.failures:
                progress.step(None)

        built = build(inputs, out, engine=workers, ontology=ontology, model=model, watch=watch)
    index = built.index
    kept = index.parts - built.redone
    console.print(
        f"{index.documents:,} documents, {index.claims:,} claims in {index.parts:,} parts, "
        f"{kept:,} of them finished before, in {built.seconds:.1f} s",
        style="bold",
    )
    for failure in built.failures[:10]:
        click.echo(plain(f"failed: {failure}"), err=True)
    if index.failures > 10:
        click.echo(f"… {index.failures:,} in all; they are in {out}/failures.jsonl", err=True)
    console.print(f"Next: kg load {out} --store PROJECT, or kg push {out} --endpoint URL")
    return 3 if index.failures else 0
