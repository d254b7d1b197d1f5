from __future__ import annotations

from kg.extract.links import link, path
from tests.factory import doc, token


def test_the_tree_as_it_is() -> None:
    """A complement hangs on its verb with its marks."""
    parsed = doc(
        "Iran|Iran|NNP|nsubj|1 agreed|agree|VBD|root|0 to|to|TO|mark|1 meet|meet|VB|xcomp|-2 Iraq|Iraq|NNP|obj|-1"
    )
    step = link(token(parsed, "meet"))
    assert step is not None
    assert (step.upper.text, step.function, step.marks, step.is_slip) == (
        "agreed",
        "xcomp",
        frozenset({"to"}),
        False,
    )
    assert step.is_infinitive
    assert link(token(parsed, "agreed")) is None


def test_an_infinitive_taken_for_a_compound() -> None:
    """In "plans to supply weapons" the step leads from the verb to the plans."""
    parsed = doc(
        "China|China|NNP|nsubj|1 has|have|VBZ|root|0 plans|plan|NNS|obj|-1 to|to|IN|case|2 "
        "supply|supply|NN|compound|1 weapons|weapon|NNS|nmod|-3"
    )
    step = link(token(parsed, "supply"))
    assert step is not None
    assert (step.upper.text, step.function, step.is_slip) == ("plans", "acl", True)
    assert step.is_infinitive


def test_a_gerund_taken_for_an_adjective() -> None:
    """In "intention of attacking Chad" the step leads from the gerund to the intention."""
    parsed = doc(
        "Niger|Niger|NNP|nsubj|1 has|have|VBZ|root|0 no|no|DT|det|1 intention|intention|NN|obj|-2 of|of|IN|case|2 "
        "attacking|attack|VBG|amod|1 Chad|Chad|NNP|nmod|-3"
    )
    step = link(token(parsed, "attacking"))
    assert step is not None
    assert (step.upper.text, step.is_gerund, step.is_slip) == ("intention", True, True)


def test_a_true_compound_stays() -> None:
    """In "the arms deal" nothing is undone."""
    parsed = doc(
        "They|they|PRP|nsubj|1 signed|sign|VBD|root|0 the|the|DT|det|2 arms|arm|NNS|compound|1 deal|deal|NN|obj|-3"
    )
    step = link(token(parsed, "arms"))
    assert step is not None
    assert (step.upper.text, step.is_slip) == ("deal", False)


def test_a_bare_verb_goes_with_a_bare_verb() -> None:
    """In "said it will improve access and stop raids" the bare "stop" goes with "improve", not with "said"."""
    parsed = doc(
        "Niger|Niger|NNP|nsubj|1 said|say|VBD|root|0 it|it|PRP|nsubj|2 will|will|MD|aux|1 "
        "improve|improve|VB|ccomp|-3 access|access|NN|obj|-1 and|and|CC|cc|1 stop|stop|VB|conj|-6 raids|raid|NNS|obj|-1"
    )
    step = link(token(parsed, "stop"))
    assert step is not None
    assert (step.upper.text, step.function) == ("improve", "conj")
    assert [item.text for item in path(token(parsed, "stop"))] == ["stop", "improve", "said"]
