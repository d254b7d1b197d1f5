"""The command line: one file per command, loaded when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from kg.errors import KGError

COMMANDS = (
    "build",
    "load",
    "status",
    "extract",
    "resolve",
    "query",
    "why",
    "map",
    "analyze",
    "diff",
    "serve",
    "export",
    "push",
    "mentions",
    "evaluate",
    "remove",
    "validate",
    "merge",
    "split",
    "review",
)
"""Names of the commands, in the order of ``kg --help``; each is ``kg.cli.<name>.command``."""


INTERRUPTED = 130
"""Exit code after Ctrl-C, as of any program that the signal ends (128 + 2)."""


class LazyGroup(click.Group):
    """Loads a command when it is named and turns a KGError into one line.

    Importing spaCy costs 1.7 s; ``kg --help`` must not pay it.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in their reading order, not by alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command or None when there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"kg.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; an error on purpose becomes one line on stderr and exit code 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of our stdout left ("kg extract … | head"): no error, and no second one at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except KeyboardInterrupt:
            # What was done is stored already; click would say "Aborted!" and exit with 1.
            click.echo("stopped; what was done is kept, the same command goes on from there", err=True)
            ctx.exit(INTERRUPTED)
        except KGError as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(1)


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="geokg", prog_name="kg")
@click.option("-v", "--verbose", is_flag=True, help="Log what happens on stderr.")
def main(verbose: bool) -> None:
    """Read news, keep every claim with its words, query, measure and draw who acts on whom.

    \b
    Example:
      kg build seeds/ -o out/
    """
    if verbose:
        import logging

        logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
