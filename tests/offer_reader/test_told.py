"""What people tell of an offer in a message: sums and hours side by side, names, what is asked."""

import pytest

PAY_BESIDE_HOURS = [
    ("khdma f qatar 1200 rial 12 sa3a f nhar", (1200, "QAR", "month")),
    ("khdma f qatar 1200 rial 3la chhar", (1200, "QAR", "month")),
    ("خدمة فقطر 1200 ريال 12 ساعة فالنهار", (1200, "QAR", "month")),
    ("خدمة فقطر 1200 ريال على شهر", (1200, "QAR", "month")),
    ("Serveur à Doha, 1200 rials 12 heures par jour", (1200, "QAR", "month")),
    ("Poste à Doha, QAR 2500, QAR 300 de transport", (2500, "QAR", "month")),
    ("Intern in Ohio, Spring 2015 $2000 per month", (2000, "USD", "month")),
    ("khdma f qatar 12 rial l sa3a", (12, "QAR", "hour")),
]


@pytest.mark.parametrize(("text", "pay"), PAY_BESIDE_HOURS)
def test_a_currency_belongs_to_one_number(read, text, pay):
    salary = read(text).to_json()["salary"]
    assert (salary["min"], salary["currency"], salary["period"]) == pay


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Serveur à Dubaï, 12h/jour 1 jour de repos par mois", 81),
        ("حارس فقطر 12 ساعة فالنهار ونهار راحة فالشهر", 81),
        ("gardien f qatar, 12 sa3a f nhar w nhar d raha f chhar", 81),
        ("khdma f qatar 12 sa3a f nhar bla nhar d raha", 84),
        ("عمل في الكويت 12 ساعة يوميا بدون يوم راحة", 84),
        ("Serveur à Lyon, 8 h par jour, deux jours de repos par semaine", 40),
        ("8 ساعات يوميا ويوم راحة في الأسبوع", 48),
        ("khdma f casa 8 sa3at f nhar w nhar d raha", 48),
    ],
)
def test_a_day_of_rest_in_a_month_is_not_one_in_a_week(read, text, hours):
    assert read(text).to_json()["hours_per_week"] == hours


ASKED = [
    ("j'ai une offre de cuisinier au canada ils veulent 2000 dollars pour l'EIMT", 2000),
    ("I have an offer as a cook in Canada, they want 2000 dollars for the LMIA", 2000),
    ("عندي عرض طباخ فكندا باغين مني 2000 دولار على EIMT", 2000),
    ("يريد مني 900 أورو للتأشيرة، عرض سائق في بولونيا", 900),
    ("3ndi offre f canada bghaw mni 2000 dollar l lcontrat", 2000),
    ("offre Pologne chauffeur 1500 euros, ils veulent 800 euros pour le permis", 800),
    ("10 coiffeuses Riyad, visa visite 6000 riyal, payer 9000 dh cashplus", 9000),
    ("bghina coiffeuses f riyad 6000 rial sifto 900 dh f wafacash", 900),
]


@pytest.mark.parametrize(("text", "sum_asked"), ASKED)
def test_a_sum_that_is_wanted_or_for_a_paper_is_no_pay(read, text, sum_asked):
    offer = read(text).to_json()
    assert [fee["amount"] for fee in offer["fees"]] == [sum_asked]
    assert offer["salary"] is None or offer["salary"]["min"] != sum_asked


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Maçon au Canada, 2000 dollars pour un contrat de 35 h", 2000),
        ("Belgique : 1 800 € pour le contrat de 38 h par semaine", 1800),
        ("Le patron veut un maçon au Canada, 2500 dollars net", 2500),
        ("باغين سائق فبولونيا، 1500 أورو فالشهر", 1500),
        ("bghaw serveur f doha, 2000 rial f chhar", 2000),
        ("10 coiffeuses Riyad, visa visite 6000 riyal, payer 9000 dh cashplus", 6000),
    ],
)
def test_a_wage_stays_pay_beside_a_contract_or_a_wish(read, text, pay):
    assert read(text).to_json()["salary"]["min"] == pay


@pytest.mark.parametrize(
    "text",
    [
        "L'employeur prend en charge 1000 € pour le visa, maçon à Lyon",
        "Le consulat demande 80 € pour le visa",
        "المشغل كيخلص 900 أورو على الفيزا، سائق فبولونيا",
    ],
)
def test_what_others_pay_or_an_authority_takes_is_no_fee(read, text):
    assert read(text).to_json()["fees"] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("وكنت خدام فالبناء وبغيت نمشي نخدم برا كاين عقد فكندا", None),
        ("kont khdam f lbni w daba bghit nmchi l canada", None),
        ("أنا خدام فكازا وجاني عقد ديال فرنسا", None),
        ("j'étais maçon, on me propose un poste de soudeur à Gand", "soudeur"),
        ("I worked as a nurse, they offer me a job as waiter in Leeds", "waiter"),
        ("عملت كممرضة، وعرضوا علي عقد مربية في السعودية", "مربية"),
        ("باغين خدام فالبني ففرنسا", "خدام فالبني"),
        ("khassna khdama f dar f riyad", "khdama f dar"),
        ("خدامات للفريز فاسبانيا", "خدامات"),
    ],
)
def test_what_people_worked_as_is_not_the_post(read, text, title):
    assert read(text).to_json()["title"] == title


@pytest.mark.parametrize(
    ("text", "employer", "city"),
    [
        ("gardien f qatar smiytha Al Rayyan Security", "Al Rayyan Security", None),
        ("gardien f qatar, charika smiytha Al Rayyan, lkhdma f Doha", "Al Rayyan", "Doha"),
        ("L'entreprise s'appelle Tanger Transport, au Portugal", "Tanger Transport", None),
        ("the company is called Doha Gardens Cleaning", "Doha Gardens Cleaning", None),
        ("حارس فقطر، الشركة سميتها Al Rayyan Security", "Al Rayyan Security", None),
        ("شركة اسمها الريان للحراسة في قطر", "شركة اسمها الريان للحراسة", None),
        ("livreur f roumanie, l employeur howa Foodex SRL", "Foodex SRL", None),
        ("Infirmière au Québec, l'employeur c'est le CISSS", "CISSS", None),
        ("حارس فرومانيا، الباطرون هو Foodex SRL", "Foodex SRL", None),
        ("Carer, the employer is Sunrise Care Ltd, not the agency", "Sunrise Care Ltd", None),
        ("Serveur à Doha, l'employeur est Français", None, "Doha"),
        ("L'agence, le monsieur s'appelle Karim, serveur à Doha", None, "Doha"),
        ("smiyto Hassan f Al Rayyan, gardien", None, "Al Rayyan"),
        ("Agent de sécurité à Al Rayyan, Qatar", None, "Al Rayyan"),
    ],
)
def test_a_name_that_is_told_is_the_employer_and_no_place(read, text, employer, city):
    offer = read(text).to_json()
    assert (offer["employer"], offer["city"]) == (employer, city)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ouvriers pour Avignon, SMIC, candidature à l'ANAPEC Meknès", {"salary", "contact"}),
        ("Serveur à Lyon au SMIC, inscriptions à l'agence ANAPEC de Fès", {"salary", "contact"}),
        ("سيرفور فليون، السميك، التسجيل فالأنابيك ديال مكناس", {"salary", "contact"}),
        ("tsjil f anapec dial fes, serveur f lyon, smic", {"salary", "contact"}),
        ("Workers, minimum wage, register at ANAPEC Agadir", {"salary", "contact"}),
        ("Serveur à Lyon, payé moins que le SMIC", set()),
        ("Serveur, ne passez pas par l'ANAPEC, pas d'inscription à l'ANAPEC", set()),
        ("Ouvriers Espagne, candidature sans passer par l'ANAPEC", set()),
        ("التسجيل بلا أنابيك، عيط ليا", set()),
    ],
)
def test_the_minimum_wage_and_a_public_office_are_told_though_no_value_is(read, text, told):
    offer = read(text)
    assert offer.told == told
    assert not told & set(offer.missing())
