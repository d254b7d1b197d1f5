"""Who bears a title: the person named right after it, or before it in apposition."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import Via
from kg.nlp.annotation import ActorSpan, Annotated

MAX_GAP = 6
"""Most tokens between a title and a name ("head of the foreign relations committee of X, Y")."""
JOINTS = frozenset({"of", "for", "and", "the", "&", "on", "at"})


def bearers(title: Token, annotated: Annotated, type: str = "Person") -> Iterator[ActorSpan]:
    """Yield the persons named right after a title, or right before it in apposition.

    Args:
        title: The noun of the title ("minister", "broadcaster").
        annotated: The document.
        type: Class of those who can bear it.
    """
    doc = annotated.doc
    inside = [span for span in annotated.at(title.i) if span.actor.type == type and span.via is Via.NAME]
    if inside:
        yield inside[0]
        return
    i, last = title.i + 1, title.i + MAX_GAP
    while i < len(doc) and i <= last:
        persons = [span for span in annotated.at(i) if span.actor.type == type and span.start == i]
        if persons:
            yield persons[0]
            yield from _further(persons[0], title, annotated)
            return
        joined = doc[i].lower_ in JOINTS or (doc[i].is_title and doc[i - 1].lower_ in JOINTS)
        joined = joined or doc[i].pos_ == "ADJ" or _closes_office(i, title, annotated)
        if not (joined or annotated.at(i)) or doc[i].is_sent_start:
            break
        last += bool(annotated.at(i))  # "of the Organization of American States, X" is one step
        i += 1
    if type == "Person":
        yield from apposed(title, annotated)


def _closes_office(i: int, title: Token, annotated: Annotated) -> bool:
    """Return whether a comma stands between an office with its body and the one name of its holder.

    "The foreign minister of Abkhazia, Sergei Shamba, said": the parser hangs the name on Abkhazia. In "the
    president of France, Angela Merkel and" the names are a list, and in "NATO's secretary general, X said" X
    speaks.
    """
    doc = annotated.doc
    if doc[i].text != "," or i + 1 >= len(doc) or title.lower_.endswith("s"):
        return False
    names = [span for span in annotated.at(i + 1) if span.actor.type == "Person"]
    if not names or not (i == title.i + 1 or annotated.at(i - 1)):
        return False
    behind = doc[names[0].end : names[0].end + 1].text
    if i == title.i + 1:
        return behind == ","
    return doc[title.i + 1].lower_ in {"of", "for"} and behind.lower() not in {"and", "or", "'s", "’s"}


def apposed(title: Token, annotated: Annotated) -> list[ActorSpan]:
    """Return the persons whom a title describes from behind a comma or bracket ("Kim, the leader of")."""
    doc = annotated.doc
    for i in range(title.i - 1, max(title.i - 2 * MAX_GAP, 0), -1):
        if doc[i].text in {",", "(", "–"}:
            return _before(i, title, annotated)
        if doc[i].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PART", "CCONJ", "ADP", "PUNCT", "NUM"}:
            return []
        if doc[i].is_sent_start:
            return []
    return []


def _before(comma: int, title: Token, annotated: Annotated) -> list[ActorSpan]:
    """Return the person named right before a comma, all of a list where the title is a plural.

    "President Mwanawasa of Zambia, the chairman of SADC"; "A, B and C, members of the network".
    """
    doc = annotated.doc
    found = list(annotated.at(comma - 1))
    if found and all(span.actor.type == "State" for span in found):
        i = found[0].start - 1
        i -= i > 0 and doc[i].lower_ == "the"
        found = list(annotated.at(i - 1)) if i > 0 and doc[i].lower_ in {"of", "from"} else []
    found = [span for span in found if span.actor.type == "Person"]
    while found and title.lower_.endswith("s") and found[0].start > 1:
        if doc[found[0].start - 1].lower_ not in {"and", ","}:
            break
        further = [span for span in annotated.at(found[0].start - 2) if span.actor.type == "Person"]
        if not further:
            break
        found = further[:1] + found
    return found


def _further(first: ActorSpan, title: Token, annotated: Annotated) -> Iterator[ActorSpan]:
    """Yield the other persons of a plural title ("Presidents A of X and B of Y")."""
    if not title.lower_.endswith("s"):
        return
    i = first.end
    for token in annotated.doc[i : i + 2 * MAX_GAP]:
        for span in annotated.at(token.i):
            if span.start == token.i and span.actor.type == "Person":
                yield span
        if token.pos_ in {"VERB", "AUX"}:
            return
