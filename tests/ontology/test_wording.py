"""Every relation is worded, and a broken file of wordings says where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.ontology
from kg.errors import OntologyError


def test_every_relation_has_wording_and_every_wording_a_relation() -> None:
    """The frames and the vocabulary name the same relations."""
    ontology = kg.ontology.load()
    assert {frame.relation for frame in ontology.wording.frames} == set(ontology.relations)


def test_frames_name_classes_that_exist() -> None:
    """A frame never asks for a class that no actor can have."""
    ontology = kg.ontology.load()
    for frame in ontology.wording.frames:
        assert frame.subject_types | frame.object_types <= set(ontology.vocabulary.classes), frame.rule


def test_a_users_folder_adds_and_replaces_frames(tmp_path: Path) -> None:
    """A new verb is one line; a frame of the same name is replaced."""
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "mine.toml").write_text(
        '[attacks]\nverbs = [{ name = "zap", lemmas = "zap" }, { name = "kill", lemmas = "slay" }]'
    )
    frames = {(frame.rule, frame.kind): frame for frame in kg.ontology.load(tmp_path).wording.frames}
    assert frames["attacks/zap", "verb"].lemmas == {"zap"}
    assert frames["attacks/kill", "verb"].lemmas == {"slay"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[attacks", r"mine\.toml: no valid TOML"),
        ("\n[atacks]\nverbs = []", r"mine\.toml:2: unknown relation 'atacks'; known: accuses"),
        ("[attacks]\nverps = []", r"mine\.toml:2: unknown kind 'verps' of attacks; known: verbs"),
        ('[attacks]\nverbs = [{ name = "x", lema = "y" }]', r"mine\.toml:2: unknown key 'lema'; known: case"),
        ('[attacks]\nverbs = [{ name = "x" }]', r"mine\.toml:2: a frame of attacks needs a name and lemmas"),
    ],
)
def test_a_broken_file_names_its_line(tmp_path: Path, text: str, message: str) -> None:
    """An error of the wording reads as a compiler's does."""
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "mine.toml").write_text(text)
    with pytest.raises(OntologyError, match=message):
        _ = kg.ontology.load(tmp_path).wording


def test_word_lists_of_a_users_folder_are_joined(tmp_path: Path) -> None:
    """A user's sport is sport, too."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "sport.toml").write_text('words = ["kabaddi"]')
    words = kg.ontology.load(tmp_path).lexicon("sport")["words"]
    assert {"kabaddi", "hockey"} <= set(words)


def test_a_missing_word_list_is_named() -> None:
    """The file that was expected stands in the message."""
    with pytest.raises(OntologyError, match=r"no lexicon 'nothing'; expected lexicon/nothing\.toml"):
        kg.ontology.load().lexicon("nothing")


def test_a_missing_list_is_named_with_its_file() -> None:
    """A list that a lexicon lacks is told with the file and with the lists that there are."""
    with pytest.raises(
        OntologyError, match=r"lexicon/grammar\.toml.*no list 'verbz'; known: subject_control"
    ):
        kg.ontology.load().words("grammar", "verbz")


def test_a_list_with_a_number_is_named(tmp_path: Path) -> None:
    """An item that is no text is told with its file and list."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "grammar.toml").write_text("dying = [3]")
    with pytest.raises(OntologyError, match=r"grammar\.toml.*'dying' holds 3"):
        kg.ontology.load(tmp_path).words("grammar", "dying")
