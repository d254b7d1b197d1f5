from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.attribution import Attributions
from kg.ontology import load
from tests.factory import annotated, doc, token

ONTOLOGY = load()
ATTACKED = "Niger|Niger|NNP|nsubj|1 attacked|attack|VBD|{} Chad|Chad|NNP|obj|-1"
STOP = ".|.|.|punct|-1"
CASES = [
    ("the author's own voice", ATTACKED.format("root|0") + " .|.|.|punct|-2", []),
    (
        "a reporting verb",
        "Mali|Mali|NNP|nsubj|1 said|say|VBD|root|0 " + ATTACKED.format("ccomp|-2"),
        ["Mali"],
    ),
    (
        "a report set behind",
        ATTACKED.format("root|0") + " ,|,|,|punct|2 Mali|Mali|NNP|nsubj|1 said|say|VBD|parataxis|-4 " + STOP,
        ["Mali"],
    ),
    (
        "according to",
        "According|accord|VBG|case|2 to|to|TO|fixed|-1 Mali|Mali|NNP|obl|3 ,|,|,|punct|2 "
        + ATTACKED.format("root|0"),
        ["Mali"],
    ),
    (
        "according to behind a word on which the parser hung it",
        "Meanwhile|meanwhile|RB|advmod|7 ,|,|,|punct|-1 according|accord|VBG|case|2 to|to|TO|fixed|-1 "
        "Mali|Mali|NNP|obl|-4 ,|,|,|punct|2 " + ATTACKED.format("root|0"),
        ["Mali"],
    ),
    (
        "an unnamed source",
        ATTACKED.format("root|0") + " ,|,|,|punct|-2 according|accord|VBG|case|3 to|to|TO|fixed|-1 "
        "various|various|JJ|amod|1 sources|source|NNS|obl|-6",
        ["various sources"],
    ),
    (
        "a chain of verbs",
        "Tass|Tass|NNP|nsubj|1 reported|report|VBD|root|0 that|that|IN|mark|2 Mali|Mali|NNP|nsubj|1 "
        "said|say|VBD|ccomp|-3 " + ATTACKED.format("ccomp|-2"),
        ["Tass", "Mali"],
    ),
    (
        "a source that cites another",
        "Tass|Tass|NNP|nsubj|5 ,|,|,|punct|1 citing|cite|VBG|advcl|3 Mali|Mali|NNP|obj|-1 ,|,|,|punct|-2 "
        "said|say|VBD|root|0 " + ATTACKED.format("ccomp|-2"),
        ["Tass", "Mali"],
    ),
    (
        "a passive report",
        "It|it|PRP|expl|2 was|be|AUX|aux:pass|1 reported|report|VBN|root|0 by|by|IN|case|1 "
        "Mali|Mali|NNP|obl:agent|-2 that|that|IN|mark|2 " + ATTACKED.format("ccomp|-5"),
        ["Mali"],
    ),
    (
        "one quoted by another",
        "Mali|Mali|NNP|nsubj:pass|2 was|be|AUX|aux:pass|1 quoted|quote|VBN|root|0 by|by|IN|case|1 "
        "Tass|Tass|NNP|obl:agent|-2 as|as|IN|mark|1 saying|say|VBG|advcl|-4 " + ATTACKED.format("ccomp|-2"),
        ["Tass", "Mali"],
    ),
    (
        "a spokesman",
        "A|a|DT|det|1 spokesman|spokesman|NN|nsubj|3 for|for|IN|case|1 Mali|Mali|NNP|nmod|-2 "
        "said|say|VBD|root|0 " + ATTACKED.format("ccomp|-2"),
        ["Mali"],
    ),
    (
        "what was not said",
        "Mali|Mali|NNP|nsubj|3 did|do|AUX|aux|2 not|not|RB|advmod|1 say|say|VB|root|0 "
        + ATTACKED.format("ccomp|-2"),
        [],
    ),
    (
        "an adverbial clause",
        ATTACKED.format("root|0") + " after|after|IN|mark|2 Mali|Mali|NNP|nsubj|1 said|say|VBD|advcl|-4 "
        "no|no|RB|obj|-1",
        [],
    ),
    (
        "a quotation over two sentences",
        "“|“|``|punct|2 Niger|Niger|NNP|nsubj|1 seized|seize|VBD|root|0 towns|town|NNS|obj|-1 .|.|.|punct|-2 "
        + ATTACKED.format("root|0")
        + " ,|,|,|punct|-2 ”|”|''|punct|-3 Mali|Mali|NNP|nsubj|1 reports|report|VBZ|parataxis|-5 .|.|.|punct|-6",
        ["Mali"],
    ),
    (
        "a report of the sentence before",
        ATTACKED.format("root|0") + " .|.|.|punct|-2 This|this|DT|nsubj:pass|2 was|be|AUX|aux:pass|1 "
        "reported|report|VBN|root|0 by|by|IN|case|1 Mali|Mali|NNP|obl:agent|-2 .|.|.|punct|-3",
        ["Mali"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_attribution(sentence: str, expected: list[str]) -> None:
    """The sources of a claim are named outermost first."""
    assert names(doc(sentence), "attacked") == expected


def names(parsed: Doc, predicate: str, subject: str = "Niger") -> list[str]:
    """Return the names of the sources of a claim."""
    found = Attributions(annotated(parsed, "Niger", "Chad", "Mali", "Tass"), ONTOLOGY)
    return [said.name for said in found.of(token(parsed, predicate), token(parsed, subject), None)]


def test_who_accuses_is_not_the_source_of_his_accusing() -> None:
    """Mali accuses Niger in the author's voice; that Niger armed rebels, Mali says."""
    parsed = doc(
        "Mali|Mali|NNP|nsubj|1 accused|accuse|VBD|root|0 Niger|Niger|NNP|obj|-1 of|of|IN|mark|1 "
        "arming|arm|VBG|advcl|-3 rebels|rebel|NNS|obj|-1 .|.|.|punct|-5"
    )
    assert names(parsed, "accused", "Mali") == []
    assert names(parsed, "arming") == ["Mali"]


def test_the_cue_keeps_its_offsets() -> None:
    """The reporting words can be shown in the text."""
    parsed = doc(CASES[2][1])
    found = Attributions(annotated(parsed, "Niger", "Chad", "Mali"), ONTOLOGY)
    (said,) = found.of(token(parsed, "attacked"), None, None)
    assert said.cue is not None
    assert parsed.text[said.cue.start : said.cue.end] == said.cue.text == "said"
    assert parsed.text[said.start : said.end] == said.mention == "Mali"
    assert said.actor is not None


def test_a_statement_without_marks() -> None:
    """What is printed below "Mali said:" is Mali's until Mali is named again."""
    parsed = doc(
        "Mali|Mali|NNP|nsubj|1 said|say|VBD|root|0 :|:|:|punct|-1 ¶|¶|SP|punct|-2 "
        + ATTACKED.format("root|0")
        + " .|.|.|punct|-2 ¶|¶|SP|punct|-3 Mali|Mali|NNP|nsubj|1 left|leave|VBD|root|0 .|.|.|punct|-1"
    )
    assert names(parsed, "attacked") == ["Mali"]
    assert names(parsed, "left", "Mali") == []


def test_a_title_inside_a_report_is_the_authors() -> None:
    """Whoever says it: that Lavrov is a minister, the author says."""
    parsed = doc(
        "Mali|Mali|NNP|nsubj|1 said|say|VBD|root|0 Minister|Minister|NNP|nmod:desc|1 Lavrov|Lavrov|NNP|nsubj|1 "
        "left|leave|VBD|ccomp|-3 Niger|Niger|NNP|obj|-1"
    )
    assert names(parsed, "Minister", "Lavrov") == []
    assert names(parsed, "left", "Lavrov") == ["Mali"]


def test_we_are_no_source() -> None:
    """The author's "we" and "I" are his own voice."""
    parsed = doc("We|we|PRP|nsubj|1 say|say|VBP|root|0 " + ATTACKED.format("ccomp|-2"))
    assert names(parsed, "attacked") == []
