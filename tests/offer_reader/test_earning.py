"""What somebody works for is the pay, though no month is said; what opens the way to work is not."""

import pytest


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("قالو ليا نخدم عند فاميلا فجدة ب 5000 درهم", 5000, "MAD"),
        ("غادي نشتغل مربية فالكويت ب 6000 درهم", 6000, "MAD"),
        ("سأعمل حارسا في طنجة مقابل 3000 درهم", 3000, "MAD"),
        ("nkhdem f dar m3a 3a2ila f koweit b 4500 dh", 4500, "MAD"),
        ("elle va travailler comme nounou au Qatar pour 5500 dh", 5500, "MAD"),
        ("i will work as a cleaner in Oman for 4500 dh", 4500, "MAD"),
        ("كنقلب على خدمة فمخبزة ب 2800 درهم", 2800, "MAD"),
        ("boulot de gardien à Tanger a 2900 dh", 2900, "MAD"),
        ("nounou dubai 1900 dh", 1900, "AED"),
        ("chauffeur Dubai 3000 dh visa et logement fournis", 3000, "AED"),
    ],
)
def test_what_somebody_works_for_is_the_pay(read, text, amount, currency):
    offer = read(text)
    assert offer.fees == ()
    assert (offer.salary.value.min, offer.salary.value.currency) == (amount, currency)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("نخدم فإيطاليا ب 60000 درهم", 60_000),
        ("باش نخدم فقطر بغاو 4000 درهم", 4_000),
        ("pour travailler au Qatar il faut payer 6000 dh", 6_000),
        ("عقد عمل في كندا ب 9000 درهم", 9_000),
        ("nkhdem f italia b contrat b 50000 dh", 50_000),
        ("khdma f saudia b 9000 dh w visa", 9_000),
        ("visa Dubai 3500 dh travail garanti", 3_500),
        ("khdma f dubai b 25000 dh", 25_000),
    ],
)
def test_what_opens_the_way_to_work_is_a_fee(read, text, amount):
    offer = read(text)
    assert offer.salary is None
    assert [fee.value.amount for fee in offer.fees] == [amount]


def test_who_works_in_a_household_is_read(read):
    for text in ("بغيت نخدم عند فاميلا فالرياض ب 4000 درهم", "nkhdem f dyour f rabat b 3000 dh"):
        assert read(text).title is not None
