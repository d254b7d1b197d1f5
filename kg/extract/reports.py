"""What a report is: words that put a passage into somebody's mouth, and which passage that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from kg.extract.tree import SUBJECT, is_passive
from kg.extract.words import phrases, words
from kg.model import Attribution

FINITE = frozenset({"VBD", "VBZ", "VBP"})
ABOUT = frozenset({"of", "for", "about", "over", "on", "against", "with"})
LONG_SENTENCE = 400
"""Tokens; beyond, a "sentence" is a table or a list, and searching its tree verb by verb takes minutes."""
NEAR_QUOTE = 12
"""Farthest a verb stands behind the quotation it closes, in tokens."""


@dataclass(frozen=True, slots=True)
class Report:
    """A verb, phrase or noun that reports, with its sources, outermost first."""

    trigger: Token
    """The verb, the reporting noun, or the head of the phrase after "according to"."""
    kind: str
    """verb, closing (a verb with its speaker at the end of a sentence), phrase, citing or noun."""
    start: int
    """First token of the reporting words and their source."""
    end: int
    sources: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class ReportLists:
    """The word lists about reporting."""

    verbs: frozenset[str]
    object_verbs: frozenset[str]
    published: frozenset[str]
    charging: frozenset[str]
    rejecting: frozenset[str]
    clause_verbs: frozenset[str]
    request_verbs: frozenset[str]
    evidence_verbs: frozenset[str]
    closing_verbs: frozenset[str]
    citing: frozenset[str]
    nouns: frozenset[str]
    documents: frozenset[str]
    issuing: frozenset[str]
    uttering: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, lexicon: dict[str, Any]) -> ReportLists:
        """Return the lists of ``lexicon/attribution.toml``."""
        names = cls.__slots__[:-1]
        fixed = sorted(tuple(item.split()) for item in phrases(lexicon, "prepositions"))
        lists = {name: words(lexicon, name) for name in names}
        return cls(**lists, prepositions=tuple(fixed))


def is_said(lower: Token, verb: Token, lists: ReportLists, below: Token | None = None) -> bool:
    """Return whether a dependent of a reporting verb is what is reported, not who, when or where.

    Args:
        lower: The dependent.
        verb: The reporting verb.
        lists: The word lists.
        below: What of the dependent is asked about: in "accused Armenia of shelling" the parser may hang the
            gerund on the accused.
    """
    lemma = verb.lemma_.lower()
    if lower.dep_ == "obj" and lemma in lists.charging and below is not None:
        charge = below.dep_ == "acl" or (below.dep_ == "nmod" and lower.pos_ == "PROPN")
        return charge and any(child.lower_ in {"of", "for", "over"} for child in below.children)
    if lower.dep_ == "obj" and any(c.dep_ == "amod" and c.tag_ in FINITE for c in lower.children):
        return True  # "said Iran armed Hezbollah", where the parser takes the clause for one noun phrase
    if lower.dep_ == "obj" and any(c.dep_ in {"cop", "mark"} for c in lower.children):
        return True  # "writes that half of them are recruits", where the parser sees a noun alone
    match lower.dep_:
        case "ccomp" | "csubj:pass" | "csubj":
            return not any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in lower.children)
        case "parataxis":
            return lemma not in lists.clause_verbs and lower.i > verb.i
        case "xcomp":
            return lemma not in lists.clause_verbs or lemma in lists.request_verbs
        case "obj" if lemma in lists.rejecting and below is not None:
            return lower.lemma_.lower() in lists.nouns  # "dismissed reports that ..."
        case "obj" if any(child.dep_ == "compound:prt" for child in verb.children):
            return False  # "called off talks"
        case "obj" | "nsubj:pass":
            if lower.dep_ == "nsubj:pass" and (lemma in {"accuse", "blame"} or not _has_be(verb)):
                return False  # "the Kathmandu Post reported", taken for a passive
            return lemma in lists.object_verbs | lists.published
        case "obl" | "advcl" | "acl":
            marks = {child.lower_ for child in lower.children if child.dep_ in {"case", "mark"}}
            quoted = lemma in lists.citing and "as" in marks  # "was quoted as having urged"
            return quoted or (lemma in lists.object_verbs | lists.charging and bool(marks & ABOUT))
        case _:
            return False


def _has_be(verb: Token) -> bool:
    return any(child.dep_ == "aux:pass" for child in verb.children)


def points_at_sentence(verb: Token) -> bool:
    """Return whether a report is about the sentence before it: "This was reported by El País"."""
    if not is_passive(verb):
        return any(child.dep_ == "obj" and child.lower_ in {"this", "that"} for child in verb.children)
    return any(child.dep_ in SUBJECT and child.lower_ in {"this", "that", "it"} for child in verb.children)


def points_back(report: Report) -> bool:
    """Return whether a report is about the sentence before it and says nothing itself."""
    verb = report.trigger
    clause = any(child.dep_ in {"ccomp", "csubj", "csubj:pass"} for child in verb.children)
    return report.kind == "verb" and points_at_sentence(verb) and not clause


def stray_clause(verb: Token) -> Token | None:
    """Return the that-clause which the parser hung on a phrase below a reporting verb instead of on the verb.

    "said in a statement on Tuesday that ...": the nearer noun gets the clause in one of three such sentences.
    """
    if len(verb.sent) > LONG_SENTENCE:
        return None
    for token in verb.subtree:
        if token.i <= verb.i or token.dep_ not in {"acl", "acl:relcl", "advcl", "ccomp"}:
            continue
        if not any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children):
            continue
        host = token.head
        while host != verb and host.dep_ in {"obl", "nmod", "obj", "iobj", "obl:unmarked", "nmod:unmarked"}:
            host = host.head
        if host == verb and token.head != verb:
            return token
    return None


def is_parenthetical(verb: Token) -> bool:
    """Return whether a report is set into what it reports: ", officials said," or "as Kyiv says"."""
    if verb.dep_ == "parataxis":  # with a clause of its own, "; Moscow says ..." is a sentence of its own
        return not any(child.dep_ == "ccomp" for child in verb.children)
    return verb.dep_ == "advcl" and any(
        child.dep_ in {"mark", "advmod"} and child.lower_ == "as" for child in verb.children
    )
