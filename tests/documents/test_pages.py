"""Printed pages: one A4 page, its words to be read and copied, in the right direction."""

from pathlib import Path
from typing import Any

import numpy
import pypdfium2
import pytest
import zxingcpp

from actions.glue_certificate import _page
from actions.scene import Scene
from bot.content.model import Snapshot
from bot.documents import fonts as font_files
from bot.documents.attestation import draw_attestation
from bot.documents.fonts import Fonts, FontsMissingError, available, find_fonts
from bot.documents.plan import draw_plan
from bot.documents.sheet import plain
from tests.documents.conftest import LONGEST, plan_page, text_of

URL = "https://rihla.example.org/attestation/abcdefghijklmnopqrstuvwxyz012345"
LANGUAGES = ("fr", "ar")


def attestation(fonts: Fonts, content: Snapshot, language: str) -> tuple[bytes, dict[str, Any]]:
    page = _page(Scene({"language": language}), [m.title for m in content.walk(language)])
    return draw_attestation(fonts, language, page, url=URL, reference="ABCDEF1234"), page


def words(text: str) -> set[str]:
    """Return words that read the same in every reader: lam-alef is one sign in the page."""
    return {w for w in text.split() if w.isalpha() and "ل" not in w}


def darkness(pdf: bytes) -> numpy.ndarray:
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=1.5).to_pil().convert("L")
    return 255 - numpy.asarray(picture, dtype=float)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_is_one_page_with_all_its_words(
    fonts: Fonts, content: Snapshot, language: str
) -> None:
    page = plan_page(content, language, LONGEST)
    found = text_of(draw_plan(fonts, language, page))
    for section in page["sections"]:
        for row in (section["title"], *section["rows"]):
            assert words(plain(row)) <= words(found), row
    assert "2026" in found
    assert "{" not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_plan_leaves_its_footer_free(
    fonts: Fonts, content: Snapshot, language: str
) -> None:
    page = plan_page(content, language, LONGEST)
    for section in page["sections"]:
        section["rows"] = [f"{row} {row}" for row in section["rows"]]
    ink = darkness(draw_plan(fonts, language, page)).sum(axis=1)
    millimetre = len(ink) / 297
    above_the_line = ink[int(266 * millimetre) : int(270 * millimetre)]
    assert above_the_line.max() == 0


def test_arabic_begins_at_the_right_and_french_at_the_left(fonts: Fonts, content: Snapshot) -> None:
    for language, begins_right in (("fr", False), ("ar", True)):
        ink = darkness(draw_plan(fonts, language, plan_page(content, language, LONGEST)))
        height, width = ink.shape
        body = ink[int(height * 0.12) : int(height * 0.55)]
        left, right = body[:, : width // 2].sum(), body[:, width // 2 :].sum()
        assert (right > left) == begins_right


def test_arabic_letters_are_joined(fonts: Fonts, content: Snapshot) -> None:
    """Shaping makes fewer and other signs than one for each letter: the text still reads back."""
    found = text_of(draw_plan(fonts, "ar", plan_page(content, "ar", LONGEST)))
    assert "مشروعي" in found
    pdf = draw_plan(fonts, "ar", plan_page(content, "ar", LONGEST))
    assert b"NotoSansArabic" in pdf
    assert b"/Lang (ar)" in pdf


def test_an_address_in_an_arabic_page_reads_from_left_to_right(
    fonts: Fonts, content: Snapshot
) -> None:
    page = plan_page(content, "ar", {**LONGEST, "stage": "searching"})
    found = text_of(draw_plan(fonts, "ar", page))
    assert "https://www.anerkennung-in-deutschland.de/html/fr/index.php" in found
    assert "https://www.arbeitsagentur.de/jobsuche/" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_attestation_is_one_page_and_its_code_leads_to_its_verification(
    fonts: Fonts, content: Snapshot, language: str
) -> None:
    pdf, page = attestation(fonts, content, language)
    found = text_of(pdf)
    for module in page["modules"]:
        assert words(module) <= words(found)
    assert "ABCDEF1234" in found
    assert "{" not in found
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [URL]


def test_an_attestation_of_many_modules_does_not_run_into_its_code(
    fonts: Fonts, content: Snapshot
) -> None:
    _, page = attestation(fonts, content, "fr")
    page["modules"] = [
        f"Un module au titre assez long pour une ligne, numéro {n}" for n in range(18)
    ]
    pdf = draw_attestation(fonts, "fr", page, url=URL, reference="ABCDEF1234")
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [URL]


def test_pages_hold_no_name_and_no_author_but_ours(fonts: Fonts, content: Snapshot) -> None:
    pdf, _ = attestation(fonts, content, "fr")
    about = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert about["Author"] == "Rihla"


def test_hostile_words_are_printed_as_words(fonts: Fonts, content: Snapshot) -> None:
    page = plan_page(content, "fr", LONGEST)
    page["sections"][0]["rows"] = ["\u202eabc ((( \\ ) \x00 <b>gras</b> **__ 漢字 😀" * 3]
    assert "gras" in text_of(draw_plan(fonts, "fr", page))


def test_without_the_fonts_it_is_told_what_does_not_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(font_files, "FOLDERS", (tmp_path,))
    assert not available()
    with pytest.raises(FontsMissingError, match="fonts-noto-core"):
        find_fonts()
