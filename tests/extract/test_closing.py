from __future__ import annotations

from kg.extract.closing import closing_speaker, inserted_speaker, inverted_speaker, left_speaker
from tests.factory import doc, token

ATTACKED = "Niger|Niger|NNP|nsubj|1 attacked|attack|VBD|root|0 Chad|Chad|NNP|obj|-1 ,|,|,|punct|-2 "


def test_a_speaker_closes_the_sentence() -> None:
    """The speaker before a final reporting verb is found, an adverbial behind it passed over."""
    parsed = doc(
        ATTACKED + "the|the|DT|det|2 Kathmandu|Kathmandu|NNP|compound|1 Post|Post|NNP|nsubj|1 "
        "reported|report|VBD|conj|-6 on|on|IN|case|1 Friday|Friday|NNP|obl|-2 .|.|.|punct|-9"
    )
    found = closing_speaker(token(parsed, "reported"))
    assert found is not None
    assert (parsed[found[0] : found[2]].text, found[1].text) == (
        "the Kathmandu Post reported on Friday",
        "Post",
    )


def test_a_clause_of_its_own_closes_nothing() -> None:
    """A verb that goes on with what is said stands in the middle."""
    parsed = doc(
        ATTACKED + "Mali|Mali|NNP|nsubj|1 said|say|VBD|parataxis|-4 it|it|PRP|nsubj|1 lost|lose|VBD|ccomp|-2"
    )
    assert closing_speaker(token(parsed, "said")) is None


def test_a_colon_announces_more() -> None:
    """What follows a colon is the statement; the sentence before it is the author's."""
    parsed = doc(
        "Speaking|speak|VBG|advcl|3 ,|,|,|punct|-1 Mali|Mali|NNP|nsubj|1 said|say|VBD|root|0 :|:|:|punct|-1"
    )
    assert closing_speaker(token(parsed, "said")) is None


def test_an_inverted_speaker() -> None:
    """The speaker behind "said" is found even where the tree gives another subject."""
    parsed = doc(
        "“|“|``|punct|2 Niger|Niger|NNP|nsubj|1 attacked|attack|VBD|ccomp|4 Chad|Chad|NNP|nsubj|3 ,|,|,|punct|2 "
        "”|”|''|punct|1 said|say|VBD|root|0 a|a|DT|det|2 senior|senior|JJ|amod|1 official|official|NN|obj|-3 .|.|.|punct|-4"
    )
    found = inverted_speaker(token(parsed, "said"))
    assert found is not None
    assert found[1].text == "official"


def test_the_noun_before_a_verb() -> None:
    """The noun right before a finite verb speaks, auxiliaries and adverbs passed over."""
    parsed = doc("Mali|Mali|NNP|nsubj|2 also|also|RB|advmod|1 said|say|VBD|root|0 so|so|RB|advmod|-1")
    found = left_speaker(token(parsed, "said"))
    assert found is not None
    assert found.text == "Mali"


def test_a_speaker_between_two_commas() -> None:
    """A speaker set into a sentence is found before his verb and a short adverbial, if both commas are there."""
    said = "the|the|DT|det|1 army|army|NN|nsubj|1 announced|announce|VBD|conj|-5 on|on|IN|case|1 Friday|Friday|NNP|obl|-2 "
    parsed = doc(
        ATTACKED + said + ",|,|,|punct|-3 opening|open|VBG|advcl|-4 roads|road|NNS|obj|-1 .|.|.|punct|-11"
    )
    found = inserted_speaker(token(parsed, "announced"))
    assert found is not None
    assert found[1].text == "army"
    assert inserted_speaker(token(doc(ATTACKED + said + ".|.|.|punct|-8"), "announced")) is None
