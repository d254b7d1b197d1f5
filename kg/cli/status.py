"""``kg status``: what a project holds, what failed, and whether a build is at work."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Documents, failures, and whether a build is at work.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--failed", is_flag=True, help="The inputs that failed as JSON lines, nothing else.")
def command(folder: Path, failed: bool) -> None:
    """Say how far a project is: also while a build runs, or after one was killed.

    An input stays listed as failed until it is read in a later build.

    \b
    Example:
      kg status out/
      kg status out/ --failed > quarantine.jsonl
    """
    from kg.cli.terminal import plain
    from kg.codec import dump_line
    from kg.errors import StoreError
    from kg.store.folder import LOCK, RECORDS, is_project
    from kg.store.records import Records

    if not is_project(folder):
        raise StoreError(f"{folder} is no project; `kg build INPUT... -o {folder}` makes one")
    records = Records(folder / RECORDS, write=False)
    try:
        manifest = records.manifest()
    finally:
        records.close()
    failures = [(record.origin or record.id, record.status) for record in manifest if record.status != "done"]
    if failed:
        for origin, status in failures:
            click.echo(dump_line({"origin": origin, "reason": status.removeprefix("failed: ")}))
        return
    done = [record for record in manifest if record.status == "done"]
    click.echo(
        f"documents {len(done):,}, {sum(not record.claims for record in done):,} of them without a claim"
    )
    click.echo(f"claims    {sum(record.claims for record in done):,}")
    click.echo(f"building  {plain(_holder(folder / LOCK))}")
    click.echo(f"failed    {len(failures):,}")
    for origin, status in failures:
        click.echo(f"  {plain(origin)}: {plain(status.removeprefix('failed: '))}")


def _holder(path: Path) -> str:
    """Return who holds a project's lock, as a word or two."""
    from kg.errors import StoreError
    from kg.store.lock import Lock, holder_of

    # A build empties the file when it ends: an empty one needs no trial that stops the next.
    holder = holder_of(path)
    if not holder:
        return "no"
    try:
        Lock(path).release()
    except StoreError:
        return f"yes, {holder}"
    except OSError:
        return f"not known, the folder cannot be written; last {holder}"
    return f"no, the last one was killed: {holder}; build again to go on"
