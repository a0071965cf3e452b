"""What the work pays: amounts, ranges, currencies and periods in five varieties."""

import pytest

from actions.offer_reader.model import Pay
from actions.offer_reader.pay import HOURS_PER_WEEK, WEEKS_PER_MONTH, monthly

PAYS = [
    ("Salaire : 1 900 € brut par mois à Nantes", (1900, None, "EUR", "month")),
    ("Maçon à Lyon, 12,50 €/h brut", (12.5, None, "EUR", "hour")),
    ("Soudeur à Gand, 2.500-3.000 € net", (2500, 3000, "EUR", "month")),
    (
        "Salaire mensuel de 2100.0 Euros à 2600.0 Euros sur 12.0 mois, Lille",
        (2100, 2600, "EUR", "month"),
    ),
    ("Poste à Nantes, annuel de 34000,00 Euros à 42000,00 Euros", (34000, 42000, "EUR", "year")),
    ("Commis au Québec, 21 $ l'heure", (21, None, "CAD", "hour")),
    ("Chauffeur à Moncton, salaire 4500 $ net", (4500, None, "CAD", "month")),
    ("Vendeur à Miami, salaire 3000 $ par mois", (3000, None, "USD", "month")),
    ("Salaire jusqu'à 2 800 € par mois, Bruxelles", (None, 2800, "EUR", "month")),
    ("Serveur à Agadir, 4000 dh par mois", (4000, None, "MAD", "month")),
    ("Caissière à Fès, salaire 3OOO DH", (3000, None, "MAD", "month")),
    ("Serveur à Rabat, salaire 5k dh par mois", (5000, None, "MAD", "month")),
    ("Salaire : trois mille dirhams par mois, Oujda", (3000, None, "MAD", "month")),
    ("Köchin in Bonn, 2500 € brutto im Monat", (2500, None, "EUR", "month")),
    ("Muratore a Torino, 1200 euro al mese", (1200, None, "EUR", "month")),
    ("Camarero en Sevilla, 1.424,50 € brutos mensuales", (1424.5, None, "EUR", "month")),
    ("Nurse in Leeds, GBP 31,000 a year", (31000, None, "GBP", "year")),
    ("Waiter in Doha, QAR 2,500 per month", (2500, None, "QAR", "month")),
    ("Cleaner in Cork, EUR 15.20 per hour", (15.2, None, "EUR", "hour")),
    ("ممرض في الرياض، الراتب ٥٠٠٠ ريال", (5000, None, "SAR", "month")),
    ("سائق في قطر، الراتب 3200 ريال شهريا", (3200, None, "QAR", "month")),
    ("طباخ في الكويت براتب 250 دينارا", (250, None, "KWD", "month")),
    ("عامل في مونتريال، 20.5 دولار للساعة", (20.5, None, "CAD", "hour")),
    ("نجار في برلين، من 2400 إلى 2700 أورو في الشهر", (2400, 2700, "EUR", "month")),
    ("حارس في دبي، الراتب 2700 درهم إماراتي", (2700, None, "AED", "month")),
    ("خدمة فإسبانيا ب 1300 أورو فالشهر", (1300, None, "EUR", "month")),
    ("خدمة فكندا 9 مليون فالشهر", (90000, None, "MAD", "month")),
    ("فيرمة فبركان 130 درهم للنهار", (130, None, "MAD", "day")),
    ("khdma f casa, 3000dh/mois", (3000, None, "MAD", "month")),
    ("serveur f rabat lkhelsa 3500 l 4500 dh f chher", (3500, 4500, "MAD", "month")),
    ("khedma f canada 9 melyoun f chher", (90000, None, "MAD", "month")),
    ("1450 أورو بروت فالشهر، إسبانيا", (1450, None, "EUR", "month")),
    ("40 ساعة فالسيمانة، 1450 أورو بروت فالشهر، إسبانيا", (1450, None, "EUR", "month")),
    ("40 h par semaine, 1 450 € brut, Lyon", (1450, None, "EUR", "month")),
    ("44 sa3a f simana, 1300 euro", (1300, None, "EUR", "month")),
    ("Salaire hebdomadaire 500 €, Lyon", (500, None, "EUR", "week")),
    ("أوسبيلدونغ فألمانيا، 1100 أورو فالعام الأول", (1100, None, "EUR", "month")),
    ("Infirmière à Kiel, 2 900 €, puis 3 300 € brut", (2900, 3300, "EUR", "month")),
    ("Stagiaire en marketing, Rabat, indemnité 3 000 DH", (3000, None, "MAD", "month")),
    ("chantier f italia 1400 euro fchher", (1400, None, "EUR", "month")),
    ("Serres à Almería, 3 euros 50 de l'heure", (3.5, None, "EUR", "hour")),
    ("saisonnier f avignon 12.02 e/h, 4 chhor", (12.02, None, "EUR", "hour")),
    ("Serveur à Nice, 1500e net par mois", (1500, None, "EUR", "month")),
    ("plongeur à Lille, 13e de l'heure", (13, None, "EUR", "hour")),
    ("Commis à Lyon, 12€45/h brut", (12.45, None, "EUR", "hour")),
    ("ménage f genève 9500 franc f chher", (9500, None, "CHF", "month")),
]


@pytest.mark.parametrize(("text", "pay"), PAYS)
def test_the_pay_is_read_with_its_currency_and_period(read, text, pay):
    found = read(text).salary
    assert found is not None
    value = found.value
    assert (value.min, value.max, value.currency, value.period) == pay


@pytest.mark.parametrize(
    "text",
    [
        "Frais de dossier : 3000 DH à verser avant le départ en Italie.",
        "رسوم الملف 4000 درهم قبل السفر إلى كندا",
        "dossier b 2500 dh, sifet lflous f wafacash, khdma f italia",
        "Loyer 420 € par mois dans la résidence du personnel à Ulm",
        "Amende de 50 $ à qui arrive en retard",
        "Butcher in Brandon, Manitoba: we need CAD 450 as security to hold the place.",
        "لاعبون في البرتغال: تضع 800 أورو ضمانا ليحجز اسمك",
        "خدمة ففرنسا، لاكوسيون ديال الدار (400 أورو) كيخلصها الباطرون",
        "Ménage à Riyad. Si tu pars avant, tu leur dois 25 000 riyals.",
        "Bureau au 5e étage, dans le 15e arrondissement, comme au 21e siècle",
        "Poste à pourvoir en 2027, 35 personnes, 40 h par semaine",
    ],
)
def test_what_is_not_pay_is_not_read_as_pay(read, text):
    assert read(text).salary is None


def test_the_fee_is_not_the_pay_and_the_pay_is_not_the_fee(read):
    offer = read("Cueillette en Espagne, 1 300 € par mois. Frais de dossier : 4 000 DH.").to_json()
    assert offer["salary"]["min"] == 1300
    assert [fee["amount"] for fee in offer["fees"]] == [4000]


@pytest.mark.parametrize(
    ("pay", "hours", "expected"),
    [
        (Pay(10, None, "EUR", "hour"), 35.0, 10 * 35 * WEEKS_PER_MONTH),
        (Pay(10, None, "EUR", "hour"), None, 10 * HOURS_PER_WEEK * WEEKS_PER_MONTH),
        (Pay(24000, 36000, "EUR", "year"), None, 3000),
        (Pay(1500, None, "EUR", "month"), None, 1500),
        (Pay(None, 1500, "EUR", None), None, None),
    ],
)
def test_monthly_pay_uses_the_hours_of_the_offer_or_a_full_week(pay, hours, expected):
    got = monthly(pay, hours)
    assert got == (None if expected is None else pytest.approx(expected, abs=0.01))


def test_the_evidence_quotes_the_amount_as_typed(read):
    text = "Poste à Nantes — salaire : «1\u00a0900 €» brut par mois"
    evidence = read(text).salary.evidence[0]
    assert text[evidence.start : evidence.end] == evidence.text == "1\u00a0900 €"


@pytest.mark.parametrize(
    "text",
    [
        "Nurses for Kiel, Germany. Three months in the staff residence at 320 € rent.",
        "Infirmière en Allemagne : j'ai payé 420 € à l'autorité du Land.",
        "Serres en Espagne. Qui tombe malade paie 20 € la journée d'absence.",
        "My contract in Spain says 2.50 euros per day for water and electricity.",
        "زلايجي فبلجيكا. دابا إلا خليتي ليا 500 أورو نشدها ليك باسم الولد.",
    ],
)
def test_a_rent_a_fine_or_a_small_sum_that_no_word_calls_pay_is_none(read, text):
    assert read(text).salary is None


def test_a_small_sum_abroad_is_pay_where_a_word_says_so(read):
    assert read("Cueillette en Roumanie, salaire 600 euros").salary.value.min == 600
    assert read("فيرما فإسبانيا، الأجر 600 أورو").salary.value.min == 600
