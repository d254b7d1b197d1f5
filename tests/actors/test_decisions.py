from __future__ import annotations

from pathlib import Path

import pytest

from kg.actors.decisions import FILE, Decisions, merge, read_decisions, split
from kg.errors import StoreError
from tests.factory import actor, claim

LEE, CHINA, BEIJING = actor("Lee", "Person"), actor("China"), actor("Beijing government")


def test_a_merge_holds_for_claims(tmp_path: Path) -> None:
    """Claims about a merged actor are about the one that was kept; the words stay."""
    merge(tmp_path, CHINA, actor("Beijing"))
    (decided,) = read_decisions(tmp_path).apply(
        [claim("Beijing attacks Japan.", "Beijing", "attacks", "Japan")]
    )
    assert (decided.subject.actor, decided.subject.text) == (CHINA, "Beijing")


def test_merges_follow_each_other(tmp_path: Path) -> None:
    """What was merged into something merged is the last one kept."""
    merge(tmp_path, BEIJING, actor("Beijing"))
    merge(tmp_path, CHINA, BEIJING)
    assert read_decisions(tmp_path).actor(actor("Beijing")) == CHINA


def test_a_split_undoes_a_merge_and_the_file_keeps_both(tmp_path: Path) -> None:
    """Nothing is erased: the history of decisions stays readable."""
    merge(tmp_path, CHINA, BEIJING)
    split(tmp_path, BEIJING.id)
    assert read_decisions(tmp_path) == Decisions()
    assert len((tmp_path / FILE).read_text(encoding="utf-8").splitlines()) == 2


def test_no_claim_relates_an_actor_to_itself(tmp_path: Path) -> None:
    """A claim between two actors that are one says nothing."""
    merge(tmp_path, actor("China"), actor("Japan"))
    assert read_decisions(tmp_path).apply([claim("China attacks Japan.", "China", "attacks", "Japan")]) == ()


def test_wrong_decisions_are_refused(tmp_path: Path) -> None:
    """Merging what is one, splitting what was not merged, and a broken line each say so."""
    with pytest.raises(StoreError, match="are one actor already"):
        merge(tmp_path, CHINA, CHINA)
    with pytest.raises(StoreError, match="no merge of"):
        split(tmp_path, LEE.id)
    (tmp_path / FILE).write_text("{}\n", encoding="utf-8")
    with pytest.raises(StoreError, match=r"decisions\.jsonl:1: no decision"):
        read_decisions(tmp_path)
