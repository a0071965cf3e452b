"""A "no" denies its own noun: a cost that is named behind it, without a stop, is asked."""

import pytest


@pytest.mark.parametrize(
    ("text", "amount", "purpose"),
    [
        ("Manœuvre en Pologne sans diplôme frais de dossier 1800 dh", 1800, "file"),
        ("ouvrier canada aucune langue exigee dossier 4500 dh", 4500, "file"),
        ("serveur dubai pas de cv inscription 900 dh", 900, "file"),
        ("work in Malta without experience registration fee 150 euro", 150, "file"),
        ("cleaner in Qatar no english visa fee 6000 dh", 6000, "visa"),
        ("عمل في رومانيا بدون شهادة واجب الملف 1200 درهم", 1200, "file"),
        ("عمال في كندا لا يشترط المستوى رسوم التسجيل 800 درهم", 800, "file"),
        ("خدمة فألمانيا بلا تجربة الدوسي ب 3500 درهم", 3500, "file"),
        ("khdma f talian bla lougha tsjil 700 dh", 700, "file"),
        ("usine pologne bla diplome bla tajriba lcontrat b 35000 dh", 35000, "contract"),
        ("Sans diplôme, frais à payer :\n- dossier 2500 dh\n- visa 900 dh", 2500, "file"),
    ],
)
def test_what_is_not_needed_hides_no_fee(read, text, amount, purpose):
    fee = read(text).fees[0].value
    assert (fee.amount, fee.purpose) == (amount, purpose)


@pytest.mark.parametrize(
    "text",
    [
        "Serveur en Italie, aucune somme de 2000 dh ne vous est demandée",
        "ouvrier en Pologne sans avoir à payer 3000 dh",
        "Aucune agence ne demande 2000 dh pour un dossier sérieux",
        "sans diplôme ni frais de dossier, pas 2000 dh, usine en Pologne",
        "no agency fee of 200 euro, job in Malta",
        "no hidden registration fee 100 euro, job in Malta",
        "عمل في قطر بدون رسوم التسجيل 500 درهم",
        "عمل في قطر دون طلب أي مبلغ 500 درهم",
        "خدمة فإسبانيا بلا ما تخلص 2000 درهم",
        "khdma f espagne bla frais 2000 dh",
    ],
)
def test_what_is_denied_is_no_fee(read, text):
    assert read(text).fees == ()


@pytest.mark.parametrize(
    "text",
    [
        "Serveur au Qatar, logement gratuit, 2000 riyals par mois",
        "ouvrier canada logement et transport gratuits",
        "خدمة فتركيا السكن مجاني الخلصة 800 دولار",
        "طباخ بقطر السكن والأكل مجانا",
        "khdma f saudia sokna w makla fabor 1800 rial",
    ],
)
def test_a_free_room_does_not_say_that_nothing_is_to_be_paid(read, text):
    assert read(text).no_fee == ()


@pytest.mark.parametrize(
    "text",
    [
        "Inscription gratuite, logement gratuit, usine en Pologne",
        "Recrutement gratuit pour un hôtel en Espagne",
        "التسجيل مجاني والسكن مجاني، فندق بقطر",
        "khdma f espagne tsjil fabor",
    ],
)
def test_a_free_registration_does(read, text):
    assert len(read(text).no_fee) == 1
