"""Claims, actors and pairs as static HTML for notebooks: inline styles, all text escaped, nothing loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kg.model import Actor, Claim, Document, Polarity
from kg.ontology import Ontology
from kg.views.charts import COLOURS, day_of, sign_bar, sign_counts, sign_words, timeline_svg
from kg.views.marks import marks
from kg.views.words import TYPES, is_fact_like, relation_label, sign_of, stated_as, told_by

# Fixed dark ink on the marks: a notebook may be dark, and the sanitiser keeps no style sheet.
_MARKS = {"subject": "#ffe7b3", "relation": "#ffd3bd", "object": "#cfe6f7", "speaker": "#e3e0f5"}
_CELL = "text-align:left;vertical-align:top;padding:5px 9px;border-bottom:1px solid #9aa5b155"
_SOFT = "opacity:.75;font-size:90%"


def evidence_html(claim: Claim) -> str:
    """Return the evidence with subject, relation words, object and speakers marked."""
    text, at, parts = claim.evidence.text, 0, []
    for mark in marks(claim):
        style = f"background:{_MARKS[mark.role]};color:#14202b;border-radius:3px;padding:0 2px"
        words = escape(text[mark.start : mark.end])
        parts.append(escape(text[at : mark.start]))
        parts.append(f'<mark title="{mark.role}" style="{style}">{words}</mark>')
        at = mark.end
    return "".join(parts) + escape(text[at:])


def triple_html(claim: Claim, ontology: Ontology) -> str:
    """Return subject, relation and object; what is denied or not firm carries its badge."""
    colour = COLOURS[sign_of(claim.relation, ontology)]
    denied = claim.polarity is Polarity.NEGATIVE
    line = "text-decoration:line-through;" if denied else ""
    badge = ""
    if not is_fact_like(claim):
        look = "border:1px dashed currentColor;border-radius:5px;padding:0 5px;font-size:85%"
        badge = f'<span style="{look}">{escape(stated_as(claim))}</span> '
    relation = escape(relation_label(claim.relation, ontology))
    subject, object = escape(claim.subject.actor.name), escape(claim.object.actor.name)
    return f'<b>{subject}</b> {badge}<span style="{line}color:{colour}">{relation}</span> <b>{object}</b>'


def claim_html(claim: Claim, ontology: Ontology) -> str:
    """Return one claim: who stands in which relation to whom, the sentence, and who says it."""
    source = f"{claim.evidence.document}, characters {claim.evidence.start}–{claim.evidence.end}"
    facts = [f"said by {told_by(claim)}", stated_as(claim)]
    facts += [claim.time.text] if claim.time else []
    facts += [claim.place.name] if claim.place else []
    facts += [claim.quantity.text] if claim.quantity else []
    facts += [f"confidence {claim.confidence:.2f}", source]
    return (
        f'<div style="margin:6px 0;text-align:left"><div>{triple_html(claim, ontology)}</div>'
        f'<div style="margin:3px 0;line-height:1.6">{evidence_html(claim)}</div>'
        f'<div style="{_SOFT}">{escape(" · ".join(facts))}</div></div>'
    )


def claims_html(
    claims: Sequence[Claim],
    ontology: Ontology,
    *,
    limit: int = 50,
    reviews: Mapping[str, str] | None = None,
) -> str:
    """Return a table of claims with marked evidence; it says how many it leaves out.

    Args:
        claims: In the order of the rows.
        ontology: Labels and signs of the relations.
        limit: Rows.
        reviews: Id of a claim → ``accepted`` or ``rejected``.
    """
    if not claims:
        return "<p>No claims.</p>"
    heads = ("Claim", "In the words of the document", "Said by")
    rows = [_row(f"<b>{head}</b>" for head in heads)]
    for claim in claims[:limit]:
        said = f"{escape(told_by(claim))}<br>{_soft(_place(claim))}"
        if verdict := (reviews or {}).get(claim.id):
            said += f"<br><b>{escape(verdict)}</b>"
        rows.append(_row((triple_html(claim, ontology), evidence_html(claim), said)))
    rest = f"<p>and {len(claims) - limit:,} more of {len(claims):,} claims</p>" if len(claims) > limit else ""
    return _table(rows) + rest


def summary_html(claims: Sequence[Claim], ontology: Ontology, *, title: str, documents: int = 0) -> str:
    """Return counts, the bar of signs and the six firmest claims: a project at a glance, without the map."""
    actors = {mention.actor.id for claim in claims for mention in (claim.subject, claim.object)}
    counts = [_count(len(claims), "claim"), _count(len(actors), "actor")]
    counts += [_count(documents, "document")] if documents else []
    firmest = sorted(claims, key=lambda claim: (not is_fact_like(claim), -claim.confidence, claim.id))[:6]
    return _block(
        f"<b>{escape(title)}</b>",
        ", ".join(counts),
        _signs(claims, ontology),
        claims_html(firmest, ontology) if firmest else "",
    )


def actor_html(
    actor: Actor,
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    ontology: Ontology,
    *,
    aliases: Sequence[str] = (),
) -> str:
    """Return an actor's card: class, other names, signs, days, strongest partners."""
    own = [claim for claim in claims if actor.id in (claim.subject.actor.id, claim.object.actor.id)]
    partners: dict[str, list[Claim]] = defaultdict(list)
    names: dict[str, str] = {}
    for claim in own:
        for other in (claim.subject.actor, claim.object.actor):
            if other.id != actor.id:
                partners[other.id].append(claim)
                names[other.id] = other.name
    strongest = sorted(partners, key=lambda iri: (-len(partners[iri]), iri))[:8]
    rows = [
        _row((escape(names[iri]), sign_bar(own_with, ontology, width=90), _relations(own_with, ontology)))
        for iri in strongest
        for own_with in [partners[iri]]
    ]
    told = ", ".join(filter(None, (TYPES.get(actor.type, actor.type), actor.country, actor.sector)))
    return _block(
        f"<b>{escape(actor.name)}</b> {_soft(told)}",
        _soft("also " + ", ".join(aliases)) if aliases else "",
        _count(len(own), "claim"),
        _signs(own, ontology),
        _seen(own, documents, ontology),
        _table(rows),
    )


def dyad_html(
    first: Actor,
    second: Actor,
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    ontology: Ontology,
    *,
    limit: int = 30,
) -> str:
    """Return what is said between two actors: signs over time, then the claims of both directions."""
    pair = {first.id, second.id}
    own = [claim for claim in claims if {claim.subject.actor.id, claim.object.actor.id} == pair]
    return _block(
        f"<b>{escape(first.name)} and {escape(second.name)}</b>",
        _count(len(own), "claim"),
        _signs(own, ontology),
        _seen(own, documents, ontology),
        claims_html(own, ontology, limit=limit),
    )


def _seen(claims: Sequence[Claim], documents: Mapping[str, Document], ontology: Ontology) -> str:
    days = sorted(day for claim in claims if (day := day_of(claim, documents)))
    if not days:
        return ""
    seen = f"first seen {days[0].isoformat()}, last seen {days[-1].isoformat()}"
    return f"{timeline_svg(claims, documents, ontology)}<br>{_soft(seen)}"


def _signs(claims: Sequence[Claim], ontology: Ontology) -> str:
    words = sign_words(sign_counts(claims, ontology))
    return f"{sign_bar(claims, ontology)}<br>{_soft(words)}" if claims else ""


def _place(claim: Claim) -> str:
    return f"{claim.evidence.document}, {claim.evidence.start}–{claim.evidence.end}"


def _relations(claims: Sequence[Claim], ontology: Ontology) -> str:
    labels = dict.fromkeys(
        ("not: " if claim.polarity is Polarity.NEGATIVE else "") + relation_label(claim.relation, ontology)
        for claim in claims
    )
    return escape(", ".join(list(labels)[:3]) + (" …" if len(labels) > 3 else ""))


def _block(*parts: str) -> str:
    return '<div style="text-align:left">' + "<br>".join(filter(None, parts)) + "</div>"


def _soft(text: str) -> str:
    return f'<span style="{_SOFT}">{escape(text)}</span>'


def _row(cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _table(rows: Sequence[str]) -> str:
    return f'<table style="border-collapse:collapse"><tbody>{"".join(rows)}</tbody></table>' if rows else ""


def _count(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"
