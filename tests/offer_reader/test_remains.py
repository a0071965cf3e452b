"""What is left of a pay is worked out where it is asked for with numbers."""

import pytest

from actions.offer_remains import remains

OFFER = {"salary": {"min": 2100.0, "max": 2100.0, "currency": "EUR", "period": "month"}}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("1800 moins 400 ?", 1400),
        ("كم يبقى لي بعد السكن إذن؟ 1800 ناقص 400", 1400),
        ("شحال غادي يبقى من 1800 إلا حيدنا 450", 1350),
        ("ch7al kaybqa lia b3d lkra 700?", 1400),
        ("شحال كيبقا ليا إلا خلصت 500 ديال الكرا", 1600),
        ("il me reste combien si le loyer est 650", 1450),
        ("how much is left after 600 for rent", 1500),
    ],
)
def test_what_is_left_of_the_pay_is_worked_out(text: str, left: float) -> None:
    found = remains(text, OFFER)
    assert found is not None
    assert found.left == left


@pytest.mark.parametrize(
    "text",
    [
        "j'ai moins de 30 ans et 1500 dh",
        "900 n9ess mn 1424?",
        "salaire 1500 et logement 300",
        "b9a lia ghir 2 chhor w 24 3am",
        "ghadi yb9a lia 1200?",
        "il reste combien de jours",
    ],
)
def test_other_numbers_are_no_sum(text: str) -> None:
    assert remains(text, OFFER) is None


def test_without_a_pay_nothing_is_worked_out() -> None:
    assert remains("il me reste combien si le loyer est 650", None) is None
    by_day = {"salary": {"min": 57.82, "max": None, "currency": "EUR", "period": "day"}}
    assert remains("ch7al kaybqa lia b3d lkra 700?", by_day) is None
