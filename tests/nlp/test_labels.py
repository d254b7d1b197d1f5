"""Trees with ClearNLP labels, as en_core_web_* makes them, become Universal Dependencies."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.nlp.labels import map_labels, speaks_clearnlp

NLP = spacy.blank("en")


def parsed(words: str) -> Doc:
    """Return a document from ``word/TAG/label/head`` items; the head is the position of its word."""
    rows = [item.split("/") for item in words.split()]
    pos = {"VB": "VERB", "NN": "NOUN", "JJ": "ADJ", "IN": "ADP", "RB": "ADV", "TO": "PART", "DT": "DET"}
    return Doc(
        NLP.vocab,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=["PROPN" if row[1] == "NNP" else pos.get(row[1][:2], "X") for row in rows],
        lemmas=["be" if row[0] in {"is", "was", "are"} else row[0].lower() for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
    )


def arcs(doc: Doc) -> dict[str, str]:
    """Return ``label(head)`` by word; the root's is its label."""
    return {t.text: t.dep_ if t.head == t else f"{t.dep_}({t.head.text})" for t in doc}


CASES = [
    (
        "an object",
        "Russia/NNP/nsubj/1 attacked/VBD/ROOT/1 Kyiv/NNP/dobj/1",
        {"Russia": "nsubj(attacked)", "Kyiv": "obj(attacked)"},
    ),
    (
        "a passive with its agent",
        "Kyiv/NNP/nsubjpass/2 was/VBD/auxpass/2 hit/VBN/ROOT/2 by/IN/agent/2 Russia/NNP/pobj/3",
        {"Kyiv": "nsubj:pass(hit)", "was": "aux:pass(hit)", "Russia": "obl:agent(hit)", "by": "case(Russia)"},
    ),
    (
        "a phrase below a verb and one below a noun",
        "Kim/NNP/nsubj/1 sent/VBD/ROOT/1 troops/NNS/dobj/1 from/IN/prep/2 Korea/NNP/pobj/3 to/IN/prep/1 "
        "Kursk/NNP/pobj/5",
        {"Korea": "nmod(troops)", "from": "case(Korea)", "Kursk": "obl(sent)", "to": "case(Kursk)"},
    ),
    (
        "a copula",
        "China/NNP/nsubj/1 is/VBZ/ROOT/1 ally/NN/attr/1 of/IN/prep/2 Korea/NNP/pobj/3",
        {
            "ally": "ROOT",
            "China": "nsubj(ally)",
            "is": "cop(ally)",
            "Korea": "nmod(ally)",
            "of": "case(Korea)",
        },
    ),
    (
        "a copula with an adjective",
        "Iran/NNP/nsubj/1 is/VBZ/ROOT/1 hostile/JJ/acomp/1 to/IN/prep/2 Israel/NNP/pobj/3",
        {"hostile": "ROOT", "is": "cop(hostile)", "Israel": "obl(hostile)"},
    ),
    (
        "a place as predicate",
        "Kim/NNP/nsubj/1 is/VBZ/ROOT/1 in/IN/prep/1 Moscow/NNP/pobj/2",
        {"Moscow": "ROOT", "Kim": "nsubj(Moscow)", "in": "case(Moscow)", "is": "cop(Moscow)"},
    ),
    (
        "there is",
        "There/EX/expl/1 is/VBZ/ROOT/1 war/NN/attr/1 in/IN/prep/2 Sudan/NNP/pobj/3",
        {"is": "ROOT", "war": "nsubj(is)", "Sudan": "nmod(war)"},
    ),
    (
        "a full verb with a predicate noun",
        "China/NNP/nsubj/1 remains/VBZ/ROOT/1 ally/NN/attr/1",
        {"remains": "ROOT", "ally": "xcomp(remains)"},
    ),
    (
        "a relative clause",
        "rebels/NNS/ROOT/0 who/WP/nsubj/2 seized/VBD/relcl/0 Goma/NNP/dobj/2",
        {"seized": "acl:relcl(rebels)", "Goma": "obj(seized)"},
    ),
    (
        "a dative without and one with a preposition",
        "Iran/NNP/nsubj/1 gave/VBD/ROOT/1 Russia/NNP/dative/1 drones/NNS/dobj/1",
        {"Russia": "iobj(gave)", "drones": "obj(gave)"},
    ),
    (
        "a dative with a preposition",
        "Iran/NNP/nsubj/1 gave/VBD/ROOT/1 drones/NNS/dobj/1 to/IN/dative/1 Russia/NNP/pobj/3",
        {"Russia": "obl(gave)", "to": "case(Russia)"},
    ),
    (
        "a clause below a preposition",
        "He/PRP/nsubj/1 accused/VBD/ROOT/1 Iran/NNP/dobj/1 of/IN/prep/1 arming/VBG/pcomp/3 rebels/NNS/dobj/4",
        {"arming": "advcl(accused)", "of": "mark(arming)", "rebels": "obj(arming)"},
    ),
    (
        "a compound preposition",
        "according/VBG/prep/4 to/IN/prep/0 Kyiv/NNP/pobj/1 ,/,/punct/4 fled/VBD/ROOT/4",
        {"Kyiv": "obl(fled)", "according": "case(Kyiv)", "to": "fixed(according)"},
    ),
    (
        "an object raised out of an infinitive",
        "Israel/NNP/nsubj/1 wants/VBZ/ROOT/1 Iran/NNP/nsubj/4 to/TO/aux/4 stop/VB/ccomp/1",
        {"Iran": "obj(wants)", "stop": "xcomp(wants)"},
    ),
    (
        "a coordination of three",
        "Iran/NNP/nsubj/6 ,/,/punct/0 Syria/NNP/conj/0 and/CC/cc/2 Iraq/NNP/conj/2 jointly/RB/advmod/6 "
        "met/VBD/ROOT/6",
        {"Syria": "conj(Iran)", "Iraq": "conj(Iran)", "and": "cc(Iraq)"},
    ),
    (
        "two coordinated phrases",
        "fights/VBZ/ROOT/0 in/IN/prep/0 Kyiv/NNP/pobj/1 and/CC/cc/1 near/IN/conj/1 Lviv/NNP/pobj/4",
        {"Kyiv": "obl(fights)", "Lviv": "conj(Kyiv)", "near": "case(Lviv)", "and": "cc(Lviv)"},
    ),
    (
        "a possessor, a particle and a negation",
        "Iran/NNP/poss/2 's/POS/case/0 army/NN/nsubj/4 not/RB/neg/4 took/VBD/ROOT/4 over/RP/prt/4",
        {"Iran": "nmod:poss(army)", "'s": "case(Iran)", "not": "advmod(took)", "over": "compound:prt(took)"},
    ),
    (
        "a noun as adverb",
        "Kim/NNP/nsubj/1 spoke/VBD/ROOT/1 Tuesday/NNP/npadvmod/1",
        {"Tuesday": "obl:unmarked(spoke)"},
    ),
]


@pytest.mark.parametrize(("words", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_trees_become_universal_dependencies(words: str, expected: dict[str, str]) -> None:
    """The words that claims are read from stand where the rules look for them."""
    found = arcs(map_labels(parsed(words)))
    assert {word: found[word] for word in expected} == expected


def test_titles_before_persons() -> None:
    """A title before a person's name is nmod:desc, a first name stays a compound."""
    doc = parsed("President/NNP/compound/2 Vladimir/NNP/compound/2 Putin/NNP/nsubj/3 spoke/VBD/ROOT/3")
    doc.ents = (Span(doc, 1, 3, "PERSON"),)
    found = arcs(map_labels(doc))
    assert found["President"] == "nmod:desc(Putin)"
    assert found["Vladimir"] == "compound(Putin)"


def test_entity_types_are_mapped_or_dropped() -> None:
    """Facilities become places; types that the shipped model does not know are left to rules."""
    doc = parsed("Kim/NNP/nsubj/1 left/VBD/ROOT/1 Sunan/NNP/dobj/1 Tuesday/NNP/npadvmod/1")
    doc.ents = (Span(doc, 0, 1, "PERSON"), Span(doc, 2, 3, "FAC"), Span(doc, 3, 4, "DATE"))
    assert [(entity.text, entity.label_) for entity in map_labels(doc).ents] == [
        ("Kim", "PERSON"),
        ("Sunan", "LOC"),
    ]


def test_sentences_stay() -> None:
    """Sentence boundaries survive the rewriting."""
    doc = parsed(
        "Kim/NNP/nsubj/1 is/VBZ/ROOT/1 ally/NN/attr/1 Iran/NNP/nsubj/4 hit/VBD/ROOT/4 Iraq/NNP/dobj/4"
    )
    assert [sent.text for sent in map_labels(doc).sents] == ["Kim is ally", "Iran hit Iraq"]


def test_the_scheme_is_recognised_by_its_labels() -> None:
    """A parser with a dobj or pobj label is a ClearNLP parser."""
    clear, universal = spacy.blank("en"), spacy.blank("en")
    clear.add_pipe("parser").add_label("dobj")  # type: ignore[attr-defined]
    universal.add_pipe("parser").add_label("obj")  # type: ignore[attr-defined]
    assert speaks_clearnlp(clear)
    assert not speaks_clearnlp(universal)
