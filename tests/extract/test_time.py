from __future__ import annotations

from datetime import date

import pytest

from kg.extract.dates import Dates
from kg.extract.time import Times
from kg.ontology import load
from tests.factory import annotated, doc, token

ONTOLOGY = load()
DATES = Dates(ONTOLOGY.lexicon("time"))
PUBLISHED = date(2016, 2, 21)  # a Sunday
CASES = [
    ("on Saturday", "2016-02-20", "2016-02-20"),
    ("yesterday", "2016-02-20", "2016-02-20"),
    ("In January", "2016-01-01", "2016-01-31"),
    ("in May", "2015-05-01", "2015-05-31"),
    ("last week", "2016-02-08", "2016-02-14"),
    ("last year", "2015-01-01", "2015-12-31"),
    ("three days ago", "2016-02-18", "2016-02-18"),
    ("in November of last year", "2015-11-01", "2015-11-30"),
    ("since 2014", "2014-01-01", None),
    ("by 2030", None, "2030-12-31"),
    ("from 2014 to 2016", "2014-01-01", "2016-12-31"),
    ("in the 1990s", "1990-01-01", "1999-12-31"),
    ("the first half of 2016", "2016-01-01", "2016-06-30"),
    ("the third quarter of 2015", "2015-07-01", "2015-09-30"),
    ("March 23-25, 2025", "2025-03-23", "2025-03-25"),
    ("on 10 December", "2015-12-10", "2015-12-10"),
    ("Feb. 20, 2016", "2016-02-20", "2016-02-20"),
    ("2016-02-03", "2016-02-03", "2016-02-03"),
    ("for months", None, None),
    ("within 48 hours", None, None),
    ("over the past few months", None, None),
    ("recently", None, None),
]


@pytest.mark.parametrize(("words", "start", "end"), CASES, ids=[case[0] for case in CASES])
def test_dates(words: str, start: str | None, end: str | None) -> None:
    """Time words mean days counted from the day of publication, or none."""
    (expression,) = DATES.find(words)
    days = expression.days(DATES, PUBLISHED, ahead=False)
    assert words[expression.start : expression.end] == words
    assert [day and day.isoformat() for day in days] == [start, end]


@pytest.mark.parametrize(
    "words", ["resolution 2254", "He may leave", "a march on the capital", "31 June 2015x"]
)
def test_no_dates(words: str) -> None:
    """Numbers and words that only look like time name no day."""
    assert all(
        expression.days(DATES, PUBLISHED, ahead=False) == (None, None) for expression in DATES.find(words)
    )


def test_the_future_looks_ahead() -> None:
    """A weekday in the future is the next one."""
    (expression,) = DATES.find("on Tuesday")
    assert expression.days(DATES, PUBLISHED, ahead=True)[0] == date(2016, 2, 23)


def test_nothing_is_invented_without_a_day_of_publication() -> None:
    """Relative words stay without bounds where the document has no date."""
    (expression,) = DATES.find("on Tuesday")
    assert expression.days(DATES, None, ahead=False) == (None, None)


def test_time_belongs_to_its_own_verb() -> None:
    """What was said on Sunday did not happen on Sunday."""
    parsed = doc(
        "Mali|Mali|NNP|nsubj|1 said|say|VBD|root|0 on|on|IN|case|1 Sunday|Sunday|NNP|obl|-2 "
        "Niger|Niger|NNP|nsubj|1 attacked|attack|VBD|ccomp|-4 Chad|Chad|NNP|obj|-1 in|in|IN|case|1 "
        "May|May|NNP|obl|-3 .|.|.|punct|-8"
    )
    times = Times(annotated(parsed, published=PUBLISHED), ONTOLOGY)
    said, attacked = times.of(token(parsed, "said")), times.of(token(parsed, "attacked"))
    assert said is not None
    assert attacked is not None
    assert (said.text, said.start) == ("on Sunday", PUBLISHED)
    assert (attacked.text, attacked.start) == ("in May", date(2015, 5, 1))


def test_an_event_noun_has_the_time_of_its_verb() -> None:
    """Talks that will be held on Monday are on the Monday to come."""
    parsed = doc(
        "They|they|PRP|nsubj|2 will|will|MD|aux|1 hold|hold|VB|root|0 talks|talk|NNS|obj|-1 on|on|IN|case|1 "
        "Monday|Monday|NNP|obl|-3 .|.|.|punct|-4"
    )
    found = Times(annotated(parsed, published=PUBLISHED), ONTOLOGY).of(token(parsed, "talks"))
    assert found is not None
    assert found.start == date(2016, 2, 22)
