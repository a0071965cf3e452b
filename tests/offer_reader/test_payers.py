"""Who bears a cost, what is held back from the pay, and rewards that are no fees."""

import pytest

BORNE_BY_THE_EMPLOYER = [
    "Frais de visa 400 € payés par l'employeur, poste en France",
    "L'employeur avance les frais de visa de 400 €, cuisinier en Italie",
    "Frais de dossier 350 € pris en charge par la société, Espagne",
    "Nous prenons en charge le visa (800 €) et le billet. Cuisinier à Doha",
    "Visite médicale 600 dh payée par l'employeur, emploi au Qatar",
    "Uniforme 400 dh offert par la société, Tanger",
    "The employer pays the visa fee of 500 USD, job in Poland",
    "رسوم التأشيرة 400 أورو على حساب المشغل، ألمانيا",
    "صاحب العمل يتكفل بمصاريف التأشيرة 500 أورو، ألمانيا",
    "الفحص الطبي 600 درهم على حساب الشركة",
    "مصاريف الفيزا 4000 درهم على الشركة، خدمة فإيطاليا",
    "lvisa 4000 dh kaykhelsouha homa, khdma f italia",
]


@pytest.mark.parametrize("text", BORNE_BY_THE_EMPLOYER)
def test_a_cost_that_the_employer_bears_is_no_fee_and_no_pay(read, text):
    offer = read(text)
    assert offer.fees == ()
    assert offer.official_costs == ()
    assert offer.salary is None


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("Visite médicale 600 dh à votre charge, emploi au Qatar", (600, "MAD", "medical")),
        (
            "Visite médicale 600 DH à votre charge, billet pris en charge par l'employeur, Qatar",
            (600, "MAD", "medical"),
        ),
        (
            "Frais de dossier 2000 dh, le visa est payé par l'employeur, Italie",
            (2000, "MAD", "file"),
        ),
        (
            "Le visa est payé par l'employeur, frais de dossier 2000 dh, Italie",
            (2000, "MAD", "file"),
        ),
        ("Tenue de travail 200 dh à la charge du candidat, Agadir", (200, "MAD", "other")),
        ("Uniforme 400 dh à acheter chez nous avant de commencer, Tanger", (400, "MAD", "other")),
        ("الفحص الطبي 600 درهم على حسابك", (600, "MAD", "medical")),
        ("البدلة 300 درهم على المتقدم", (300, "MAD", "other")),
        ("lvisite 600 dh 3lik, khdma f qatar", (600, "MAD", "medical")),
        ("Caution 5000 DH remboursée à l'arrivée, Italie", (5000, "MAD", "deposit")),
    ],
)
def test_a_cost_that_the_candidate_bears_is_a_fee(read, text, fee):
    fees = read(text).to_json()["fees"]
    assert [(f["amount"], f["currency"], f["for"]) for f in fees] == [fee]


@pytest.mark.parametrize(
    "text",
    [
        "Amenez un ami et gagnez 200 dh, centre d'appel à Casablanca",
        "Prime de parrainage 500 € pour chaque ami recruté",
        "Referral bonus: 300 USD for each friend hired",
        "جيب صاحبك وخود 500 درهم",
        "jib sa7bek w tched 500 dh",
    ],
)
def test_a_reward_for_bringing_a_friend_is_no_fee_and_no_pay(read, text):
    offer = read(text)
    assert offer.fees == ()
    assert offer.salary is None


@pytest.mark.parametrize(
    "text",
    [
        "Dossier 9000 dh, usine en Roumanie. Ramenez 3 amis : 500 dh pour chaque personne en plus.",
        "الدوسي 9000 درهم لرومانيا. جيب معاك 2 صحابك وكننقصو ليك 3000 درهم",
        "dossier 9000 dh l romania, jib sa7bek w n3tik 300 dh",
    ],
)
def test_the_fee_stays_where_a_reward_stands_beside_it(read, text):
    assert [fee["amount"] for fee in read(text).to_json()["fees"]] == [9000]


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Salaire 1 600 €, logement déduit 300 € par mois", 1600),
        ("Serveuse à Vienne, 1 250 euros net mensuel, 200 euros déduits pour la chambre", 1250),
        ("Logement : 300 € par mois déduits du salaire. Serveur en Autriche", None),
        ("السكن متوفر في إيطاليا، يخصم 300 أورو من الراتب شهريا", None),
        ("السكنى 300 أورو كيقطعوها من الصالير، خدمة فإيطاليا", None),
        ("kayt9te3 300 euro f chher 3la sokna, khdma f italia", None),
        ("Salaire : 1 700 € net, sans retenue", 1700),
        ("تقتطع المصاريف من أجرك الشهري (150 ريالا عمانيا)، صحار", 150),
    ],
)
def test_what_is_held_back_from_the_pay_is_not_the_pay(read, text, pay):
    salary = read(text).salary
    assert (salary and salary.value.min) == pay


def test_an_hourly_pay_behind_a_city_is_no_fee(read):
    offer = read("Kénitra : 17 $ de l'heure, emballage de légumes. Dossier complet exigé.")
    assert offer.fees == ()
    assert (offer.salary.value.min, offer.salary.value.period) == (17, "hour")


def test_a_thing_that_is_sold_is_a_fee_even_beside_a_consulate(read):
    offer = read("Je te vends le rendez-vous au consulat, 3 000 dh, départ en Allemagne")
    assert [fee["amount"] for fee in offer.to_json()["fees"]] == [3000]


def test_equal_instalments_are_one_fee_of_the_whole_sum(read):
    text = "Contrat Portugal, 3000€ en trois fois : 1000 maintenant, 1000 au contrat, 1000 au visa"
    assert [fee["amount"] for fee in read(text).to_json()["fees"]] == [3000]
