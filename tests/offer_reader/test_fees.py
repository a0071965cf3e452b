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
