"""`rihla offer PATH|URL` reads everything that people send, or says why it cannot."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.intake.media import docx, text_pdf
from tests.intake.test_documents import FRENCH, MAIL

FEES = " Frais de dossier : 3 000 DH par Wafacash avant vendredi."
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Agence Mirvanto\r\nTEL:+212612345678\r\nEND:VCARD"


def offer(*arguments: str) -> tuple[int, str, str]:
    """Return the exit code, the output and the errors of the command."""
    done = CliRunner().invoke(app, ["offer", *arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("name", "data", "origin"),
    [
        ("offre.txt", (FRENCH + FEES).encode(), "text"),
        ("offre.pdf", text_pdf([FRENCH, FEES]), "pdf"),
        ("offre.docx", docx([FRENCH, FEES, "Agence Mirvanto, équipe du recrutement"]), "docx"),
        ("offre.eml", MAIL.replace(FRENCH, FRENCH + FEES).encode(), "email"),
    ],
    ids=["text", "pdf", "docx", "email"],
)
def test_a_file_of_any_kind_is_read_as_an_offer(
    name: str, data: bytes, origin: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    code, output, _ = offer(str(path), "--json")
    read = json.loads(output)
    assert (code, read["origin"]) == (0, origin)
    assert "money.fee_to_candidate" in [sign["id"] for sign in read["signs"]]
    for sign in read["signs"]:
        for evidence in sign["evidence"]:
            assert read["text"][evidence["start"] : evidence["end"]] == evidence["text"]


def test_a_contact_is_read(tmp_path: Path) -> None:
    path = tmp_path / "contact.vcf"
    path.write_text(CARD, "utf-8")
    read = json.loads(offer(str(path), "--json")[1])
    assert read["fields"]["phones"][0]["e164"] == "+212612345678"


def test_a_link_is_read_by_its_address_where_nothing_is_fetched() -> None:
    code, output, _ = offer("https://bit.ly/canada-visa", "--json")
    read = json.loads(output)
    assert (code, read["origin"], read["text"]) == (0, "link", "https://bit.ly/canada-visa")


def test_a_contract_shows_what_it_leaves_out(tmp_path: Path) -> None:
    from tests.contract_reader.test_contract import BARE

    path = tmp_path / "contrat.txt"
    path.write_text(BARE, "utf-8")
    assert "pay" in json.loads(offer(str(path), "--json")[1])["contract"]["missing"]
    assert "هذه الوثيقة عقد" in offer(str(path), "--lang", "ar")[1]


def test_what_cannot_be_read_is_an_error_and_a_missing_file_a_wrong_use(tmp_path: Path) -> None:
    path = tmp_path / "note.ogg"
    path.write_bytes(b"OggS" + bytes(200))
    code, output, errors = offer(str(path))
    assert (code, output) == (1, "")
    assert "utter_file_voice" in errors
    assert offer(str(tmp_path / "nowhere"))[0] == 2
