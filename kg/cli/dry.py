"""What ``kg build --dry-run`` prints: the documents that it would read, and what it could not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click


def show(inputs: Iterable[str], out: Path) -> int:
    """Print a JSON line for each document and a line on stderr for each failure; write nothing.

    Args:
        inputs: As ``kg build`` takes them.
        out: The project folder; what it holds is told from what is new.

    Returns:
        The exit code that the build would have.
    """
    from kg.cli.terminal import plain
    from kg.codec import dump_line
    from kg.sources import Failure, read
    from kg.store.folder import RECORDS, is_project
    from kg.store.records import Records

    records = Records(out / RECORDS, write=False) if is_project(out) else None
    read_count = failed = 0
    for entry in read(inputs):
        if isinstance(entry, Failure):
            failed += 1
            click.echo(f"failed: {plain(str(entry))}", err=True)
            continue
        read_count += 1
        held = next(iter(records.documents([entry.id])), None) if records else None
        state = "new" if held is None else "held" if held[0].text == entry.text else "changed"
        published = entry.published.isoformat() if entry.published else None
        line = {"id": entry.id, "state": state, "characters": len(entry.text), "published": published}
        click.echo(dump_line({**line, "title": entry.title, "origin": entry.origin}))
    if records:
        records.close()
    click.echo(
        f"{read_count:,} documents would be read, {failed:,} inputs fail; nothing was written", err=True
    )
    return 0 if not failed else 3 if read_count else 1
