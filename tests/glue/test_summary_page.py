"""The summary as a page to print: both languages, and plain text where no page can be drawn."""

from typing import Any

import pytest

from bot.content.store import ContentStore
from bot.documents.fonts import FontsMissingError, find_fonts
from bot.documents.sheet import FOOT_HEIGHT
from bot.documents.summary import draw_summary, plain_summary
from tests.glue.person import Person
from tests.glue.test_reminders_and_summary import filled

pdfium = pytest.importorskip("pypdfium2")

POINTS_OF_A_MILLIMETRE = 72 / 25.4


@pytest.fixture(params=("fr", "ar"))
def text(request: pytest.FixtureRequest, store: ContentStore) -> tuple[str, str]:
    person = Person(store, request.param)
    filled(person)
    return request.param, person.press("summary.show").text


def test_the_summary_is_one_page(text: tuple[str, str]) -> None:
    language, words = text
    try:
        fonts = find_fonts()
    except FontsMissingError:
        pytest.skip("no fonts on this machine")
    page = draw_summary(fonts, language, words)
    assert page.startswith(b"%PDF")
    document = pdfium.PdfDocument(page)
    assert len(document) == 1
    written = document[0].get_textpage().get_text_range()
    assert "75" in written
    assert "https://www.arbeitsagentur.de/jobsuche/" in written, "an address reads from the left"


def words_at_the_foot(page: Any) -> str:
    """Return what stands in the room of the foot."""
    top = FOOT_HEIGHT * POINTS_OF_A_MILLIMETRE
    return str(page.get_textpage().get_text_bounded(bottom=0, top=top)).strip()


def test_a_long_summary_goes_on_on_another_page_and_nothing_runs_into_the_foot(
    text: tuple[str, str],
) -> None:
    language, words = text
    try:
        fonts = find_fonts()
    except FontsMissingError:
        pytest.skip("no fonts on this machine")
    head, *parts, foot = words.split("\n\n")
    rows = "\n".join(f"• 300{number} {'Rabat ' * 30}" for number in range(10, 50))
    long = "\n\n".join([head, *parts, f"*Oujda*\n{rows}", foot])
    document = pdfium.PdfDocument(draw_summary(fonts, language, long))
    *before, last = [document[number] for number in range(len(document))]
    assert before
    assert not any(words_at_the_foot(page) for page in before)
    assert "Rabat" not in words_at_the_foot(last)
    assert words_at_the_foot(last)
    written = " ".join(page.get_textpage().get_text_range() for page in (*before, last))
    assert all(f"300{number}" in written for number in range(10, 50))


def test_without_fonts_it_is_plain_text(text: tuple[str, str]) -> None:
    _, words = text
    plain = plain_summary(words).decode("utf-8-sig")
    assert "*" not in plain
    assert "75" in plain
