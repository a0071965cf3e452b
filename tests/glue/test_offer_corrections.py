"""What people correct of an offer: one number for another."""

import pytest

from actions.offer_corrections import corrected, correction


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("non c'est 300 pas 3000", 300, 3000),
        ("pardon 1 400 et non 14 000", 1400, 14000),
        ("la machi 1900, 1250", 1250, 1900),
        ("لا، ٢٠٠ ماشي ٢٠٠٠", 200, 2000),
        ("الراتب 3500 وليس 5300", 3500, 5300),
        ("1250 machi 1900, wach mzyan?", 1250, 1900),
    ],
)
def test_one_number_stands_for_another(text: str, right: float, wrong: float) -> None:
    assert correction(text) == (right, wrong)


@pytest.mark.parametrize(
    "text",
    ["je n'ai pas 2000 dh", "il gagne 2000 pas plus", "je ne paie pas 300 ni 500", "3ndi 24 3am"],
)
def test_a_number_that_is_only_denied_corrects_nothing(text: str) -> None:
    assert correction(text) is None


def test_the_right_number_stands_wherever_the_wrong_one_was_remembered() -> None:
    offer = {"salary": {"min": 1800.0, "max": None, "currency": "EUR"}, "monthly": 1800.0}
    found = correction("1350 machi 1800")
    assert found is not None
    now = corrected(offer, found)
    assert now["salary"] == {"min": 1350.0, "max": None, "currency": "EUR"}
    assert now["monthly"] == pytest.approx(1350.0)
    assert offer["monthly"] == 1800.0
