"""Documents with words of their own: text, PDF, Word, e-mail, contacts, pages."""

import io
from pathlib import Path

import docx as python_docx
import pytest

from bot.intake import FileText, make_reader
from bot.intake.kinds import kind_of
from bot.intake.plain import decode, tidy
from bot.intake.worker import read_safely
from tests.intake.media import LATIN_FONTS, docx, encoded, fonts, page, text_pdf, zipped

FRENCH = "Offre : ouvrier agricole à Montréal, 3 200 $ par mois, logement offert."
ARABIC = "عرض عمل: عامل فلاحي في مونتريال، الأجر 3200 دولار في الشهر والسكن مجاني."


async def read(data: bytes, tmp_path: Path, name: str = "file") -> FileText:
    """Read bytes as the pipeline does, in a worker."""
    path = tmp_path / "received"
    path.write_bytes(data)
    return await make_reader()(path, name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [FRENCH, ARABIC])
def test_text_is_read_however_it_is_written_down(text: str, encoding: str) -> None:
    assert read_safely(text.encode(encoding)).text == text


def test_the_letters_of_old_windows_machines_are_told_apart() -> None:
    assert read_safely(FRENCH.encode("cp1252")).text == FRENCH
    arabic = ARABIC.replace("،", ",")
    assert read_safely(arabic.encode("cp1256")).text == arabic


def test_text_cut_in_the_middle_of_a_letter_is_read() -> None:
    assert decode("عرض عمل".encode()[:-1]) == "عرض عم"


def test_what_hides_in_text_is_left_out() -> None:
    assert tidy("a\u202eb\x00\x07c\r\nd\n\n\n\n\ne\u200f") == "abc\nd\n\ne"


async def test_a_worker_reads_text_and_says_what_it_was(tmp_path: Path) -> None:
    assert await read(ARABIC.encode(), tmp_path) == FileText(ARABIC)


async def test_an_empty_file_has_no_words(tmp_path: Path) -> None:
    assert (await read(b" \n ", tmp_path)).trouble == "utter_file_no_text"


async def test_a_name_does_not_change_what_a_file_is(tmp_path: Path) -> None:
    found = await read(text_pdf([FRENCH]), tmp_path, "photo.jpg")
    assert found.origin == "pdf"
    assert FRENCH in (found.text or "")


def test_paragraphs_of_a_pdf_are_whole_again() -> None:
    lines = [
        "Le salaire de l'ouvrier est de trois mille deux cents dollars, et le",
        "logement est offert.",
    ]
    assert (
        read_safely(text_pdf([*lines, "Contact : 06"])).text
        == f"{lines[0]} {lines[1]}\nContact : 06"
    )


def test_every_page_of_a_pdf_is_read_up_to_the_limit() -> None:
    text = read_safely(text_pdf([FRENCH], pages=40)).text or ""
    assert text.count("ouvrier agricole") == 30


def test_a_word_document_is_read_with_its_tables() -> None:
    document = python_docx.Document()
    document.add_paragraph(FRENCH)
    document.add_paragraph(ARABIC)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Frais de dossier", "3 000 DH"
    document.sections[0].footer.paragraphs[0].text = "Agence Mirvanto"
    out = io.BytesIO()
    document.save(out)
    found = read_safely(out.getvalue())
    assert found.origin == "docx"
    for words in (FRENCH, ARABIC, "Frais de dossier\t3 000 DH", "Agence Mirvanto"):
        assert words in (found.text or "")


def test_words_that_were_struck_out_of_a_document_are_not_read() -> None:
    body = "<w:p><w:del><w:r><w:delText>gratuit</w:delText></w:r></w:del></w:p>"
    data = docx([FRENCH, "mot " * 20])
    assert b"word/document.xml" in data
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:document xmlns:w="{space}"><w:p><w:r><w:t>{"mot " * 30}</w:t></w:r></w:p>{body}</w:document>'
    assert "gratuit" not in (read_safely(zipped({"word/document.xml": xml.encode()})).text or "")


def test_an_open_document_is_read() -> None:
    xml = f"<o:c xmlns:o='o'><o:p>{FRENCH}</o:p><o:p>{ARABIC} {'mot ' * 20}</o:p></o:c>".encode()
    text = read_safely(zipped({"mimetype": b"x", "content.xml": xml})).text or ""
    assert FRENCH in text
    assert ARABIC in text


MAIL = f"""From: "ANAPEC" <recrutement@gmail.com>
Reply-To: contact@autre.example
Return-Path: <x@ailleurs.example>
Received-SPF: fail
To: moi@exemple.ma
Subject: =?utf-8?b?2LnYsdi2INi52YXZhA==?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

{FRENCH}
--b
Content-Type: text/html; charset=utf-8

<p>{FRENCH}</p>
--b--
"""


def test_a_mail_is_read_with_the_headers_that_betray_its_sender() -> None:
    found = read_safely(MAIL.encode())
    text = found.text or ""
    assert found.origin == "email"
    assert 'From: "ANAPEC" <recrutement@gmail.com>' in text
    assert "Reply-To: contact@autre.example" in text
    assert "Received-SPF: fail" in text
    assert "Subject: عرض عمل" in text
    assert text.count(FRENCH) == 1
    assert "moi@exemple.ma" not in text


def test_what_is_attached_to_a_mail_is_read() -> None:
    import base64

    head = b"From: a@b.ma\nSubject: s\nDate: d\nMIME-Version: 1.0\nContent-Type: application/pdf\n"
    coded = base64.encodebytes(text_pdf([FRENCH]))
    found = read_safely(head + b"Content-Transfer-Encoding: base64\n\n" + coded)
    assert FRENCH in (found.text or "")


def test_a_note_with_a_colon_is_not_taken_for_a_mail() -> None:
    assert kind_of(b"Date: lundi\nSubject: offre\n\nBonjour") == "text"


def test_a_contact_is_read() -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Agence Mirvanto\r\nitem1.TEL;waid=212612345678:+212 612-345678"
        "\r\nNOTE;ENCODING=QUOTED-PRINTABLE:Frais =C3=A0 payer\r\nPHOTO;ENCODING=b:QUJD\r\nEND:VCARD"
    )
    found = read_safely(card.encode())
    assert found.origin == "contact"
    assert found.text == "Agence Mirvanto\n+212 612-345678\nFrais à payer"


def test_a_page_is_read_without_its_scripts() -> None:
    html = (
        f"<!doctype html><html><head><title>Ferme</title><style>p{{}}</style></head><body><h1>{FRENCH}"
        f"</h1><script>fetch('/a')</script><p>{ARABIC}<br>06</p><a href='https://wa.me/2126'>Écrire</a>"
        "<noscript>caché</noscript></body></html>"
    )
    found = read_safely(html.encode())
    assert found.origin == "page"
    lines = (found.text or "").split("\n")
    assert lines == ["Ferme", FRENCH, ARABIC, "06", "https://wa.me/2126 Écrire"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_known_by_their_bytes(kind: str) -> None:
    path = fonts(LATIN_FONTS)
    if not path:
        pytest.skip("no font is installed to draw with")
    assert kind_of(encoded(page("a", path[0]), kind)) == "image"
