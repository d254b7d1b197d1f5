"""``kg why``: the evidence behind an edge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from kg.model import Claim, Document
    from kg.project import Project

COLOURS = {"subject": "bold cyan", "object": "bold magenta", "relation": "bold yellow", "speaker": "green"}


@click.command(short_help="The evidence behind an edge.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--relation", help="Only claims of this relation.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, as kg extract prints them.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path),
    help="Own folder of ontologies, laid over the shipped ones.",
)
def command(
    folder: Path, first: str, second: str, relation: str | None, as_json: bool, ontology: Path | None
) -> None:
    """Print every passage that says something about A and B, in time order.

    Both directions count. Each claim comes with who says it, whether it is denied, possible or planned, and
    the very words, in which subject, relation and object are marked. A and B are names, aliases or IRIs.
    Where no claim joins the two, the shortest chain of stated claims is printed, each step by its surest one.

    \b
    Example:
      kg why out/ Russia "North Korea"
      kg why out/ Kremlin DPRK --relation agreesWith
    """
    from kg.cli.terminal import stdout_console
    from kg.codec import claim_to_dict, dump_line
    from kg.project import open as open_project

    with open_project(folder, ontology=ontology) as project:
        page = project.dyad(first, second)
        claims = [claim for claim in page.claims if relation in (None, claim.relation)]
        if as_json:
            verdicts = project.reviews.verdicts
            for claim in claims:
                review = {"review": verdicts[claim.id]} if claim.id in verdicts else {}
                click.echo(dump_line(claim_to_dict(claim) | review))
            return
        console = stdout_console()
        chain = [] if claims or relation else _chain(project, page.first.id, page.second.id)
        for claim in claims or chain:
            _show(claim, page.documents.get(claim.evidence.document), project, console)
    noun = "claim" if len(claims) == 1 else "claims"
    click.echo(f"{len(claims)} {noun} between {page.first.name} and {page.second.name}", err=True)
    if chain:
        steps = "step" if len(chain) == 1 else "steps"
        click.echo(
            f"above: the shortest chain of stated claims from one to the other, {len(chain)} {steps}",
            err=True,
        )


def _chain(project: Project, first: str, second: str) -> list[Claim]:
    """Return the surest claim of each step from one actor to another."""
    found = {claim.id: claim for claim in project.claims()}
    return [found[link.claims[0]] for link in project.chain(first, second)]


def _show(claim: Claim, document: Document | None, project: Project, console: Console) -> None:
    from rich.padding import Padding

    from kg.cli.terminal import plain
    from kg.views.words import decided, own_voice, stated_as, triple

    review = project.reviews.current.get(claim.id)
    judged = decided(review) if review else ""
    says = ", citing ".join(said.name for said in claim.attribution) or own_voice(document)
    marks = (plain(stated_as(claim), "dim"), *([plain(judged, "bold red")] if judged else []))
    console.print(plain(triple(claim, project.ontology), "bold"), *marks)
    console.print(Padding(_marked(claim), (0, 0, 0, 2)))
    facts = [f"says: {says}", *_circumstances(claim), _place(claim, document)]
    console.print(Padding(plain(" · ".join(facts), "dim"), (0, 0, 1, 2)))


def _marked(claim: Claim) -> Text:
    from kg.cli.terminal import plain
    from kg.views.marks import marks

    text = plain(claim.evidence.text)
    for mark in marks(claim):
        text.stylize(COLOURS[mark.role], mark.start, mark.end)
    return text


def _circumstances(claim: Claim) -> list[str]:
    facts = []
    if claim.time is not None:
        days = [day.isoformat() for day in (claim.time.start, claim.time.end) if day]
        facts.append(f"when: {claim.time.text}" + (f" ({' to '.join(dict.fromkeys(days))})" if days else ""))
    if claim.place is not None:
        facts.append(f"where: {claim.place.name}")
    if claim.quantity is not None:
        facts.append(f"how many: {claim.quantity.text}")
    return facts


def _place(claim: Claim, document: Document | None) -> str:
    published = f", {document.published.isoformat()}" if document and document.published else ""
    place = f"{claim.evidence.document}{published}, characters {claim.evidence.start}–{claim.evidence.end}"
    return f"in: {place} · claim {claim.id}"
