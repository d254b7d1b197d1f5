"""Cleaning mends what scraping broke, drops what is no news and leads back to the stored text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ontology import load
from kg.text import CleanText, clean
from tests.factory import document

SEED = Path(__file__).parents[2] / "seeds/000_82f0a6d93b4cdd52.txt"

FRAGMENTS = [
    "Russia struck Kyiv.",
    "troops.“The Kremlin agreed",
    " the DPRK.İt is noted ",
    "\n",
    "\n\n",
    "  ",
    "\xa0",
    "\u200b",
    "gov\u00adernment",
    "donâ€™t",
    "&amp;",
    "<b>NATO</b>",
    "**China**",
    "- ",
    "# ",
    "KYIV, Nov. 8 (Reuters) - ",
    "By Jane Doe",
    "Leave a Reply",
    "(Visited 1 times, 1 visits today)",
    "govern-\nment",
    "\ud800",
    "\x00",
    "ﬁght",
    "!" * 50,
    "[link](https://x.org)",
    "8 November 2024",
    "Share",
    "Facebook",
]
TEXTS = st.one_of(
    st.text(), st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8))).map("".join)
)


def cleaned(text: str, **fields: object) -> CleanText:
    """Clean a text that stands alone."""
    return clean(document(text, **fields))


def sentences(text: CleanText) -> list[str]:
    """Cut a clean text at its breaks."""
    ends = [*text.breaks[1:], len(text.text)]
    return [text.text[start:end].strip() for start, end in zip(text.breaks, ends, strict=True)]


@settings(derandomize=True, deadline=None)
@given(TEXTS)
def test_every_clean_character_stands_for_a_passage_of_the_stored_text(text: str) -> None:
    """Spans lie inside the stored text and in its order, whatever the text holds."""
    result = cleaned(text)
    spans = [result.span(place, place + 1) for place in range(len(result.text))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@settings(derandomize=True, deadline=None)
@given(TEXTS)
def test_unrepaired_characters_are_those_of_the_stored_text(text: str) -> None:
    """A letter or digit of ASCII in the clean text stands in the stored text where the span says."""
    result = cleaned(text)
    for place, char in enumerate(result.text):
        start, end = result.span(place, place + 1)
        if end - start == 1 and char.isalnum() and text[start].isascii():
            assert text[start] == char
            assert result.text[result.locate(start) or 0] == char


@settings(derandomize=True, deadline=None)
@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """What was cleaned is clean."""
    once = cleaned(text).text
    assert cleaned(once).text == once


@settings(derandomize=True, deadline=None)
@given(TEXTS)
def test_breaks_and_headings_lie_on_words(text: str) -> None:
    """A sentence starts with a character, and headings do not overlap."""
    result = cleaned(text)
    assert list(result.breaks) == sorted(set(result.breaks))
    assert all(not result.text[place].isspace() for place in result.breaks)
    assert all(start in result.breaks and start < end for start, end in result.headings)


@settings(derandomize=True, deadline=None)
@given(TEXTS)
def test_dropped_passages_are_not_in_the_clean_text(text: str) -> None:
    """Nothing of what was passed over can be located, but for the other half of a mended character."""
    result = cleaned(text)
    for passage in result.dropped:
        assert 0 <= passage.start < passage.end <= len(text)
        kept = [
            place
            for offset in range(passage.start, passage.end)
            if (place := result.locate(offset)) is not None
        ]
        assert all(len(range(*result.span(place, place + 1))) > 1 for place in kept)


GLUED = [
    ("buildings held by soldiers from the DPRK.İt is noted that they fired.", "It is noted"),
    ("reinforce them with North Korean troops.“The Kremlin has agreed.", "“The Kremlin"),
    ("the front line in Kursk.Meanwhile, others arrived.", "Meanwhile,"),
    ("the Financial Times reports.In January, two men spoke.", "In January,"),
    ("a military conflict with them was possible.Like Xi and Putin, Kim waits.", "Like Xi"),
    ("changes unseen in a century.”Despite the rapprochement, China waits.", "Despite the"),
    ("It began in 2014.Since then Russia has held Crimea.", "Since then"),
    ("The troops (about 10,000).Ukraine denied it.", "Ukraine denied"),
]


@pytest.mark.parametrize(("text", "start"), GLUED, ids=[start for _, start in GLUED])
def test_glued_sentences_start_anew(text: str, start: str) -> None:
    """A sentence that scraping glued to the one before it begins at a break, behind a space."""
    result = cleaned(text)
    place = result.text.index(" " + start) + 1
    assert place in result.breaks


@pytest.mark.parametrize(
    "text",
    [
        "The U.S.Army said so.",
        "He met J.D.Vance there.",
        "Amazon.Com paid.",
        "Write to info@example.Org today.",
        "See https://example.org/News.Html for more.",
        "It cost 3.5M dollars.",
    ],
)
def test_full_stops_inside_names_break_nothing(text: str) -> None:
    """Abbreviations, numbers and addresses stay whole."""
    assert len(cleaned(text).breaks) == 1


def test_a_glued_title_is_set_apart_without_a_break() -> None:
    """The words "Gen.Mark Milley" belong to one sentence."""
    result = cleaned("The order came from Gen.Mark Milley.")
    assert result.text == "The order came from Gen. Mark Milley."
    assert result.breaks == (0,)


def test_the_seed_article_keeps_its_sentences_and_loses_its_comment_form() -> None:
    """Title and category are headings, all seven glued places break, the form is gone."""
    text = SEED.read_text(encoding="utf-8")
    result = cleaned(text)
    assert [result.text[start:end] for start, end in result.headings][1] == "General"
    assert sum(bool(result.text[place - 2 : place - 1].strip()) for place in result.breaks[1:]) == 7
    assert result.text.endswith("against American influence in Asia.")
    assert "İ" not in result.text
    assert [text[passage.start : passage.end][:14] for passage in result.dropped] == [
        "(Visited 1 tim",
        "Leave a Reply",
        "Your email add",
        "Required field",
    ]


REPAIRS = [
    ("İt became known.", "It became known."),
    ("the Ukrainian\xa0army", "the Ukrainian army"),
    ("the gov\u00adern\u200bment fell", "the government fell"),
    ("Moscow\u2011backed forces", "Moscow-backed forces"),
    ("Ukraine donâ€™t\u2028China", "Ukraine don’t\n\nChina"),
    ("the ﬁght for Kursk", "the fight for Kursk"),
    ("Britain &amp; France", "Britain & France"),
    ("[Reuters](https://reuters.com/a) says", "Reuters says"),
    ("the **Kremlin** agreed", "the Kremlin agreed"),
    (
        "The state-\nment was long-term and a long-\nterm one.",
        "The statement was long-term and a long-term one.",
    ),
    ("a\x00b\x07c", "a b c"),
    ("Kyiv\ud800", "Kyiv\ufffd"),
]


@pytest.mark.parametrize(("text", "expected"), REPAIRS, ids=[expected for _, expected in REPAIRS])
def test_broken_characters_are_mended(text: str, expected: str) -> None:
    """The parser sees what the newspaper printed."""
    assert cleaned(text).text == expected


def test_a_mended_word_leads_back_to_its_broken_letters() -> None:
    """The span of a word covers what was stored, soft hyphens and all."""
    text = "The gov\u00adernment of MÃ©xico fell."
    result = cleaned(text)
    for word, stored in (("government", "gov\u00adernment"), ("México", "MÃ©xico"), ("fell", "fell")):
        start = result.text.index(word)
        first, last = result.span(start, start + len(word))
        assert text[first:last] == stored


def test_hard_wrapped_lines_become_one_paragraph() -> None:
    """A line that had no room for the next word goes on, one that had does not."""
    text = (
        "The ongoing conflict in northern Ethiopia is a tragedy causing\n"
        "immense suffering and threatens the unity of the state. The\n"
        "United States is determined to push for peace.\n"
        "A second paragraph\n"
        "\n"
        "-   The first point of the agreement that both sides have signed\n"
        "    in Riyadh.\n"
        "-   The second point.\n"
    )
    assert cleaned(text).text.split("\n\n") == [
        "The ongoing conflict in northern Ethiopia is a tragedy causing immense suffering and threatens the unity of the"
        " state. The United States is determined to push for peace.",
        "A second paragraph",
        "The first point of the agreement that both sides have signed in Riyadh.",
        "The second point.",
    ]


FURNITURE = [
    "(Visited 12 times, 1 visits today)",
    "Your email address will not be published. Required fields are marked *",
    "Share on Facebook",
    "Facebook Twitter WhatsApp",
    "Tweet",
    "12 shares",
    "5 min read",
    "Read more: Putin visits Pyongyang",
    "Subscribe to our newsletter for the best of the week.",
    "We use cookies to improve your experience.",
    "Home | News | World | Politics",
    "Photo: Ministry of Defence",
    "(AP Photo/Evan Vucci)",
    "REUTERS/Gleb Garanich",
    "FILE PHOTO: Russian President Vladimir Putin meets Kim Jong Un in Pyongyang.",
    "Published Nov. 8, 2024 10:30 GMT",
    "Updated 3 hours ago",
    "By Jane Doe and John Smith",
    "By Jane Doe, Reuters",
    "Reporting by Jane Doe in Kyiv; Editing by John Smith",
    "© 2024 Example News. All rights reserved.",
    "\\###",
    "* * *",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_is_dropped_with_a_reason(line: str) -> None:
    """What stands around an article is no part of it."""
    result = cleaned(f"Russia struck Kyiv on Friday.\n\n{line}\n\nUkraine answered.")
    assert result.text == "Russia struck Kyiv on Friday.\n\nUkraine answered."
    assert all(passage.reason for passage in result.dropped)


NEWS = [
    "By Tuesday the army had taken the village.",
    "Play resumed in Doha after Iran and Qatar had spoken.",
    "Search for survivors continues in Gaza, the ministry said.",
    "NATO — the alliance of 32 states — will send more troops.",
    "Putin (Russia) – in power since 2000 – met Kim.",
    "Share prices fell in Moscow.",
    "Defence Minister (Labour): He will go.",
    "Image: NASA. Stardust was launched in 1999. It flew to a comet. It came back.",
    "Comments by the Kremlin angered Kyiv.",
    "Photos show Russian troops in Kursk.",
    "The video, which Reuters verified, shows the strike.",
    "The strike was reported by Reuters.",
    "He told the AP.",
    "China, Russia and Iran | North Korea too.",
    "Related attacks were reported in Kharkiv and Sumy.",
    "On 8 November 2024 Russia struck Kyiv.",
]


@pytest.mark.parametrize("sentence", NEWS)
def test_a_sentence_of_news_is_never_dropped(sentence: str) -> None:
    """Words of furniture inside news stay."""
    assert sentence in cleaned(f"Russia struck Kyiv on Friday.\n\n{sentence}\n\nUkraine answered.").text


def test_comments_below_the_form_are_no_news() -> None:
    """Readers' comments go with the heading above them, in the second half only."""
    text = "Russia struck Kyiv on Friday and killed four.\n\nLeave a Reply\n\nRussia won the war!"
    assert cleaned(text).text == "Russia struck Kyiv on Friday and killed four."


def test_a_menu_is_dropped() -> None:
    """Five short lines in a row are a menu."""
    menu = "World\nAfrica\nAsia\nMiddle East\nSport\n"
    assert cleaned(f"{menu}\nRussia struck Kyiv on Friday.").text == "Russia struck Kyiv on Friday."


DATELINES = [
    ("KYIV, Nov. 8 (Reuters) - Russia struck Kyiv.", "KYIV", date(2024, 11, 8), "Reuters"),
    ("BEIJING, Nov. 8 (Xinhua) -- China protested.", "BEIJING", date(2024, 11, 8), "Xinhua"),
    ("SEOUL, South Korea (AP) — North Korea fired a missile.", "SEOUL, South Korea", None, "AP"),
    ("LONDON — After 20 years the sanctions end.", "LONDON", None, None),
    ("Moscow, Russia – Putin met Kim.", "Moscow, Russia", None, None),
    ("KABUL (Pajhwok): The Taliban attacked Kabul.", "KABUL", None, "Pajhwok"),
    ("Bogota, March 8, 2019 (IANS) The envoy left.", "Bogota", date(2019, 3, 8), "IANS"),
    ('CAIRO (AP) " Egypt arrested them.', "CAIRO", None, "AP"),
    ("(CNN) Russia struck Kyiv.", None, None, "CNN"),
    ("Geneva, 8 November 2024 – The UN protested.", "Geneva", date(2024, 11, 8), None),
    ("(CNN) -- Russia struck Kyiv.", None, None, "CNN"),
    ("UNITED NATIONS (AFP): The council met.", "UNITED NATIONS", None, "AFP"),
]


@pytest.mark.parametrize(
    ("text", "place", "day", "outlet"), DATELINES, ids=[case[0][:20] for case in DATELINES]
)
def test_datelines_give_place_day_and_outlet(
    text: str, place: str, day: date | None, outlet: str | None
) -> None:
    """The paragraph goes on without its dateline, which is kept."""
    result = clean(document(text, published=date(2024, 11, 10)))
    assert result.dateline
    assert (result.dateline.place, result.dateline.day, result.dateline.outlet) == (place, day, outlet)
    assert result.dateline.start == 0
    assert text[result.dateline.end :] == result.text


def test_a_byline_names_the_author() -> None:
    """The names stay, without the outlet."""
    assert cleaned("By Jane Doe, Reuters\n\nRussia struck Kyiv.").byline == "Jane Doe"


def test_the_title_of_the_document_is_a_heading_even_with_a_stop() -> None:
    """A headline that asks is still a headline."""
    result = cleaned("Will Russia attack?\n\nUkraine waits.", title="Will Russia attack?")
    assert [result.text[start:end] for start, end in result.headings] == ["Will Russia attack?"]


@pytest.mark.parametrize(
    "text",
    [
        "a" + "!" * 20_000,
        "(" * 20_000,
        "x" * 200_000,
        "é" * 100_000,
        "a-\n" * 50_000,
        "Ð" * 50_000,
        "<a" * 50_000,
    ],
    ids=["exclamation marks", "brackets", "one word", "accents", "hyphens", "mojibake", "tags"],
)
def test_hostile_runs_take_linear_time(text: str) -> None:
    """No rule looks back over the whole text for each character of it."""
    assert len(cleaned(text).text) <= 2 * len(text)


def test_a_sentence_without_end_is_broken() -> None:
    """The parser never gets more than about 4,000 characters at once."""
    result = cleaned("and Russia " * 5_000)
    assert max(len(sentence) for sentence in sentences(result)) < 4_100


def test_a_user_adds_furniture_of_their_own(tmp_path: Path) -> None:
    """A folder laid over the ontologies names what an outlet prints below its articles."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon/furniture.toml").write_text(
        'lines = ["The Daily Example thanks…"]', encoding="utf-8"
    )
    text = document("Russia struck Kyiv.\n\nThe Daily Example thanks its readers.")
    assert clean(text, ontology=load(tmp_path)).text == "Russia struck Kyiv."
    assert clean(text).text.endswith("its readers.")
