"""Find who closes a sentence: "..., the Kathmandu Post reported on Friday.", whatever the tree says."""

from __future__ import annotations

from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "NNS"})
"""Forms of a reporting verb; "reports" is often taken for a noun."""
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "PRON"})
BETWEEN = NAMING | {"ADP", "PART", "AUX", "ADV", "CCONJ", "X"}
MARKS = frozenset({",", "”", '"', "’", "–", "—", "-"})
LONGEST = 10
"""Longest speaker, in tokens ("the news agency of the Democratic Republic of the Congo")."""
TRAIL = 6
"""Longest adverbial behind the verb ("on Friday", "in a statement on its website")."""


def closing_speaker(verb: Token) -> tuple[int, Token, int] | None:
    """Return (first token, head, end) of a speaker and his verb behind a comma at the end of a sentence.

    The words alone decide: the parser takes the speaker for a conjunct or an apposition in one of ten
    such sentences, and begins a new sentence in his name.
    """
    return _spoken_before(verb) if _ends(verb) else None


def _spoken_before(verb: Token) -> tuple[int, Token, int] | None:
    """Return (first token, head, end) of the speaker between a comma or mark and his verb."""
    doc = verb.doc
    if verb.tag_ not in FINITE:
        return None
    i = verb.i - 1
    while i >= 0 and verb.i - i <= LONGEST and doc[i].pos_ in BETWEEN and doc[i].text not in MARKS:
        i -= 1
    if i < 0 or doc[i].text not in MARKS or i + 1 == verb.i:
        return None
    words = doc[i + 1 : verb.i]
    if any(token.dep_ == "mark" or token.lower_ in {"which", "who", "that"} for token in words):
        return None
    nouns = [token for token in words if token.pos_ in {"NOUN", "PROPN", "PRON"}]
    tops = [token for token in nouns if not words.start <= token.head.i < words.end]
    if not nouns or words[0].pos_ in {"ADP", "CCONJ", "ADV"}:
        return None
    return words.start, (tops or nouns)[-1 if not tops else 0], _end(verb)


def inserted_speaker(verb: Token) -> tuple[int, Token, int] | None:
    """Return the same of a speaker set between two commas: "..., the army said on Friday, opening ..."."""
    doc, end = verb.doc, _end(verb)
    if end >= len(doc) or doc[end].text != "," or end + 1 >= verb.sent.end:
        return None
    if end > verb.i + 1 and doc[verb.i + 1].pos_ != "ADP":
        return None  # "the army announced a truce, ...": that is what it announced
    return _spoken_before(verb)


def inverted_speaker(verb: Token) -> tuple[int, Token, int] | None:
    """Return (first token, head, end) of a verb behind a comma or mark and the speaker that follows it.

    “..., ” said a senior US official: the parser may take the last name of the quotation for the speaker.
    """
    doc = verb.doc
    if verb.tag_ not in {"VBD", "VBZ"} or verb.i < 2 or doc[verb.i - 1].text not in MARKS - {"-"}:
        return None
    end = verb.i + 1
    while end < len(doc) and end - verb.i <= LONGEST and doc[end].pos_ in NAMING | {"ADP", "PART"}:
        end += 1
    words = doc[verb.i + 1 : end]
    nouns = [token for token in words if token.pos_ in {"NOUN", "PROPN"}]
    if not nouns or words[0].pos_ in {"ADP", "PART", "PRON"}:
        return None
    if end < len(doc) and not (doc[end].is_punct or doc[end].is_space):
        return None
    tops = [token for token in nouns if not words.start <= token.head.i < words.end]
    return verb.i, (tops or nouns)[0], end


def left_speaker(verb: Token) -> Token | None:
    """Return the noun right before a finite active verb, auxiliaries and adverbs passed over."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in {"AUX", "ADV", "PART"} and verb.i - i < 4:
        i -= 1
    noun = verb.doc[i]
    if i < verb.sent.start or noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    return noun.head if noun.dep_ in {"flat", "compound"} and noun.head.i < i else noun


def _ends(verb: Token) -> bool:
    """Return whether nothing but a short adverbial follows a verb in its sentence; a colon announces more."""
    end = _end(verb)
    rest = verb.doc[end : verb.sent.end]
    if len(rest) > 1 and rest[0].text == "," and rest[1].lower_ in {"citing", "quoting"}:
        return True  # "Israeli media reported, citing the army"
    return all((token.is_punct and token.text != ":") or token.is_space for token in rest)


def _end(verb: Token) -> int:
    """Return the token behind a verb's adverbial: "on Friday", "in a statement"."""
    doc, i = verb.doc, verb.i + 1
    if i < len(doc) and doc[i].pos_ in BETWEEN:
        last = min(verb.sent.end, verb.i + 1 + TRAIL)
        while i < last and (doc[i].pos_ in BETWEEN or doc[i].text == "-"):
            i += 1
    return i
