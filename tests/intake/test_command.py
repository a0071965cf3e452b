"""`rihla offer PATH|URL` reads everything that people send, or says why it cannot."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.content.store import ContentStore
from tests.intake.media import docx, text_pdf
from tests.intake.test_documents import FRENCH, MAIL

FEES = " Frais de dossier : 3 000 DH par Wafacash avant vendredi."
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Agence Mirvanto\r\nTEL:+212612345678\r\nEND:VCARD"


@pytest.fixture(autouse=True)
def content_is_loaded_once(store: ContentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.offer.content_store", lambda _: store)


def offer(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
    """Return the exit code, the output and the errors of the command."""
    done = CliRunner().invoke(app, ["offer", *arguments], input=given)
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


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Préparateur, frais 500 DH\r\nà Lyon, café", "utf-8"),
        ("Frais 500 DH\r\nLyon, café", "cp1252"),
        ("رسوم الملف 500 درهم", "cp1256"),
        ("رسوم الملف 500 درهم", "utf-16"),
    ],
)
def test_standard_input_is_read_in_the_encodings_of_a_file(text: str, encoding: str) -> None:
    arguments = ("--json",) if encoding == "utf-8" else ("-", "--json")
    code, output, _ = offer(*arguments, given=text.encode(encoding))
    assert (code, json.loads(output)["text"]) == (0, text)


@pytest.mark.parametrize("given", [b" \n", b"\x00\x01\x02\xff" * 50], ids=["blank", "binary"])
def test_nothing_on_standard_input_is_an_error_as_in_a_file(given: bytes, tmp_path: Path) -> None:
    path = tmp_path / "offre.txt"
    path.write_bytes(given)
    code, output, errors = offer("-", "--json", given=given)
    assert (code, output) == (offer(str(path), "--json")[0], "") == (1, "")
    assert errors.startswith("standard input: ")


def test_one_offer_and_many_at_once_is_a_wrong_use(tmp_path: Path) -> None:
    lines = tmp_path / "offers.jsonl"
    lines.write_text('{"id": 1, "text": "frais 500 DH"}\n', "utf-8")
    code, output, errors = offer("offre.pdf", "--jsonl", str(lines))
    assert (code, output) == (2, "")
    assert "offre.pdf and --jsonl" in errors


@pytest.mark.parametrize("from_input", [True, False])
def test_a_line_that_is_not_utf8_is_named_and_those_before_are_read(
    from_input: bool, tmp_path: Path
) -> None:
    lines = tmp_path / "offers.jsonl"
    lines.write_bytes(b'{"id": 1, "text": "bonjour"}\n\n{"id": 2, "text": "caf\xe9"}\n')
    name = "-" if from_input else str(lines)
    code, output, errors = offer("--jsonl", name, given=lines.read_bytes())
    assert (code, [json.loads(line)["id"] for line in output.splitlines()]) == (1, [1])
    assert errors == f"{name}:3: not UTF-8; save as UTF-8\n"


def test_halves_of_characters_in_a_line_do_not_stop_it(tmp_path: Path) -> None:
    lines = tmp_path / "offers.jsonl"
    lines.write_text('{"id": "a\\ud83d", "text": "\\ud83d frais de dossier 500 DH"}\n', "utf-8")
    code, output, _ = offer("--jsonl", str(lines))
    read = json.loads(output)
    assert (code, read["id"]) == (0, "a?")
    assert "money.fee_to_candidate" in [sign["id"] for sign in read["signs"]]


def test_a_line_of_too_many_brackets_is_no_traceback(tmp_path: Path) -> None:
    lines = tmp_path / "offers.jsonl"
    lines.write_text("[" * 100_000, "utf-8")
    code, _, errors = offer("--jsonl", str(lines))
    assert (code, errors.count("\n")) == (1, 1)
    assert errors.startswith(f"{lines}:1: this is not JSON")
