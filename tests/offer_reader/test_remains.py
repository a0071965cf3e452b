"""What is left of a pay is worked out where it is asked for with numbers."""

import pytest

from actions.offer_product import product
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


BY_DAY = {
    "country": "ESP",
    "salary": {"min": 40.0, "max": 40.0, "currency": "EUR", "period": "day"},
}


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("combien pour 24 jours par mois, sur 4 mois", 3840),
        ("كم أربح في 3 أشهر إذا عملت 26 يوما", 3120),
        ("ch7al njme3 f 2 chhor, 26 youm", 2080),
        ("50 f 24 f 2, ch7al", 2400),
    ],
)
def test_a_pay_is_multiplied_where_all_numbers_are_told(text: str, total: float) -> None:
    made = product(text, BY_DAY, None)
    assert made is not None
    assert made.total == total


def test_the_minimum_is_that_of_the_country_of_the_offer() -> None:
    made = product("35 ساعة بالحد الأدنى ناقص 150، كم", {"country": "FRA"}, "MAR")
    assert made is not None
    assert made.currency == "EUR"
    assert made.spent == 150


@pytest.mark.parametrize(
    "text", ["combien de jours, 26 ?", "12 heures par jour, combien", "1200 euro f 3 chhor"]
)
def test_other_numbers_are_not_multiplied(text: str) -> None:
    assert product(text, BY_DAY, None) is None
