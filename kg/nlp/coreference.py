"""Pronouns that mean an actor, where agreement and syntax leave one reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.actors.names import Names
from kg.model import Actor, Via
from kg.nlp.annotation import ActorSpan
from kg.nlp.quotes import quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
SINGLE = frozenset({"State", "IGO", "Organization", "Media", "ArmedForce", "Group"})
QUOTES = frozenset('“”"«»„')
CLAUSAL = frozenset(
    {"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "csubj", "ROOT", "root"}
)
MAX_CLIMB = 12


class Spans:
    """The actors of a Doc by token, growing as pronouns are resolved."""

    def __init__(
        self,
        doc: Doc,
        spans: Iterable[ActorSpan],
        names: Names,
        pronouns: Iterable[int] = (),
    ) -> None:
        lexicon = names.coreference
        self.doc = doc
        self.pronouns = tuple(pronouns)
        """Tokens that are pronouns, in order."""
        self.collective = frozenset(lexicon["collective"]["nouns"])
        self.plural = frozenset(lexicon["collective"]["plural"])
        self.promising, self.urging = names.promising, names.urging
        self.empty = frozenset(lexicon["empty"]["verbs"])
        self.first_person = frozenset((*lexicon["pronoun"]["first"], *lexicon["pronoun"]["we"]))
        self.all = list(spans)
        self.heads: dict[int, list[ActorSpan]] = {}
        self.within: dict[int, list[ActorSpan]] = {}
        self.starts: dict[int, list[ActorSpan]] = {}
        for span in self.all:
            self._index(span)

    @cached_property
    def inside(self) -> list[bool]:
        """Return for each token whether it is quoted."""
        return quoted(self.doc, self.text)

    @cached_property
    def text(self) -> str:
        """Return the text of the Doc, which spaCy joins anew each time it is asked."""
        return str(self.doc.text)

    @cached_property
    def by_noun(self) -> dict[str, list[ActorSpan]]:
        """Return names and generic mentions of several words by their nouns, in text order."""
        found: dict[str, list[ActorSpan]] = {}
        for span in sorted(self.all, key=lambda span: span.start):
            if span.end - span.start > 1 and span.via in {Via.NAME, Via.GENERIC}:
                for noun in {self.doc[span.end - 1].lower_, self.doc[span.head].lower_}:
                    found.setdefault(noun, []).append(span)
        return found

    def _index(self, span: ActorSpan) -> None:
        self.heads.setdefault(span.head, []).append(span)
        self.starts.setdefault(span.start, []).append(span)
        for i in range(span.start, span.end):
            self.within.setdefault(i, []).append(span)

    def add(self, span: ActorSpan) -> None:
        """Add a resolved span."""
        self.all.append(span)
        self._index(span)

    def of(self, token: Token) -> list[ActorSpan]:
        """Return the actors that a noun phrase with this head means."""
        headed = self.heads.get(token.i)
        if headed:
            return headed
        around = [span for span in self.within.get(token.i, []) if not _is_modifier(self.doc, span)]
        return around[:1]

    def in_sentence(self, sent: Span) -> list[ActorSpan]:
        """Return the actors named in a sentence, in text order; owners and adjectives too."""
        return [span for i in range(sent.start, sent.end) for span in self.starts.get(i, ())]


def _is_modifier(doc: Doc, span: ActorSpan) -> bool:
    return doc[span.head].dep_ in {"amod", "compound", "nmod:poss"}


def resolve_pronouns(spans: Spans, lexicon: dict[str, Any]) -> None:
    """Add a span for every pronoun that has one clear antecedent, from left to right."""
    kinds = {word: kind for kind, words in lexicon["pronoun"].items() for word in words}
    inside = spans.inside
    sents = list(spans.doc.sents)
    starts = [sent.start for sent in sents]
    for i in spans.pronouns:
        token = spans.doc[i]
        kind = kinds.get(token.lower_)
        if kind not in {"person", "thing", "several"} or not token.dep_ or spans.within.get(i):
            continue
        number = bisect_right(starts, i) - 1
        before = [] if inside[i] and kind == "person" else sents[max(0, number - 2) : number][::-1]
        for span in _antecedents(token, kind, spans, before):
            # Who is quoted is not the "he" of what he says.
            if kind != "person" or inside[i] == inside[span.head]:
                spans.add(ActorSpan(i, i + 1, i, span.actor, Via.PRONOUN))


def _antecedents(token: Token, kind: str, spans: Spans, before: list[Span]) -> list[ActorSpan]:
    """Return what a pronoun means; nothing where another reading is possible."""
    if kind == "thing" and _is_expletive(token, spans):
        return []
    if kind == "several" and token.dep_ in {"obj", "iobj", "obl"}:
        # "trains Somali forces and has supplied them": what the sentence named as several, if that is one.
        near = [span for span in spans.in_sentence(token.sent) if span.end <= token.i]
        named = _unique(span for span in near if _is_plural(spans.doc[span.head], span, spans))
        if named:
            return named if len(named) == 1 else []
    for subject in _subjects_above(token, spans):
        found = _agreeing(subject, kind, spans, token)
        if found:
            return found
        if _blocks(subject, kind, spans):
            return []
    if kind == "person":
        bound = _bound(token)
        near = [
            span
            for span in spans.in_sentence(token.sent)
            if span.actor.type == "Person" and span.end <= token.i and span.head not in bound
        ]
        if near:
            persons = _unique(near)
            return persons if len(persons) == 1 else []
    for distance, sent in enumerate(before):
        main = _main_subject(sent)
        if main is not None:
            found = _agreeing(main, kind, spans, token)
            if found:
                return found
            if _blocks(main, kind, spans):
                return []
        if kind == "person":
            persons = _unique(span for span in spans.in_sentence(sent) if span.actor.type == "Person")
            if len(persons) == 1:
                return persons
            if persons:
                return []
        elif distance == 0:
            return []
    return []


def _subjects_above(token: Token, spans: Spans) -> Iterator[Token]:
    """Yield the subjects of the clauses around a pronoun that stand before it, innermost first.

    A quotation is not left: "he" inside it does not mean the speaker. The subject of an infinitive is the
    object of the verb above: "urged Ethiopia to end its attacks".
    """
    node = token
    bound = _bound(token)
    for _ in range(MAX_CLIMB):
        head = node.head
        if head == node:
            return
        if node.dep_ == "conj" and head.dep_ in SUBJECTS and head.i < token.i:
            yield head  # "Russia and its army"
        if token.dep_ == "nmod:poss" and head.lemma_ not in spans.promising:
            yield from (noun for noun in _told(head, node, spans) if spans.of(noun))
        for child in head.children:
            if child.dep_ in SUBJECTS and child.i < token.i and child != node and child.i not in bound:
                if _quote_between(child, token):
                    return
                yield child
        node = head


def _told(verb: Token, infinitive: Token, spans: Spans) -> Iterator[Token]:
    """Yield the object of a verb that stands before an infinitive and does what it says."""
    to = any(child.lower_ == "to" and child.dep_ == "mark" for child in infinitive.children)
    urged = infinitive.dep_ == "advcl" and verb.lemma_ in spans.urging
    if to and (urged or infinitive.dep_ == "xcomp"):
        yield from (
            child for child in verb.children if child.dep_ in {"obj", "iobj"} and child.i < infinitive.i
        )


def _bound(token: Token) -> set[int]:
    """Return the subjects that an object cannot mean: "Kerry called Lavrov and urged him" is not Kerry."""
    found: set[int] = set()
    if token.dep_ not in {"obj", "iobj", "obl"}:
        return found
    verb = token.head
    for _ in range(MAX_CLIMB):
        own = [child.i for child in verb.children if child.dep_ in SUBJECTS]
        found.update(own)
        if own or verb.dep_ not in {"conj", "xcomp"}:
            break
        verb = verb.head
    return found


def _quote_between(first: Token, last: Token) -> bool:
    return any(token.text[:1] in QUOTES for token in first.doc[first.i : last.i + 1])


def _main_subject(sent: Span) -> Token | None:
    root = sent.root
    subjects = [child for child in root.children if child.dep_ in SUBJECTS]
    return subjects[0] if subjects else None


def _agreeing(subject: Token, kind: str, spans: Spans, pronoun: Token) -> list[ActorSpan]:
    """Return the actors that a subject means if they agree with the pronoun."""
    # "Russia and its army": what the pronoun belongs to is no part of what it means.
    joined = (child for child in subject.children if child.dep_ == "conj")
    several = [subject, *(child for child in joined if not child.is_ancestor(pronoun))]
    if kind == "several":
        if len(several) > 1:
            named = [spans.of(token)[:1] for token in several]
            return [span for found in named for span in found] if all(named) else []
        own = spans.of(subject)
        if len(own) > 1:
            return own
        return own if own and _is_plural(subject, own[0], spans) else []
    if len(several) > 1:
        return []
    own = spans.of(subject)
    if len(own) != 1 or subject.lower_ in spans.first_person:
        return []
    if kind == "person":
        return own if own[0].actor.type == "Person" and not _is_plural(subject, own[0], spans) else []
    if own[0].via is Via.GENERIC and subject.lower_ not in spans.collective:
        return []
    return own if own[0].actor.type in SINGLE and not _is_plural(subject, own[0], spans) else []


def _blocks(subject: Token, kind: str, spans: Spans) -> bool:
    """Return whether a subject that is no fitting actor could be meant as well."""
    if subject.lower_ in spans.first_person:
        return False
    if subject.pos_ == "PRON":
        return (
            subject.lower_ in {"it", "they", "he", "she", "this", "that", "who", "which"} and kind != "person"
        )
    plural = subject.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in subject.children)
    if kind == "several":
        return plural
    if kind == "thing":
        own = spans.of(subject)
        return not plural and not (own and own[0].actor.type == "Person")
    return False


def _is_plural(token: Token, span: ActorSpan, spans: Spans) -> bool:
    """Return whether a mention is plural: "Ukrainian troops", "the Houthis"; not "the United States"."""
    if span.actor.type in {"State", "IGO", "Media"}:
        return span.via is Via.NAME and token.tag_ in {"NNS", "NNPS"} and token.text.endswith("ans")
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in spans.plural


def _is_expletive(token: Token, spans: Spans) -> bool:
    """Return whether "it" is empty ("it is clear that", "it became known")."""
    if token.dep_ == "expl" or token.lower_ != "it":
        return token.dep_ == "expl"
    head = token.head
    clauses = {"csubj", "csubj:pass", "ccomp", "xcomp", "advcl", "acl", "acl:relcl"}
    clause = any(child.dep_ in clauses for child in head.children)
    empty = head.pos_ in {"ADJ", "NOUN"} or head.lemma_ in spans.empty
    passive = token.dep_ == "nsubj:pass" and clause
    return (empty and clause) or passive


def _unique(spans: Iterable[ActorSpan]) -> list[ActorSpan]:
    found: dict[str, ActorSpan] = {}
    for span in spans:
        found.setdefault(span.actor.id, span)
    return list(found.values())


def actors_of(spans: Iterable[ActorSpan]) -> list[Actor]:
    """Return the different actors of spans, in order."""
    return [span.actor for span in _unique(spans)]
