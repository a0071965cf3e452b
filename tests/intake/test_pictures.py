"""Pictures: read upright or not, in French and Arabic; codes; what cameras add is not kept."""

import random
import shutil
from pathlib import Path

import pytest
from PIL import Image

from bot.intake.base import FileText
from bot.intake.layout import Line, Word, doubtful_numbers, unwrapped, with_word
from bot.intake.picture import open_picture, prepare, skew
from bot.intake.worker import read_safely
from tests.intake.media import (
    ARABIC_FONTS,
    CAN_SHAPE_ARABIC,
    LATIN_FONTS,
    docx,
    encoded,
    fonts,
    page,
    photo,
    qr,
    rendered,
)

FRENCH = (
    "Offre d'emploi : ouvrier agricole près de Montréal.\nSalaire 3 200 dollars par mois.\n" * 4
)
ARABIC = "عرض عمل: عامل فلاحي قرب مونتريال\nالأجر 3200 دولار في الشهر والسكن مجاني\n" * 4
SAMPLES = Path(__file__).parent / "samples"

needs_reader = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is missing")
needs_fonts = pytest.mark.skipif(not fonts(LATIN_FONTS), reason="no font is installed to draw with")
needs_arabic = pytest.mark.skipif(
    not CAN_SHAPE_ARABIC or not fonts(ARABIC_FONTS), reason="Arabic cannot be drawn here"
)


def read(data: bytes) -> FileText:
    return read_safely(data)


@needs_reader
@needs_fonts
@pytest.mark.parametrize("style", ["page", "photo", "chat", "pdf"])
def test_a_french_advert_is_read(style: str) -> None:
    found = read(rendered(FRENCH, style, 0))
    assert found.origin == ("scan" if style == "pdf" else "image")
    assert "ouvrier agricole près de Montréal" in (found.text or "")
    assert "3 200 dollars par mois" in (found.text or "")


@needs_reader
@needs_arabic
@pytest.mark.parametrize("style", ["page", "photo"])
def test_an_arabic_advert_is_read(style: str) -> None:
    text = read(rendered(ARABIC, style, 1)).text or ""
    assert "عامل فلاحي قرب مونتريال" in text
    assert "3200 دولار في الشهر" in text


@needs_reader
@needs_arabic
def test_digits_that_repeat_in_an_arabic_advert_are_all_read() -> None:
    text = (
        "مطلوب عاملات فلاحة بإسبانيا\nيجب أداء 3000 درهم رسوم الملف قبل السفر\nواتساب: 0612345678"
    )
    found = read(rendered(f"إعلان توظيف\n{text}", "photo", 1)).text or ""
    assert "3000 درهم" in found
    assert "0612345678" in found


def test_a_number_too_wide_for_its_digits_is_read_again_between_its_neighbours() -> None:
    line = ("1", "1", "1")
    words = (
        Word(line, "أداء", 93.0, 1358, 100, 1403, 134),
        Word(line, "0", 97.0, 1270, 104, 1347, 131),
        Word(line, "درهم", 93.0, 1194, 102, 1260, 133),
        Word(line, "1200", 93.0, 1100, 104, 1174, 131),
    )
    doubtful = list(doubtful_numbers(Line(words)))
    assert [word.text for word, _ in doubtful] == ["0"]
    assert doubtful[0][1][::2] == (1260, 1358)
    mended = with_word(Line(words), words[1], "3000")
    assert mended.text == "أداء 3000 درهم 1200"


@needs_reader
def test_an_english_advert_is_read_with_the_words_of_english() -> None:
    path = fonts(LATIN_FONTS)
    if not path:
        pytest.skip("no font is installed to draw with")
    text = (
        "We are looking for cleaners in the hotels of Doha. You will work with the team for $900.\n"
    )
    found = read(encoded(page(text * 3, path[0]))).text or ""
    assert "looking for cleaners in the hotels of Doha" in found


@needs_reader
@needs_arabic
def test_a_latin_address_in_an_arabic_advert_is_kept() -> None:
    text = read(rendered(ARABIC + "للتسجيل: contact@mirvanto.com", "page", 3)).text or ""
    assert "contact@mirvanto.com" in text
    assert "عامل فلاحي" in text


@needs_reader
@needs_fonts
@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_page_on_its_side_or_upside_down_is_read(turn: Image.Transpose) -> None:
    picture = page(FRENCH * 2, fonts(LATIN_FONTS)[0]).transpose(turn)
    assert "ouvrier agricole" in (read(encoded(picture)).text or "")


@needs_reader
@needs_fonts
def test_the_rotation_that_a_camera_notes_is_applied_and_nothing_else_of_it_kept() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x0110] = 6, "chez moi, 34.02 -6.83", "Appareil de Salma"
    picture = page(FRENCH, fonts(LATIN_FONTS)[0]).transpose(Image.Transpose.ROTATE_90)
    text = read(encoded(picture, "JPEG", quality=85, exif=exif)).text or ""
    assert "ouvrier agricole" in text
    assert "Salma" not in text
    assert "34.02" not in text
    assert not open_picture(encoded(picture, "JPEG", exif=exif)).getexif()


@needs_reader
def test_a_photo_of_an_iphone_is_read() -> None:
    text = read((SAMPLES / "advert.heic").read_bytes()).text or ""
    assert "Offre de travail au Canada" in text


@needs_reader
@needs_fonts
def test_white_letters_on_black_are_read() -> None:
    dark = page(FRENCH, fonts(LATIN_FONTS)[0]).point(lambda value: 255 - value)
    assert "ouvrier agricole" in (read(encoded(dark)).text or "")


@needs_reader
@needs_fonts
def test_a_document_that_only_frames_a_picture_is_read_from_the_picture() -> None:
    picture = encoded(page(FRENCH, fonts(LATIN_FONTS)[0]))
    found = read(docx([], **{"word/media/image1.png": picture}))
    assert found.origin == "scan"
    assert "ouvrier agricole" in (found.text or "")


@needs_reader
@needs_fonts
def test_a_code_in_a_picture_is_read_as_the_link_that_it_hides() -> None:
    picture = page(FRENCH, fonts(LATIN_FONTS)[0])
    picture.paste(qr("https://bit.ly/ferme-canada"), (500, 1200))
    found = read(encoded(picture))
    assert found.links == ("https://bit.ly/ferme-canada",)
    assert (found.text or "").endswith("https://bit.ly/ferme-canada")


@needs_fonts
@pytest.mark.parametrize("angle", [-5.0, -2.0, 0.0, 3.0, 6.0])
def test_lines_are_made_level(angle: float) -> None:
    picture = page(FRENCH * 2, fonts(LATIN_FONTS)[0])
    turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew(turned) == pytest.approx(-angle, abs=0.5)
    assert abs(skew(prepare(turned))) <= 0.5


@needs_fonts
def test_uneven_light_becomes_white_paper() -> None:
    seen = prepare(photo(FRENCH, fonts(LATIN_FONTS)[0], random.Random(3)))
    middle = seen.crop((300, 1500, seen.width - 300, 1900))
    assert min(middle.resize((8, 8), Image.Resampling.BOX).getdata()) > 200


@needs_reader
def test_a_picture_without_words_is_said_to_have_none() -> None:
    assert read(encoded(Image.new("L", (600, 400), 255))).trouble == "utter_file_no_text"


def test_without_tesseract_the_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.intake.ocr.shutil.which", lambda name: None)
    picture = encoded(Image.linear_gradient("L").resize((600, 400)))
    assert read(picture).trouble == "utter_file_no_ocr"


def test_lists_keep_their_lines_when_paragraphs_are_made_whole() -> None:
    long = "Nous cherchons des ouvriers agricoles pour la saison des fraises à"
    text = f"{long}\nHuelva.\n- logement offert pour toute la durée de la saison, avec\n- repas"
    assert (
        unwrapped(text)
        == f"{long} Huelva.\n- logement offert pour toute la durée de la saison, avec\n- repas"
    )
