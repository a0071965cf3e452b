"""Mail and web addresses, telephones, ways of contact."""

import pytest


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("CV à rh@atelier-nord.example", ["rh@atelier-nord.example"]),
        ("Écrire à RH.Maroc@Exemple-Sud.com.", ["rh.maroc@exemple-sud.com"]),
        ("CV à rh@cisss-nord.example", ["rh@cisss-nord.example"]),
        ("أرسلوا السيرة إلى Jobs@AAA-Sud.com", ["jobs@aaa-sud.com"]),
        ("jobs [at] atelier-nord [point] com", ["jobs@atelier-nord.com"]),
        ("jobs(at)atelier-nord.com", ["jobs@atelier-nord.com"]),
        ("nom.prenom arobase gmail point com", ["nom.prenom@gmail.com"]),
        ("Rendez-vous @ midi, 10 @ 20", []),
        ("Working at home. Based at Lyon.", []),
    ],
)
def test_mail_addresses_are_read_plain_or_disguised(read, text, emails):
    assert read(text).to_json()["emails"] == emails


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("Tél 0661 20 84 37, Casablanca", [("+212661208437", "MAR")]),
        ("06.61.20.84.37 Maroc", [("+212661208437", "MAR")]),
        ("٠٦٦١٢٠٨٤٣٧", [("+212661208437", "MAR")]),
        ("هاتف: 0536614920 وجدة", [("+212536614920", "MAR")]),
        ("00212 661-208437", [("+212661208437", "MAR")]),
        (
            "appelle le zéro six soixante et un vingt quatre-vingt-quatre trente-sept, Maroc",
            [("+212661208437", "MAR")],
        ),
        ("Agence de Nantes, 02 40 12 34 56", [("+33240123456", "FRA")]),
        ("Cueillette en Italie, notre agence 0661208437", [("+212661208437", "MAR")]),
        ("جني الطماطم في إيطاليا، اتصلوا ب 0661208437", [("+212661208437", "MAR")]),
        ("khdma f italia, 06 61 20 84 37 whatsapp", [("+212661208437", "MAR")]),
        ("En Italie, appelez le 06 61 20 84 37 (numéro italien)", [("+390661208437", "ITA")]),
        ("Italie, bureau de Rome : 06 61 20 84 37", [("+390661208437", "ITA")]),
        ("عمال في إيطاليا، رقم إيطالي 0661208437", [("+390661208437", "ITA")]),
        ("Soudeur, agence de Lyon, 06 12 34 56 78", [("+33612345678", "FRA")]),
        (
            "Casablanca, tél 06-73-28-40-16 / 05 28 00 72 35",
            [("+212673284016", "MAR"), ("+212528007235", "MAR")],
        ),
        (
            "طنجة، عيطو ل0655120098 ولا 0539 00 41 27",
            [("+212655120098", "MAR"), ("+212539004127", "MAR")],
        ),
        ("Boulangerie à Lyon, 09 00 12 34 56", [("+33900123456", "FRA")]),
        ("من 10 حتى ل10. 0690 00 21 21", [("+212690002121", "MAR")]),
        ("Cariste à Béziers, France, intérim, 12 €/h. 06 47 20 52 60", [("+33647205260", "FRA")]),
        ("Cueillette en France, CDD, visa fait. 06 47 20 52 60", [("+212647205260", "MAR")]),
        ("خدمة ففرنسا CDI، عيطو 06 47 20 52 60", [("+212647205260", "MAR")]),
        ("+32 50 41 77 09", [("+3250417709", "BEL")]),
        ("+234 803 555 7742", [("+2348035557742", "NGA")]),
        ("le 12/05/2027, 3500 DH, RIB 230 780 4451298877001200 45", []),
    ],
)
def test_telephones_are_read_in_international_form(read, text, phones):
    assert [(p["e164"], p["country"]) for p in read(text).to_json()["phones"]] == phones


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (
            "Voir https://www.atelier-nord.example/Offres?id=3.",
            ["https://www.atelier-nord.example/Offres?id=3"],
        ),
        ("wa.me/212661208437", ["wa.me/212661208437"]),
        ("t.me/offres_sud et bit.ly/3xYz", ["t.me/offres_sud", "bit.ly/3xYz"]),
        ("atelier-nord.example/jobs", ["atelier-nord.example/jobs"]),
        ("postulez sur anapec.org", ["anapec.org"]),
        ("rh@atelier-nord.example", []),
        ("Fin de phrase.Début de l'autre, 12.50, H.F", []),
    ],
)
def test_web_addresses_are_read_with_or_without_scheme(read, text, urls):
    assert read(text).to_json()["urls"] == urls


def test_facts_name_the_hosts(read):
    facts = read("rh@Atelier-Nord.example, https://docs.google.com/forms/x").facts()
    assert facts["employer.email_hosts"].values == ("atelier-nord.example",)
    assert facts["url_hosts"].values == ("docs.google.com",)


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("WhatsApp uniquement : 0661 20 84 37", ("whatsapp",)),
        ("Appelez le 0537 80 11 46 ou WhatsApp", ("phone", "whatsapp")),
        ("صيفط ميساج فواتساب 0661208437", ("whatsapp",)),
        ("Écrivez en commentaire ou sur Messenger", ("comment", "messenger")),
        ("Tél 0537801146, rh@atelier-nord.example", ("email", "phone")),
    ],
)
def test_the_ways_of_contact(read, text, channels):
    assert read(text).facts()["contact.channels"].values == channels
