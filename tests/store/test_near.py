"""One story printed by many papers: which documents belong together, whatever comes and goes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import Store
from kg.store.folder import RECORDS
from tests.factory import document
from tests.store.bare import bare_ontology

WORDS = [f"word{n}" for n in range(400)]
PRINTED = [" ".join(WORDS[start : start + 100]) for start in range(0, 300, 30)]
"""Each shares 70 of 100 words with the next and 40 with the one after: a chain, near only link by link."""


def stories(texts: dict[str, str]) -> dict[str, str]:
    """Return the stories of a store that is filled at once."""
    with Store.open(ontology=bare_ontology()) as store:
        for name, text in sorted(texts.items()):
            store.add(document(text, id=name), [])
        return store.stories()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.none() | st.sampled_from(PRINTED)), max_size=25))
def test_stories_do_not_depend_on_what_was_there_before(steps: list[tuple[str, str | None]]) -> None:
    """Added, changed and removed in any order, documents fall into the same stories as from scratch."""
    held: dict[str, str] = {}
    with Store.open(ontology=bare_ontology()) as store:
        for name, text in steps:
            if text is None:
                store.remove(name)
                held.pop(name, None)
            else:
                store.add(document(text, id=name), [])
                held[name] = text
        assert store.stories() == stories(held)


def test_two_hundred_reprints_are_one_story_of_as_many_links(tmp_path: Path) -> None:
    """Links grow with the copies and not with their pairs; without the first the others stay together."""
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        for number in range(200):
            store.add(document(f"{PRINTED[0]} Printed by paper {number}.", id=f"d{number:03}"), [])
        assert set(store.stories().values()) == {"d000"}
        with closing(sqlite3.connect(tmp_path / RECORDS)) as db:
            assert db.execute("SELECT COUNT(*) FROM near").fetchone() == (199,)
        store.remove("d000")
        assert set(store.stories().values()) == {"d001"}


def test_pages_with_the_footer_of_their_outlet_are_no_story(tmp_path: Path) -> None:
    """A hundred articles end with sixty words that are the same; each tells its own story, and soon."""
    footer = " ".join(WORDS[:60])
    with Store.open(tmp_path, write=True, ontology=bare_ontology()) as store:
        for number in range(100):
            own = " ".join(f"page{number}word{n}" for n in range(100))
            store.add(document(f"{own} {footer}", id=f"d{number:03}"), [])
        assert all(story == name for name, story in store.stories().items())
