"""What identifies a person is found as people write it; sums, dates and hours are left alone."""

import time

import pytest

from bot.gateway.masking import hide, mask, show_again
from bot.gateway.personal import CARD, IBAN, NUMBER, PAPER

PHONES = [
    "0612345678",
    "+212 612\u2011345678",
    "+212\u00a0612\u2013345678",
    "06\u00a012\u00a034\u202f56\u00a078",
    "06/12/34/56/78",
    "06.12.34.56.78",
    "06-12-34-56-78",
    "06_12_34_56_78",
    "0612 34  56 78",
    "0612 - 34 - 56 - 78",
    "06\u200f12345678",
    "06\u200b12\u200b34\u200b56\u200b78",
    "+ (212) 612 34 56 78",
    "+212 (0) 612-345678",
    "00212612345678",
    "+971 50 123 4567",
    "٠٦١٢٣٤٥٦٧٨",
    "٠٦ ١٢ ٣٤ ٥٦ ٧٨",
    "０６１２３４５６７８",
    "1234567890" * 5,
]


@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize("sentence", ["Appelez le {} ce soir.", "tel{}", "{}dh", "رقمي{}", "({})"])
def test_a_telephone_is_hidden_however_it_is_written(phone: str, sentence: str) -> None:
    assert mask(sentence.format(phone)) == sentence.format(NUMBER)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("0612345678 / 0522334455", "[number] / [number]"),
        ("06 12 34 56 78 - +212 612-345678", "[number] - [number]"),
        ("15000 - 0612345678", "15000 - [number]"),
        ("le 01/03/2026 - 0612345678", "le 01/03/2026 - [number]"),
        ("de 8h à 17h 0612345678", "de 8h à 17h [number]"),
    ],
)
def test_numbers_in_a_row_are_hidden_each_and_come_back(text: str, masked: str) -> None:
    hidden = hide(text)
    assert hidden.text == masked
    assert show_again(hidden.text, hidden.parts or {}) == text


@pytest.mark.parametrize(
    ("secret", "mark"),
    [
        ("MA64 0115 1900 0001 2050 0053 4921", IBAN),
        ("MA64011519000001205000534921", IBAN),
        ("ma64011519000001205000534921", IBAN),
        ("ma64 0115 1900 0001 2050 0053 4921", IBAN),
        ("ma64\u00a00115\u00a01900\u00a00001\u00a02050\u00a00053\u00a04921", IBAN),
        ("fr7630006000011234567890189", IBAN),
        ("gb29 nwbk 6016 1331 9268 19", IBAN),
        ("4539 1488 0343 6467", CARD),
        ("4539\u20111488\u20110343\u20116467", CARD),
        ("٤٥٣٩١٤٨٨٠٣٤٣٦٤٦٧", CARD),
        ("BK123456", PAPER),
        ("BK123456X", PAPER),
        ("BK 123456", PAPER),
        ("bk123456", PAPER),
        ("AB1234567", PAPER),
    ],
)
def test_accounts_cards_and_papers_are_hidden_for_good(secret: str, mark: str) -> None:
    hidden = hide(f"voici {secret} avec moi")
    assert hidden.text == f"voici {mark} avec moi"
    assert hidden.parts is None


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ma cin est bk 123456", "ma cin est [id]"),
        ("cinbk123456", "cin[id]"),
        ("carte nationale n° 123456", "carte nationale n° [id]"),
        ("passeport numéro 1234567", "passeport numéro [id]"),
        ("رقم بطاقتي bk 123456", "رقم بطاقتي [id]"),
        ("جواز السفر رقم 1234567", "جواز السفر رقم [id]"),
        ("رقمBK123456", "رقم[id]"),
    ],
)
def test_a_word_before_it_tells_the_number_of_a_paper(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "avance de 15000 DH",
        "AVANCE DE 15500 DH",
        "Salaire de 18000 DH",
        "SALAIRE DE 15750 NET",
        "6 mois a 15000",
        "DH 15750",
        "bghaw b35000 dh",
        "kayna b35000 w safi",
        "passeport 15000 dh",
        "contrat et passeport: 15000",
        "salaire 1200-1500 €",
        "35 000 - 45 000 DH par mois",
        "10 000 - 15 000 selon le poste",
        "12 000 000 FCFA",
        "15000 درهم للملف",
        "خلصو 12.000.000 سنتيم",
        "du 01/03/2026 31/12/2026",
        "du 01 03 2026 31 12 2026",
        "du 01-03-2026 au 31-12-2026",
        "le 01/03/2026 08:00",
        "le 2026-03-01 à 10h",
        "01/03/2026 - 20 postes",
        "saison 2025-2026",
        "03/2026 - 09/2026",
        "le15 mars avec bons mots pour vous",
    ],
)
def test_sums_dates_and_hours_are_left(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    "piece", ["1 ", "06 ", "01/", "0612345678 ", "a1b2", "cin ", "1  -  ", "+"]
)
def test_a_hostile_text_is_masked_in_time(piece: str) -> None:
    text = piece * (64_000 // len(piece))
    started = time.perf_counter()
    mask(text)
    assert time.perf_counter() - started < 2
