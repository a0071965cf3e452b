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
