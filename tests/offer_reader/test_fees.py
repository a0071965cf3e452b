"""Sums that candidates are asked to pay, and what is no such sum."""

import pytest

from bot.text.facts import Knowledge

FEES = [
    (
        "Frais de dossier : 3500 DH par Wafacash pour le Canada",
        (3500, "MAD", "file", "cash_service"),
    ),
    (
        "Soudeur en Belgique. Le contrat coûte 25 000 dh, en espèces.",
        (25000, "MAD", "contract", "cash"),
    ),
    ("Avancez 2 000 DH pour réserver votre place en Espagne", (2000, "MAD", "deposit", None)),
    (
        "Visite médicale obligatoire, 900 DH à votre charge, départ pour Doha",
        (900, "MAD", "medical", None),
    ),
    ("Formation obligatoire à payer 6000 dh avant l'Allemagne", (6000, "MAD", "training", None)),
    (
        "Italie : frais de visa 400 euros à virer sur le compte de notre agent",
        (400, "EUR", "visa", "bank_transfer"),
    ),
    (
        "Send the processing fee of 390 USD by Western Union, job in Toronto",
        (390, "USD", "file", "cash_service"),
    ),
    ("Pay the visa fee, 500 USD, in USDT. Warehouse in Poland.", (500, "USD", "visa", "crypto")),
    ("رسوم الملف 4000 درهم عبر وفاكاش للعمل في فرنسا", (4000, "MAD", "file", "cash_service")),
    ("ثمن العقد 8000 درهم للعمل في ليبيا", (8000, "MAD", "contract", None)),
    ("الدوسي كيتخلص 3000 درهم فكاش بلوس باش تمشي لإيطاليا", (3000, "MAD", "file", "cash_service")),
    ("contrat dial belgique 40 alf dh", (40000, "MAD", "contract", None)),
    ("khedma f italia, dossier b 2500 dh f wafacash", (2500, "MAD", "file", "cash_service")),
    (
        "Envoie une recharge de 500 dh pour te garder la place à Marbella",
        (500, "MAD", "deposit", "phone_credit"),
    ),
    (
        "Ouvrières Canada salaire 3000 dollars par mois inscription 2000 dh whatsapp 0612345678",
        (2000, "MAD", "file", None),
    ),
    ("الراتب 3000 دولار شهريا، للتسجيل 2000 درهم، كندا", (2000, "MAD", "file", None)),
    ("khdma f talian khlsa 1500 euro f chhar tsjil 500dh", (500, "MAD", "file", None)),
    ("الخلصة 1500 أورو فالشهر الدوسي 4000 درهم إيطاليا", (4000, "MAD", "file", None)),
]


@pytest.mark.parametrize(("text", "fee"), FEES)
def test_a_fee_is_read_with_its_purpose_and_channel(read, text, fee):
    fees = read(text).to_json()["fees"]
    assert [(f["amount"], f["currency"], f["for"], f["channel"]) for f in fees] == [fee]


@pytest.mark.parametrize(
    "text",
    [
        "Serveur à Agadir, 4000 dh par mois, CNSS.",
        "Les frais de visa, 75 euros, sont à payer au consulat d'Allemagne.",
        "The visa fee of 75 euros is paid at TLScontact, job in Bremen.",
        "Méfiez-vous des personnes qui demandent 5 000 DH pour un contrat en Italie.",
        "Nous ne demandons jamais 3000 DH, ni aucune autre somme.",
        "ممرض في الرياض، الراتب 6000 ريال",
        "سباك فألمانيا 2500 أورو فالشهر",
    ],
)
def test_pay_lawful_costs_and_warnings_are_no_fees(read, text):
    assert read(text).to_json()["fees"] == []


def test_a_cost_paid_to_an_authority_is_kept_apart_from_the_fees(read):
    offer = read("Aide-soignant à Brême. Frais de visa 75 euros à régler à TLScontact.")
    assert offer.fees == ()
    assert [cost.value.amount for cost in offer.official_costs] == [75]
    assert offer.facts()["fees.paid_to"].values == ("consulate",)
    assert "fees.amount" not in offer.facts()


@pytest.mark.parametrize(
    "text",
    [
        "Recrutement gratuit, aucun frais.",
        "التسجيل بدون أي رسوم",
        "التسجيل فابور",
        "no fees at all",
        "bla flous",
    ],
)
def test_a_text_that_says_nothing_is_to_be_paid_makes_the_fee_absent(read, text):
    assert read(text).facts()["fees.amount"].state is Knowledge.ABSENT


def test_silence_about_money_leaves_the_fee_unknown(read):
    assert "fees.amount" not in read("Plombier à Lyon, CDI, 39 h.").facts()


def test_parts_that_make_up_a_sum_replace_it(read):
    fees = read("Contrat Pologne, prix 9.000 dh : 4.000 maintenant, 5.000 après le visa").to_json()[
        "fees"
    ]
    assert [fee["amount"] for fee in fees] == [4000, 5000]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Mon oncle prend 3500 euros : 500 maintenant, 3000 quand tu as le visa.", [500, 3000]),
        ("Permis : 12 000 DH\n - 4 000 DH à l'inscription\n - 8 000 DH à la fin", [4000, 8000]),
        ("l contrat b 9 melyoun, 3 daba w 6 mnin tched lvisa", [30000, 60000]),
        ("ثمن العقد خمسة عشر ألف درهم: خمسة آلاف الآن وعشرة آلاف بعد التأشيرة", [5000, 10000]),
        ("الثمن خمسطاش ألف درهم تسبيق، وخمسين ألف درهم ملي توصل الفيزا", [15000, 50000]),
    ],
)
def test_a_price_in_stages_is_told_by_its_parts(read, text, amounts):
    assert [fee["amount"] for fee in read(text).to_json()["fees"]] == amounts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Formation obligatoire : 18 000 DH payable en 3 tranches de 6 000 DH", 18000),
        ("le contrat 30 000 dh, la moitié avant (15000 dh) la moitié quand le visa sort", 30000),
        ("العقد ب 60000 درهم، النصف (30000 درهم) الآن والنصف (30000 درهم) بعد الفيزا", 60000),
    ],
)
def test_equal_parts_are_told_as_the_whole(read, text, amount):
    assert [fee["amount"] for fee in read(text).to_json()["fees"]] == [amount]


@pytest.mark.parametrize(
    ("text", "fees"),
    [
        (
            "Canada. Visite médicale : 2 300 DH en espèces. Ouverture du dossier : 6 000 DH, virement",
            [("medical", "cash"), ("file", "bank_transfer")],
        ),
        (
            "khedma f dubai, nti katkhelsi 6000 dh dyal visa w 500 dh dyal dossier",
            [("visa", None), ("file", None)],
        ),
        (
            "خاصك فورماسيون 5500 درهم وفيزيت ميديكال 900 درهم. الخلاص بالفيرمون.",
            [("training", "bank_transfer"), ("medical", "bank_transfer")],
        ),
    ],
)
def test_each_sum_has_the_purpose_and_the_channel_said_of_it(read, text, fees):
    assert [(f["for"], f["channel"]) for f in read(text).to_json()["fees"]] == fees


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Ce que vous payez :\n- 220 € (formation)\n- 90 € (visite médicale)", [220, 90]),
        ("Chno khassek tkhelles :\n- 3000 dh l simsar\n- 1500 dh traduction", [3000, 1500]),
        ("Ce que vous ne payez pas :\n- billet 6 500 dh\n- assurance 900 dh", []),
        ("1️⃣ 1 000 dh frais de dossier\n2️⃣ 850 dh frais de visite médicale", [1000, 850]),
    ],
)
def test_what_a_list_asks_is_told_by_its_heading(read, text, amounts):
    assert [fee["amount"] for fee in read(text).to_json()["fees"]] == amounts


@pytest.mark.parametrize(
    "text",
    [
        "Work permit paid by us (it costs us 1,000 euro, you pay nothing). Baker, Galway.",
        "Flight: 1,400 CAD, paid by hotel. Housekeeper in Ottawa.",
        "I will pay you £2,800 every month, nanny in London.",
        "كندا تحتاج إلى مليون عامل!",
        "أي واحد قال ليك جيب مليون ونص ونحجز ليك البلاصة راه نصاب",
        "Qui te demande 15 000 dh pour un contrat en Italie, c'est un escroc.",
    ],
)
def test_what_others_pay_count_or_warn_of_is_no_fee(read, text):
    assert read(text).to_json()["fees"] == []


@pytest.mark.parametrize(
    ("text", "official", "asked"),
    [
        ("Dossier 1 200 dh chez nous, visa 80 € à l'ambassade", [80], [1200]),
        ("مصاريف التأشيرة 90 يورو تؤدى في القنصلية", [90], []),
        ("kaytelbou 50 000 dh, w rendez vous f consulat", [], [50000]),
    ],
)
def test_only_what_an_authority_takes_is_an_official_cost(read, text, official, asked):
    offer = read(text)
    assert [cost.value.amount for cost in offer.official_costs] == official
    assert [fee.value.amount for fee in offer.fees] == asked


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("frais de dossier vingt-cinq mille dirhams", 25000),
        ("frais de visa deux mille cinq cents euros", 2500),
        ("مصاريف الملف خمسة وعشرون ألف درهم", 25000),
        ("رسوم العقد ألف وأربعمئة يورو", 1400),
        ("taman lcontrat khamsa w 3echrin alf dh", 25000),
        ("l contrat b mlyoun w noss", 15000),
        ("الكونطرا بستة المليون", 60000),
        ("khedma f qatar, dossier : 40 000 ryal (2000 dh)", 2000),
    ],
)
def test_sums_in_words_and_ryals_are_understood(read, text, amount):
    assert [fee["amount"] for fee in read(text).to_json()["fees"]] == [amount]
