"""Where the work is."""

import pytest

COUNTRIES = [
    ("Ouvriers agricoles à Montréal, Québec, Canada", "QUE"),
    ("Cuisinier en Ontario", "CAN"),
    ("Infirmière marocaine pour un hôpital en Allemagne", "DEU"),
    ("Serveur à Marrakech, palmeraie", "MAR"),
    ("Entretien à Casablanca ; le poste est à Doha", "QAT"),
    ("Lieu : 07 - Aubenas\nContrat : CDI", "FRA"),
    ("Ausbildung dans un hôtel, allemand B1", "DEU"),
    ("Welder needed in Antwerp", "BEL"),
    ("Moroccan cooks wanted for Dubai, interviews in Rabat", "ARE"),
    ("مطلوب عمال للعمل في السعودية، المقابلة بمكناس", "SAU"),
    ("سائقون للشارقة", "ARE"),
    ("خدمة فإسبانيا، جني الفراولة", "ESP"),
    ("خدامة فألمانيا", "DEU"),
    ("khdma f fransa f lfla7a", "FRA"),
    ("khedma f kanada", "CAN"),
    ("Ouvriers en Malaisie, usine de gants", "MYS"),
    ("عمال في ماليزيا", "MYS"),
    ("khdma f thailand", "THA"),
    ("خدمة فالتايلاند، كازينو", "THA"),
    ("Conseiller clientèle aux Seychelles", "SYC"),
    ("خدمة فالمالديف، أوطيل", "MDV"),
    ("khdma f kazakhstan", "KAZ"),
    ("🇮🇹🇮🇹 saison, départ en mars", "ITA"),
    ("Chef de rang, 2400 AED", "ARE"),
    ("Conseiller client, avenue de France, Rabat", "MAR"),
    ("khdma f lmania, ndafa", "DEU"),
    ("khdma f lmanya, ndafa", "DEU"),
    ("contrat f alemania, soudeur", "DEU"),
    ("khdma f l spanya, lfriz", "ESP"),
    ("lkhdma fbelgika, ma3mal", "BEL"),
    ("khdma f turkia, hotel", "TUR"),
    ("خدمة فلمانيا، تنظيف", "DEU"),
    ("خدمة فكرواسيا، لوطيل", "HRV"),
    ("مطلوب خادمات للكويت", "KWT"),
    ("Soudeurs en Bologne, 1500 euros", "POL"),
    ("khdma f bologne, souder", "POL"),
    ("Cariste, Bologne, Italie", "ITA"),
    ("Cariste à Bologne, 1500 euros", "ITA"),
    ("Pizzaiolo a Bologna, 1500 euro", "ITA"),
    ("Cueilleurs en Colombie Britannique", "CAN"),
]


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_the_country_is_that_of_the_work(read, text, country):
    assert read(text).to_json()["country"] == country


@pytest.mark.parametrize(
    "text",
    [
        "Bonne ambiance, travail facile, écris-moi.",
        "Paiement 500 dollars par mois",
        "safi, on se rappelle",
        "lvisa wajda, rah serbi",
        "salam, rani fandor w 3endi 3ra9",
        "سلام، كنخدم فاندور",
    ],
)
def test_no_country_is_made_up(read, text):
    assert read(text).to_json()["country"] is None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Boulanger à Grenoble", "Grenoble"),
        ("Ville : Tourcoing-les-Prés\nFrance", "Tourcoing-les-Prés"),
        ("ممرض بالرياض", "الرياض"),
        ("Nurse in Galway, Ireland", "Galway"),
        ("bghina serveur f agadir", "agadir"),
        ("Soudeur en Pologne", None),
        ("Restaurant Marrakech Palace, serveurs à Lyon", "Lyon"),
        ("مطلوب خياط له تجربة في الملابس التقليدية بتطوان", "تطوان"),
    ],
)
def test_the_city_is_as_the_text_writes_it(read, text, city):
    assert read(text).to_json()["city"] == city


def test_the_evidence_of_the_country_is_the_name_in_the_text(read):
    text = "Récolte de pommes ; départ pour l'ALLEMAGNE"
    evidence = read(text).country.evidence[0]
    assert text[evidence.start : evidence.end].endswith("ALLEMAGNE")
