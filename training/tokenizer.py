"""spaCy's English tokenizer, changed where news names and glued sentences break it.

The change is saved inside the model, so nothing of this folder is needed to load it.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex

# "al-Assad", "el-Sisi": spaCy splits at the hyphen and the parser then sees three names.
ARTICLES = ("al", "el", "an", "ar", "as", "ad", "at", "az", "ul")
# Second halves of Korean and Chinese given names ("Jong-un"); a closed list, since "Anti-war" must split.
GIVEN_NAMES = (
    "un|il|nam|jong|hui|ju|sol|in|hye|hyun|moon|yeol|ok|chol|suk|ho|hwan|seok|wen|jeou|wook|jin"
    "|woo|hoon|kyun|kyung|myung|young|soo|sik|son|nae|bok|ryong|guk|thae|gi|pyo|hae"
)
# "... of the DPRK.It was": the blank after the full stop is missing in scraped articles.
GLUED_SENTENCES = r"(?<=[a-z0-9A-Z]{2})[.!?](?=[“\"]?[A-ZİА-Я][a-z])"
# The Islamic State in British papers. Its norm would be "is", which the parser reads as the verb.
ISLAMIC_STATE = "IS"


def patch_tokenizer(nlp: Language) -> Language:
    """Keep hyphenated names whole, split glued sentences, tell IS from "is".

    Args:
        nlp: An English pipeline; its tokenizer is changed in place.

    Returns:
        The same pipeline.
    """
    infixes = [_spare_names(str(pattern)) for pattern in nlp.Defaults.infixes or []]
    tokenizer: Any = nlp.tokenizer  # spaCy declares a bare callable
    tokenizer.infix_finditer = compile_infix_regex([*infixes, GLUED_SENTENCES]).finditer
    tokenizer.add_special_case(ISLAMIC_STATE, [{"ORTH": ISLAMIC_STATE, "NORM": "isis"}])
    return nlp


def _spare_names(pattern: str) -> str:
    """Let the infix rule that splits at a hyphen between letters pass over names."""
    start = pattern.find("(?:-|")
    if start < 0 or not pattern.startswith("(?<=["):
        return pattern
    prefixes = sorted({form for article in ARTICLES for form in (article, article.capitalize())})
    before = "".join(rf"(?<!\b{prefix})" for prefix in prefixes) + r"(?<!\bash)(?<!\bAsh)"
    after = rf"(?!-(?:{GIVEN_NAMES})\b)"
    return pattern[:start] + before + after + pattern[start:]
