"""The rows of an answer are counted as it is written."""

from __future__ import annotations

import io
import json

import pyoxigraph as ox
import pytest

from kg.store.evaluate import Question, evaluate
from kg.store.rows import TooManyRows

TRICKY = "SELECT ?x ?y ?z { VALUES (?x ?y) { %s } OPTIONAL { ?z a ?x } }"
ROWS = ['("},{" "a")', '("\\\\\\"},{" UNDEF)', "(UNDEF UNDEF)", '(<a:a> "[{},{}]")', '(1 "b\\n")']


@pytest.mark.parametrize("count", [0, 1, 5, 4000])
def test_exactly_the_allowed_rows_pass(count: int) -> None:
    """Whatever the cells hold: braces, quotes, nothing; one row less allowed is an error."""
    query = TRICKY % " ".join((ROWS * count)[:count])
    output = io.BytesIO()
    evaluate(ox.Store(), Question(query, max_rows=max(count, 1)), output)
    unlimited = io.BytesIO()
    evaluate(ox.Store(), Question(query), unlimited)
    assert output.getvalue() == unlimited.getvalue()
    assert len(json.loads(output.getvalue())["results"]["bindings"]) == count
    if count > 1:
        with pytest.raises(TooManyRows, match=f"allowed are {count - 1:,}"):
            evaluate(ox.Store(), Question(query, max_rows=count - 1), io.BytesIO())


def test_an_endless_answer_is_stopped_at_the_limit() -> None:
    """What lies behind the limit is neither computed nor written."""
    numbers = " ".join(f"<a:{n}>" for n in range(1000))
    query = f"SELECT * {{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} VALUES ?c {{ {numbers} }} }}"
    output = io.BytesIO()
    with pytest.raises(TooManyRows):
        evaluate(ox.Store(), Question(query, max_rows=1000), output)
    assert len(output.getvalue()) < 1_000_000
