"""Identity papers and bank cards are recognised; offers and contracts that name them are not."""

import shutil

import pytest

from bot.intake.mrz import check_digit, has_mrz
from bot.intake.papers import is_identity_paper
from bot.intake.worker import read_safely
from bot.text.cards import passes_luhn
from tests.intake.media import LATIN_FONTS, encoded, fonts, page, text_pdf

# The specimen of ICAO 9303, and cards with numbers that every bank gives out for trials.
PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
CARD_OF_TODAY = (
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
)

PAPERS = [
    PASSPORT,
    CARD_OF_TODAY,
    "République\n" + PASSPORT.replace("<<", "«", 3),
    PASSPORT.replace("7408122", "74O8I22"),
    "PASSEPORT\nUTOPIA\n\nL898902C36UT07408122F12041597E184226B<<<<<10",
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<\nL898902C3XUTO7408X22F120X159ZE184226B<<<<<10",
    "ROYAUME DU MAROC\nCARTE NATIONALE D'IDENTITE\nPrénom ANNA\nNom SPECIMEN\nNée le 01.01.1990"
    "\nà UTOPIA\nValable jusqu'au 01.01.2030\nN° A000000",
    "المملكة المغربية\nالبطاقة الوطنية للتعريف\nالاسم الشخصي نموذج\nالاسم العائلي تجريبي"
    "\nمزداد بتاريخ 01.01.1990\nصالحة إلى غاية 01.01.2030",
    "PASSEPORT / PASSPORT / جواز سفر\nType P\nNationalité UTOPIENNE\nDate de naissance 01/01/1990"
    "\nSexe F\nAutorité UTOPIA\nDate d'expiration 01/01/2030",
    "BANQUE UTOPIA\nVISA\n4111 1111 1111 1111\nEXPIRE FIN 09/29\nANNA SPECIMEN",
    "5555-5555-5555-4444\nVALID THRU 01/30\nmastercard",
    "ROYAUME DU MAROC المملكة المغربية CARTE NATIONALE D'IDENTITE البطاقة الوطنية للتعريف\nSALMA"
    "\nSPECIMEN\nNée le 01.01.1990\nà UTOPIA\nCAN 123456",
    "5555 53535 5555 4444\n\nS SPECIMEN",
    "٤١١١ ١١١١ ١١١١ ١١١١\nبطاقة بنكية صالحة 09/29",
]

NOT_PAPERS = [
    "Offre : ouvrier agricole. Envoyez copie du passeport et de la carte nationale, date de naissance,"
    " nationalité, sexe, adresse. Salaire 3 200 $, contrat de 6 mois, frais de dossier 3000 DH.",
    "عرض عمل: المرجو إرسال صورة جواز السفر والبطاقة الوطنية والاسم والجنسية. الأجر 3200 دولار، عقد سنة.",
    "Contrat de travail entre l'employeur et Mme Anna Specimen, née le 01/01/1990, de nationalité "
    "marocaine, passeport n° AA0000000, adresse Utopia. Salaire : 1 500 euros. " * 3,
    "Versez 3000 DH sur la carte 4111 1111 1111 1111 avant vendredi, frais de dossier du contrat.",
    "Appelez le 0612345678 ou le 00212 6 12 34 56 78, référence 1234567890123456",
    "Poste 4111 1111 1111 1112 valable 09/29",
    "Royaume du Maroc. Apportez la carte nationale et le contrat de travail le 03/03/2027 à 9 h à"
    " l'adresse de l'agence. Le poste est gratuit, la candidature aussi.",
    "المملكة المغربية: عرض عمل في 03/03/2027، المرجو إحضار البطاقة الوطنية. الأجر 3200 والعقد سنة.",
    "Pour le poste : 06 12 34 56 78, 05 22 33 44 55, référence 5555 4444 3333 2222",
    "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH",
    "Bonjour",
    "",
]


@pytest.mark.parametrize("text", PAPERS)
def test_a_paper_is_recognised(text: str) -> None:
    assert is_identity_paper(text)


@pytest.mark.parametrize("text", NOT_PAPERS)
def test_an_offer_that_speaks_of_papers_is_none(text: str) -> None:
    assert not is_identity_paper(text)


def test_check_digits_are_those_of_the_standard() -> None:
    assert [check_digit(f) for f in ("L898902C3", "740812", "120415")] == [6, 2, 9]
    assert has_mrz(PASSPORT)


def test_the_check_of_bank_cards() -> None:
    assert passes_luhn("4111111111111111")
    assert not passes_luhn("4111111111111112")
    assert not passes_luhn("0000000000000000")


def test_a_paper_in_a_document_is_not_passed_on() -> None:
    found = read_safely(text_pdf(PASSPORT.split("\n")))
    assert (found.text, found.trouble) == (None, "utter_identity_paper")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is missing")
@pytest.mark.skipif(not fonts(LATIN_FONTS), reason="no font is installed to draw with")
def test_a_photo_of_a_paper_is_not_passed_on() -> None:
    mono = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
    path = fonts((mono, *LATIN_FONTS))[0]
    found = read_safely(encoded(page("PASSEPORT\nUTOPIA\n\n" + PASSPORT, path, 30)))
    assert (found.text, found.trouble) == (None, "utter_identity_paper")


def test_a_page_of_identity_is_held_back_and_the_contract_is_read() -> None:
    contract = ["Contrat de travail : ouvrier agricole, salaire de 1 500 euros par mois, Huelva."]
    both = text_pdf([*contract])
    from bot.intake.reading import Reading
    from bot.intake.worker import passed_on

    assert read_safely(both).notes == ()
    found = passed_on(Reading((contract[0], PASSPORT), "pdf"))
    assert found.text == contract[0]
    assert found.notes == ("utter_identity_page",)
