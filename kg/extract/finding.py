"""Find the reports of a Doc: verbs, phrases and nouns that put a passage into somebody's mouth."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.closing import closing_speaker, inserted_speaker, inverted_speaker, left_speaker
from kg.extract.grammar import deep_subjects, surface_subjects
from kg.extract.reports import (
    NEAR_QUOTE,
    Report,
    ReportLists,
    is_parenthetical,
    is_said,
    points_at_sentence,
    stray_clause,
)
from kg.extract.sources import DEMONSTRATIVE, Sources
from kg.extract.tree import SUBJECT, children, conjuncts, is_passive
from kg.model import Attribution


def find_reports(doc: Doc, sources: Sources, lists: ReportLists, near_quote: frozenset[int]) -> list[Report]:
    """Return the reports of a Doc in text order.

    Args:
        doc: A parsed Doc.
        sources: Turns phrases into attributions; asked in text order.
        lists: The word lists.
        near_quote: Tokens close enough to a quotation to introduce it.
    """
    found: list[Report] = []
    by_trigger: dict[int, Report] = {}
    for token in doc:
        report = _phrase(token, sources, lists) or _verb(token, sources, lists, near_quote, by_trigger)
        report = report or _noun(token, sources, lists)
        if report is not None and report.trigger.i not in by_trigger:
            found.append(report)
            by_trigger[report.trigger.i] = report
    return found


def _verb(
    token: Token, sources: Sources, lists: ReportLists, near_quote: frozenset[int], known: dict[int, Report]
) -> Report | None:
    lemma = token.lemma_.lower()
    if (found := _after_mark(token, sources, lists)) is not None:
        return found
    if not (token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")) or lemma not in lists.verbs:
        return None
    if lemma in lists.citing and token.tag_ == "VBG" and token.dep_ in {"advcl", "acl", "dep", "xcomp"}:
        named = [child for child in token.children if child.dep_ in {"obj", "obl"}]
        said = sources.of(named[:1], sources.cue(token.i, token.i + 1))
        return Report(token, "citing", token.i, _right(named[:1], token), said) if said else None
    said_below = any(is_said(child, token, lists) for child in token.children)
    window = None
    if lemma in lists.closing_verbs:
        window = inverted_speaker(token) or closing_speaker(token)
        if window is None and not (children(token, "ccomp", "xcomp", "obj") or is_parenthetical(token)):
            window = inserted_speaker(token)
    near = token.i in near_quote or points_at_sentence(token) or lemma in lists.charging | lists.rejecting
    near = near or (lemma in lists.closing_verbs and stray_clause(token) is not None)
    if not (said_below or is_parenthetical(token) or near or window):
        return None
    if any(
        child.dep_ == "advmod" and child.lower_ in {"not", "n't", "n’t", "never"} for child in token.children
    ):
        return None  # "did not say that": nobody said it
    heads = _speakers(token, lists, known)
    cue = sources.cue(token.i, token.i + 1)
    if window:
        said = sources.of([window[1]], cue)
        return Report(token, "closing", window[0], window[2], said) if said else None
    if isinstance(heads, tuple):
        return Report(token, "verb", *_span(token, []), heads)
    cited = [known[i] for i in known if known[i].kind == "phrase" and known[i].start == token.sent.start]
    heads = [head for head in heads if not any(r.start <= head.i < r.end for r in cited)]
    said = sources.of(heads, cue)
    if not said and (left := left_speaker(token)) is not None:
        said = sources.of([left], cue)
    if not said and is_passive(token) and not heads and sources.last and _impersonal(token):
        said = sources.again(cue)  # "It is noted that ...": the source before goes on
    if lemma in lists.evidence_verbs and any(head.lower_ in DEMONSTRATIVE for head in heads or ()):
        return None  # "It only underscores": what it is was said before
    if lemma not in lists.closing_verbs or lemma in lists.evidence_verbs:
        said = tuple(item for item in said if item.actor or sources.can_speak(item))
    if not said and token.head.pos_ == "ADJ" and token.dep_ != "ROOT":
        heads = children(token.head, "nsubj")  # "officials familiar with the matter told Reuters"
        said = sources.of(heads, cue)
    return Report(token, "verb", *_span(token, heads), said) if said else None


def _after_mark(token: Token, sources: Sources, lists: ReportLists) -> Report | None:
    """Return the report of “...,” El País reports: the parser often takes "reports" for a noun."""
    if token.tag_ != "NNS" or token.lemma_.lower() not in lists.closing_verbs or token.i < 2:
        return None
    found = closing_speaker(token)
    if found is None or not token.nbor(-1).text[:1].isupper():
        return None
    said = sources.of([token.nbor(-1)], sources.cue(token.i, token.i + 1))
    return Report(token, "closing", found[0], token.i + 1, said) if said else None


def _speakers(
    verb: Token, lists: ReportLists, known: dict[int, Report]
) -> list[Token] | tuple[Attribution, ...]:
    """Return the heads of those who speak, or the attributions of the report that a verb goes on with."""
    head = verb.head
    if head.lemma_.lower() in lists.citing and verb.dep_ in {
        "xcomp",
        "advcl",
        "ccomp",
    }:  # "was quoted as saying"
        if is_passive(head):
            return children(head, "obl:agent") + surface_subjects(head)
        return deep_subjects(head) + children(head, "obj")
    if is_passive(verb):
        if verb.lemma_.lower() in lists.citing:  # "was quoted by Xinhua as having urged"
            return children(verb, "obl:agent") + surface_subjects(verb)
        return [child for child in verb.children if _is_origin(child, lists)]
    found: list[Token] = []
    for subject in deep_subjects(verb):
        if subject.lower_ in DEMONSTRATIVE and head.i in known and verb.dep_ in {"advcl", "acl", "conj"}:
            return known[head.i].sources
        if (
            subject.lemma_.lower() in lists.documents
            and subject.dep_ == "obj"
            and subject.head.lemma_ in lists.issuing
        ):
            found.extend(deep_subjects(subject.head))  # "issued a statement saying"
        else:
            found.append(subject)
    if not found and verb.dep_ in {"advcl", "acl"} and head.i in known:
        return known[head.i].sources
    if not found:  # "said KCNA" where the parser saw an object
        after = [child for child in children(verb, "obj", "obl:unmarked") if child.i == verb.i + 1]
        found = [child for child in after if child.pos_ == "PROPN"]
    first = verb.sent[0]
    if not found and verb.dep_ == "ROOT" and first.text[:1].isupper() and first.nbor().text == ",":
        found = [first]  # "TASS, citing Chad, said", where the parser lost the subject
    return found


def _is_origin(token: Token, lists: ReportLists) -> bool:
    """Return whether a phrase below a passive report names who reported: "by X", "in the newspaper X"."""
    if token.dep_ == "obl:agent":
        return True
    case = next((child.lower_ for child in token.children if child.dep_ == "case"), "")
    if token.dep_ not in {"obl", "nmod"}:
        return False
    printed = token.lemma_.lower() in lists.documents or any(
        child.dep_ in {"appos", "compound", "flat", "nmod:desc"} for child in token.children
    )
    return case == "by" or (
        case in {"in", "on"} and printed and token.ent_type_ not in {"GPE", "LOC", "DATE"}
    )


def _impersonal(verb: Token) -> bool:
    return any(child.dep_ in SUBJECT | {"expl"} and child.lower_ == "it" for child in verb.children)


def _phrase(token: Token, sources: Sources, lists: ReportLists) -> Report | None:
    """Return the report of "according to X" that starts at a token."""
    lower = token.lower_
    for words_ in lists.prepositions:
        if lower != words_[0]:
            continue
        end = token.i + len(words_)
        opening = lower not in {"citing", "quoting"} or token.i == token.sent.start
        if not opening or [t.lower_ for t in token.doc[token.i : end]] != list(words_):
            continue
        head = _noun_after(token, end) if token.lower_ in {"according", "per", "as", "in"} else _cited(token)
        if head is None or (words_ == ("per",) and head.pos_ != "PROPN"):
            return None
        said = sources.of([head], sources.cue(token.i, end))
        return Report(head, "phrase", token.i, _right([head], token), said) if said else None
    return None


def _cited(token: Token) -> Token | None:
    """Return the last noun before the comma in "Citing intelligence sources, ..."."""
    words = token.doc[token.i + 1 : min(token.i + 12, token.sent.end)]
    comma = next((word.i for word in words if word.text == ","), None)
    nouns = [word for word in words if comma and word.i < comma and word.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else None


def _noun_after(token: Token, end: int) -> Token | None:
    """Return the head of the phrase behind a preposition; the next noun where the parser went astray."""
    if token.head.i >= end and token.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return token.head
    for later in token.doc[end : min(end + 8, token.sent.end)]:
        if later.pos_ in {"NOUN", "PROPN"} and not (
            later.dep_ in {"compound", "nmod:poss", "nmod:desc"} and later.head.i > later.i
        ):
            return later
    return None


def _noun(token: Token, sources: Sources, lists: ReportLists) -> Report | None:
    """Return the report of "Russia's claim that ..."."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in lists.nouns:
        return None
    if not any(child.dep_ in {"acl", "ccomp", "acl:relcl"} and _that(child) for child in token.children):
        return None
    owners = children(token, "nmod:poss") or [
        child
        for child in children(token, "nmod")
        if any(c.lower_ in {"by", "from", "of"} for c in child.children)
    ]
    verb = token.head
    if not owners and token.dep_ == "obj" and verb.lemma_ in lists.issuing | lists.uttering:
        owners = deep_subjects(verb)
    said = sources.of(owners, sources.cue(token.i, token.i + 1))
    return Report(token, "noun", token.i, token.i + 1, said) if said else None


def _that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"that", "whether"} for child in clause.children)


def _span(verb: Token, heads: list[Token]) -> tuple[int, int]:
    """Return the tokens of a reporting verb with its speaker, without what is said."""
    near = [head for head in heads if head.sent == verb.sent and abs(head.i - verb.i) < 2 * NEAR_QUOTE]
    inside = [verb, *near, *(item for head in near for item in conjuncts(head))]
    left = min([verb.i, *(head.left_edge.i for head in near)])
    return left, max([item.i for item in inside]) + 1


def _right(heads: list[Token], token: Token) -> int:
    """Return the end of a phrase with these heads, without the sentence that the parser may hang on it."""
    return max([token.i, *(_edge(head) for head in heads)]) + 1


def _edge(head: Token) -> int:
    within = [child for child in head.children if child.i > head.i and not _is_clause(child)]
    return max([head.i, *(child.right_edge.i for child in within)])


def _is_clause(child: Token) -> bool:
    """Return whether a dependent of a source is what it says: "According to Kyiv, troops have entered"."""
    if child.dep_ in {"punct", "parataxis", "ccomp"}:
        return True
    finite = any(below.dep_ in SUBJECT or below.dep_.startswith("aux") for below in child.children)
    return child.dep_ in {"acl", "advcl", "dep"} and finite
