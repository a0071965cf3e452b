"""What is masked: phones and mail come back for a reason, everything else is gone for good."""

import pytest

from bot.gateway.masking import hide, mask, show_again


def test_phones_and_mail_come_back_in_their_places() -> None:
    text = "Écrivez à a.b@mail.example ou au 06 61 00 00 01, ou +212 662 000 002."
    hidden = hide(text)
    assert hidden.text == "Écrivez à [email] ou au [number], ou [number]."
    assert hidden.parts is not None
    assert show_again(hidden.text, hidden.parts) == text


def test_arabic_words_around_a_number_stay() -> None:
    text = "اتصلوا بي على 0661000001 من فضلكم"
    hidden = hide(text)
    assert "0661000001" not in hidden.text
    assert show_again(hidden.text, hidden.parts or {}) == text


@pytest.mark.parametrize(
    "secret",
    [
        "4539 1488 0343 6467",
        "MA64 0115 1900 0001 2050 0053 4921",
        "BE123456",
        "011519000001205000534921",
        "0115 1900 0001 2050 0053 4921",
    ],
)
def test_cards_accounts_and_papers_never_come_back(secret: str) -> None:
    hidden = hide(f"voici {secret} et mon numéro 0661000001")
    digits = secret.replace(" ", "")
    assert digits not in hidden.text.replace(" ", "")
    shown = show_again(hidden.text, hidden.parts or {})
    assert digits not in shown.replace(" ", "")


def test_who_types_our_marks_brings_nothing_out_of_place() -> None:
    text = "[number] et [email], appelez 0661000001"
    hidden = hide(text)
    assert hidden.parts is None
    assert "0661000001" not in hidden.text
    assert show_again("[number] [number]", {"[number]": ("0661000001",)}) == "[number] [number]"


def test_hiding_and_masking_give_the_same_words() -> None:
    for text in ("rien à cacher", "0661000001", "a@b.example 06 61 00 00 01 BE123456 " * 3):
        assert hide(text).text == mask(text)
