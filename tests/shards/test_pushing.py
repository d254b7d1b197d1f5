"""Shards are sent to a triplestore of others, go on after a break, and are kept in line."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from kg.errors import StoreError
from kg.shards import build, push
from kg.shards.index import part_names
from kg.shards.place import Place
from kg.store.remote import ask
from tests.oxigraph import server as server
from tests.shards.conftest import write

CLAIMS = "SELECT (COUNT(DISTINCT ?c) AS ?n) { GRAPH ?g { ?c a kg:Claim } }"
ALL = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def test_shards_are_pushed_and_kept_in_line(server: str, tmp_path: Path) -> None:
    """Every quad arrives once, a second push sends nothing, a change sends and removes what changed."""
    inputs, out = write(tmp_path / "archive"), str(tmp_path / "shards")
    built = build(inputs, out)
    first = push(out, f"{server}/store")
    assert ask(f"{server}/query", CLAIMS).rows == [(built.index.claims,)]
    lines = _lines(Path(out))
    assert ask(f"{server}/query", ALL).rows == [(lines,)]
    assert first.sent > 10
    again = push(out, f"{server}/store")
    assert (again.sent, again.removed, again.same) == (0, 0, built.index.parts)
    (inputs[1] / "later.txt").unlink()
    built = build(inputs, out)
    third = push(out, f"{server}/store")
    assert 0 < third.sent < first.sent
    assert third.removed > 0
    assert ask(f"{server}/query", CLAIMS).rows == [(built.index.claims,)]
    assert ask(f"{server}/query", ALL).rows == [(_lines(Path(out)),)]


def test_a_push_that_broke_goes_on(server: str, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that arrived are not sent again."""
    request, calls = httpx.Client.request, 0

    def breaking(*args: object, **kwargs: object) -> httpx.Response:
        nonlocal calls
        calls += 1
        if calls > 12:
            raise httpx.ConnectError("gone")
        return request(*args, **kwargs)  # type: ignore[arg-type]

    url = f"{server}/store?again"
    with monkeypatch.context() as patch:
        patch.setattr(httpx.Client, "request", breaking)
        with pytest.raises(StoreError, match="push again to go on"):
            push(str(whole), url)
    assert push(str(whole), url).same > 0


def _lines(out: Path) -> int:
    files = [out / "quads" / f"{part}.nq" for part in part_names(Place(str(out)))]
    files += (out / "derived" / "quads").iterdir()
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)
