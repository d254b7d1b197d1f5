"""A parsed Doc as plain objects that answer as spaCy's do, for the rules, which ask 100 things a word.

spaCy makes a new object for each step in a tree and a new string for each label, 100 nanoseconds apiece; here
all are made once, and asking costs a tenth of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

R = TypeVar("R")
STRINGS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "MORPH"]
NUMBERS: list[int | str] = ["HEAD", "SENT_START", "IS_SPACE", "IS_PUNCT"]


@lru_cache(maxsize=4096)
def _features(text: str) -> dict[str, list[str]]:
    """Return the features of "Tense=Past|VerbForm=Part"; few texts have more than 100 such strings."""
    pairs = (pair.partition("=") for pair in text.split("|") if "=" in pair)
    return {name: values.split(",") for name, _, values in pairs}


def remembered(function: Callable[[Token], R]) -> Callable[[Token], R]:
    """Keep with a plain token what a function found of it: frames ask the same six times over.

    The function may look at nothing but the tree, and its result must not be changed.
    """

    @wraps(function)
    def asked(token: Token) -> R:
        known: dict[object, R] | None = getattr(token, "known", None)
        if known is None:
            return function(token)  # spaCy's own
        if function not in known:
            known[function] = function(token)
        return known[function]

    return asked


class PlainToken:
    """A token; what is seldom asked of it is asked of spaCy's own."""

    __slots__ = (
        *("i", "doc", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "morph", "is_space", "is_punct"),
        *("is_sent_start", "head", "children", "sent", "known"),
    )
    head: PlainToken
    children: list[PlainToken]
    """In text order; not to be changed."""
    sent: PlainSpan

    def __init__(
        self, i: int, doc: PlainDoc, names: tuple[str, ...], flags: tuple[bool, bool, bool | None]
    ) -> None:
        self.i, self.doc = i, doc
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, features = names
        self.morph = _features(features)
        self.is_space, self.is_punct, self.is_sent_start = flags
        self.children = []
        self.known: dict[object, Any] = {}

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever spaCy answers
        return getattr(self.doc.source[self.i], name)

    def nbor(self, steps: int = 1) -> PlainToken:
        """Return the token so many steps to the right."""
        if not 0 <= self.i + steps < len(self.doc):
            raise IndexError(f"no token {steps} steps from {self.text!r}")
        return self.doc[self.i + steps]

    @property
    def n_rights(self) -> int:
        """How many dependents stand to the right."""
        return sum(child.i > self.i for child in self.children)

    @property
    def ancestors(self) -> Iterator[PlainToken]:
        """The governor, its governor and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, descendant: PlainToken) -> bool:
        """Return whether the token governs another, directly or not."""
        return any(token is self for token in descendant.ancestors)

    @property
    def subtree(self) -> Iterator[PlainToken]:
        """The token and all below it, in text order."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    @property
    def left_edge(self) -> PlainToken:
        """The first token of the subtree."""
        return self.doc[self.doc.source[self.i].left_edge.i]

    @property
    def right_edge(self) -> PlainToken:
        """The last token of the subtree."""
        return self.doc[self.doc.source[self.i].right_edge.i]


class PlainSpan(list[PlainToken]):
    """Tokens ``start <= i < end``."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: PlainDoc, start: int, end: int) -> None:
        super().__init__(doc.tokens[start:end])
        self.doc, self.start, self.end = doc, start, end

    @property
    def text(self) -> str:
        """The text without the blank behind it."""
        return self.doc.source[self.start : self.end].text

    @property
    def root(self) -> PlainToken:
        """The token that the others depend on."""
        return self.doc[self.doc.source[self.start : self.end].root.i]


class PlainDoc:
    """The tokens of a parsed Doc."""

    def __init__(self, source: Doc, lists: object = None) -> None:
        self.source = source
        self.lists = lists
        """Word lists that the rules ask for; see ``kg.extract.valency``."""
        self.text = source.text
        numbers: Any = source.to_array(NUMBERS).view("int64").T.tolist()
        heads, starts, spaces, puncts = numbers
        known = _Names(source.vocab.strings)
        names = [map(known.__getitem__, column) for column in source.to_array(STRINGS).T.tolist()]
        begins = {1: True, 0: None, -1: False}
        self.tokens = [
            PlainToken(i, self, of_token, (space == 1, punct == 1, begins[start]))
            for i, (of_token, space, punct, start) in enumerate(
                zip(zip(*names, strict=True), spaces, puncts, starts, strict=True)
            )
        ]
        for token, head in zip(self.tokens, heads, strict=True):
            token.head = self.tokens[token.i + head]
            if head:
                token.head.children.append(token)
        firsts = [i for i, start in enumerate(starts) if start == 1 or i == 0]
        ends = [*firsts[1:], len(starts)][: len(firsts)]
        self.sents = [PlainSpan(self, first, end) for first, end in zip(firsts, ends, strict=True)]
        for sent in self.sents:
            for token in sent:
                token.sent = sent

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[PlainToken]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> PlainToken: ...
    @overload
    def __getitem__(self, at: slice) -> PlainSpan: ...
    def __getitem__(self, at: int | slice) -> PlainToken | PlainSpan:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return PlainSpan(self, start, max(start, end))
        return self.tokens[at]

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> PlainSpan | None:
        """Return the tokens that stand at characters of the text, as spaCy does; None for none."""
        found = self.source.char_span(start, end, alignment_mode=alignment_mode)
        return None if found is None else PlainSpan(self, found.start, found.end)


class _Names(dict[int, str]):
    """Strings by key: looking each up once a document makes one object of equal ones."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        self[key] = name = self._strings[key] if key else ""
        return name


def plain(doc: Doc, lists: object = None) -> Doc:
    """Return a parsed Doc as plain objects, under the name of what they answer as.

    Args:
        doc: A parsed Doc.
        lists: Word lists that the rules ask for, kept with it.
    """
    return cast("Doc", PlainDoc(doc, lists))
