"""The summary as a page to print: both languages, and plain text where no page can be drawn."""

import pytest

from bot.content.store import ContentStore
from bot.documents.fonts import FontsMissingError, find_fonts
from bot.documents.summary import draw_summary, plain_summary
from tests.glue.person import Person
from tests.glue.test_reminders_and_summary import filled

pdfium = pytest.importorskip("pypdfium2")


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
    assert "75" in document[0].get_textpage().get_text_range()


def test_without_fonts_it_is_plain_text(text: tuple[str, str]) -> None:
    _, words = text
    plain = plain_summary(words).decode("utf-8-sig")
    assert "*" not in plain
    assert "75" in plain
