"""A reply becomes what each platform allows: choices, bold, directions, numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import limits
from bot.channels.base import OutgoingChoice, OutgoingReply
from bot.channels.markup import parse, steady_lines, to_html, to_stars
from bot.channels.render import render_telegram, render_whatsapp, shorten
from bot.channels.split import utf16_length
from bot.content import limits as content_limits

ARABIC = {"channel_more_choices": "خيارات أخرى", "channel_choose": "اختيار"}


def speak(language: str, name: str) -> str:
    return ARABIC[name]


def reply(text: str, *titles: str, **more: object) -> OutgoingReply:
    choices = tuple(OutgoingChoice(title, f"t{n}") for n, title in enumerate(titles))
    return OutgoingReply(text, choices, **more)  # type: ignore[arg-type]


def test_content_is_checked_against_the_limits_of_the_platforms() -> None:
    assert min(limits.WHATSAPP_TEXT, limits.TELEGRAM_TEXT) == content_limits.MAX_TEXT
    assert content_limits.MAX_TEXT_WITH_CHOICES == limits.WHATSAPP_BUTTONS_BODY
    assert content_limits.MAX_BUTTONS == limits.WHATSAPP_BUTTONS
    assert content_limits.MAX_BUTTON_TITLE == limits.WHATSAPP_BUTTON_TITLE
    assert content_limits.MAX_CHOICES == limits.WHATSAPP_LIST_ROWS == limits.CHOICES_ON_A_PAGE
    assert content_limits.MAX_ROW_TITLE == limits.WHATSAPP_ROW_TITLE
    assert content_limits.MAX_ROW_DETAIL == limits.WHATSAPP_ROW_DETAIL


@pytest.mark.parametrize(
    ("count", "kind"), [(1, "button"), (3, "button"), (4, "list"), (10, "list")]
)
def test_up_to_three_choices_are_buttons_and_more_a_list(count: int, kind: str) -> None:
    (message,) = render_whatsapp(reply("?", *"abcdefghij"[:count]), 1, speak)
    assert message.body["type"] == kind


def test_a_text_too_long_for_buttons_gets_a_list_and_stays_one_message() -> None:
    (message,) = render_whatsapp(reply("Une phrase. " * 200, "Oui", "Non"), 1, speak)
    assert message.body["type"] == "list"


def test_a_choice_that_is_only_an_emoji_gets_words() -> None:
    (message,) = render_telegram(reply("?", "👍", "👎"), 1, speak)
    assert [title for row in message.rows for title, _ in row] == ["👍 1", "👎 2"]


def test_choices_that_have_numbers_of_their_own_get_no_others() -> None:
    (message,) = render_telegram(reply("?", "Module 1", "Module 2", "Module 3", "Menu"), 1, speak)
    assert next(t for row in message.rows for t, _ in row) == "Module 1"


def test_titles_that_are_cut_stay_different() -> None:
    same = "Vérifier une offre de travail à "
    (message,) = render_whatsapp(reply("?", same + "Doha", same + "Lyon"), 1, speak)
    titles = [b["reply"]["title"] for b in message.body["action"]["buttons"]]  # type: ignore[index]
    assert len(set(titles)) == 2
    assert all(len(t) <= limits.WHATSAPP_BUTTON_TITLE for t in titles)


@pytest.mark.parametrize(
    ("written", "html", "stars"),
    [
        ("*gras* et <b>", "<b>gras</b> et &lt;b&gt;", "*gras* et <b>"),
        ("3*4 et 5 * 6", "3*4 et 5 * 6", "3*4 et 5 * 6"),
        ("*ما قرأته*: «ادفعوا»", "<b>ما قرأته</b>: «ادفعوا»", "*ما قرأته*: «ادفعوا»"),
        ("*un* *deux*", "<b>un</b> <b>deux</b>", "*un* *deux*"),
        ("* liste\n* puces", "* liste\n* puces", "* liste\n* puces"),
    ],
)
def test_bold_survives_as_each_platform_writes_it(written: str, html: str, stars: str) -> None:
    assert to_html(parse(written)) == html
    assert to_stars(parse(written)) == stars


def test_an_arabic_line_that_begins_with_a_latin_name_stays_right_to_left() -> None:
    assert steady_lines("Rihla ترحب بكم\nأهلا") == "\u200fRihla ترحب بكم\nأهلا"
    assert steady_lines("رحلة, c'est un programme") == "\u200eرحلة, c'est un programme"
    assert steady_lines("Bonjour") == "Bonjour"
    assert steady_lines("أهلا\nhttps://anapec.example") == "أهلا\nhttps://anapec.example"


TITLES = st.lists(st.text("aé بت👍1", min_size=1, max_size=40), max_size=25)
BODIES = st.text("mot *gras*. é\n👍سلام؟ <&>", min_size=1, max_size=9000).filter(str.strip)


@given(BODIES, TITLES)
def test_whatever_the_reply_it_stays_within_the_limits(text: str, titles: list[str]) -> None:
    said = reply(text, *titles)
    for message in render_telegram(said, 7, speak):
        assert utf16_length(message.html.replace("<b>", "").replace("</b>", "")) > 0
        assert all(len(token.encode()) <= 64 for row in message.rows for _, token in row)
    for sent in render_whatsapp(said, 7, speak):
        if sent.type == "text":
            assert utf16_length(str(sent.body["body"])) <= limits.WHATSAPP_TEXT
            continue
        body = utf16_length(sent.body["body"]["text"])  # type: ignore[index]
        action = sent.body["action"]
        if sent.body["type"] == "button":
            names = [b["reply"]["title"] for b in action["buttons"]]  # type: ignore[index]
            assert body <= limits.WHATSAPP_BUTTONS_BODY
            assert all(utf16_length(n) <= limits.WHATSAPP_BUTTON_TITLE for n in names)
        else:
            names = [r["title"] for r in action["sections"][0]["rows"]]  # type: ignore[index]
            assert body <= limits.WHATSAPP_LIST_BODY
            assert len(names) <= limits.WHATSAPP_LIST_ROWS
            assert all(utf16_length(n) <= limits.WHATSAPP_ROW_TITLE for n in names)
        assert len(set(names)) == len(names)


@given(st.text(max_size=60), st.integers(4, 30))
def test_a_shortened_title_fits(title: str, limit: int) -> None:
    assert utf16_length(shorten(title, limit)) <= limit
