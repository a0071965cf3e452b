"""Contract, duration, hours, dates, posts, title."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Contrat : CDI", "permanent"),
        ("CDD de 5 mois pour la campagne oléicole", "fixed_term"),
        ("Ouvriers saisonniers à Huelva", "seasonal"),
        ("Récolte de pommes, 4 mois", "seasonal"),
        ("Intérim 18 mois", "temporary"),
        ("Ausbildung en boulangerie", "apprenticeship"),
        ("Stagiaires en marketing", "internship"),
        ("Mission freelance", "freelance"),
        ("contrat de 2 ans", "fixed_term"),
        ("A permanent contract as cheesemaker", "permanent"),
        ("عقد غير محدد المدة", "permanent"),
        ("عمال موسميون في فرنسا", "seasonal"),
        ("أوسبيلدونغ ديال الطبخ", "apprenticeship"),
        ("khdma f saison dial frawla", "seasonal"),
        ("Stage de 2 mois à Agadir", "internship"),
        ("stage f agence de voyage, 1000 dh f chher", "internship"),
        ("سطاج فشركة ديال المعلوميات", "internship"),
        ("CV et attestation de stage à rh@a.ma", None),
        ("visa saisonnier, 45 h", "seasonal"),
        ("عقد لمدة محددة", "fixed_term"),
        ("العقد : دائم", "permanent"),
        ("Nature du contrat : déterminé", "fixed_term"),
        ("منصب دائم بالرباط", "permanent"),
        ("temp contract through an agency, 3 months", "temporary"),
        ("pas de CDI, on verra", None),
        ("Travail facile", None),
    ],
)
def test_the_contract_type(read, text, kind):
    assert read(text).to_json()["contract_type"] == kind


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Contrat de 8 mois", 8),
        ("CDD 24 mois", 24),
        ("durée 3 ans", 36),
        ("a 24-month contract", 24),
        ("عقد سنتان قابلتان للتجديد", 24),
        ("جني البرتقال، ستة أشهر، السكن متوفر", 6),
        ("كونطرا ديال عامين", 24),
        ("كونطرا ديال عام قابلة للتجديد", 12),
        ("عقد لمدة سنة قابل للتجديد", 12),
        ("عقد لسنة واحدة", 12),
        ("عقد ل6 أشهر", 6),
        ("kontrat dial 3am, khdma f canada", 12),
        ("contrat 3ans renouvelable", 36),
        ("khdma f canada pour 3ans", 36),
        ("contrat 3am, 1350 euro f chhar", 12),
        ("الكونطرا: عام كيتجدد", 12),
        ("عقد سنة قابلة للتجديد", 12),
        ("نوع العقد: محدد المدة (سنة واحدة)", 12),
        ("Stage f agence de voyage, quartier Talborjt à Agadir, 2 mois, 1000 dh", 2),
        ("lmodda 5 chhour", 5),
        ("المدة: سنة ونصف", 18),
        ("contrat de 2 ans et demi", 30),
        ("كونطرا ديال عامين ونص", 30),
        ("laveur, 1100 dollar f chher 9 chhor", 9),
        ("rotation 10 weeks / 2 weeks, 18 months", 18),
        ("CDI, période d'essai 3 mois", None),
        ("عقد دائم، فترة تجريبية 3 أشهر", None),
        ("كونطرا عام 2022", None),
        ("تجربة لمدة سنة على الأقل", None),
        ("khdma dial saison, khebra dial 3am", None),
        ("2 ans d'expérience demandés", None),
        ("Annuel de 30000 Euros sur 12 mois", None),
        ("خبرة ثلاث سنوات", None),
    ],
)
def test_the_length_of_the_contract_is_not_that_of_the_experience(read, text, months):
    assert read(text).to_json()["duration_months"] == months


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Durée du travail : 35H Autre", 35),
        ("36H30 par semaine", 36.5),
        ("CDI 39 h, Angers", 39),
        ("37.5 hours a week", 37.5),
        ("Pflegehelferin, 38,5 Std/Woche", 38.5),
        ("40 Stunden pro Woche", 40),
        ("40 horas semanales", 40),
        ("40 ore alla settimana", 40),
        ("8 heures par jour, 6 jours par semaine", 48),
        ("40 ساعة في الأسبوع", 40),
        ("ثماني ساعات في اليوم، خمسة أيام", 40),
        ("khdma 44 sa3a f simana", 44),
        ("الراتب 2300 أورو، و40 ساعة في الأسبوع", 40),
        ("2300 أورو بروت و40 ساعة", 40),
        ("سائق في ألمانيا، 48 ساعة، السكن متوفر", 48),
        ("العمل 48 ساعة/أسبوع", 48),
        ("ساعات العمل: 48 في الأسبوع", 48),
        ("CDI - 37 h - horaires en 3x8", 37),
        ("40 hrs/wk", 40),
        ("22 teaching hours a week", 22),
        ("trente-cinq heures par semaine", 35),
        ("ثمان وأربعون ساعة في الأسبوع", 48),
        ("151,67 heures par mois", 35),
        ("8 sway3 f nhar 6 iyam", 48),
        ("ستة أيام في الأسبوع، ثماني ساعات يوميا", 48),
        ("8h par jour du lundi au vendredi", 40),
        ("8 سوايع فالنهار من الاثنين حتى السبت", 48),
        ("8h/jour, un jour de repos", 48),
        ("8h f nhar, 2 jours repos", 40),
        ("CDI de 39 heures, mutuelle", 39),
        ("lkhdma 39 sa3a, panier", 39),
        ("العمل 48 ساعة ويوم راحة كامل", 48),
        ("Hours: 9 per day, 5 days", 45),
        ("Sway3 : 10 f nhar, 6 iyam", 60),
        ("الساعات: 45 أسبوعيا", 45),
        ("ساعات العمل : 12 ساعة لليلة، 4 ليال", 48),
        ("12 ساعة 6 أيام", 72),
        ("10h x 5 jours", 50),
        ("الأجر 185 كرونة، 37 ساعة ونصف", 37.5),
        ("trente-sept heures et demie par semaine", 37.5),
        ("Taux horaire : 25", None),
        ("de 6h à 14h, 6 jours", None),
        ("Hours: 9 per day", None),
        ("16h a day, one day off in a month", 108),
        ("appeler après 18h", None),
        ("Vous avez 48 heures.", None),
        ("formation de 40 heures", None),
        ("service 9h-17h, CDI", None),
        ("Entretien à 15h, service de 9h à 19h", None),
        ("Réponse sous 48 h", None),
        ("ouvert 24h/24", None),
        ("خلال 48 ساعة", None),
    ],
)
def test_the_hours_of_a_week_are_no_clock_time_and_no_deadline(read, text, hours):
    assert read(text).to_json()["hours_per_week"] == hours


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Début : 1er septembre 2027", "2027-09-01"),
        ("à partir du 15/01/2027", "2027-01-15"),
        ("prise de poste le 3 mars", "2027-03-03"),
        ("start in March 2027", "2027-03-01"),
        ("ابتداء من 10 يناير 2027", "2027-01-10"),
        ("السفر يوم 5 دجنبر", "2026-12-05"),
        ("saison du 15 mars au 14 septembre 2027", "2027-03-15"),
        ("seasonal, from 3 May to 30 October 2027", "2027-05-03"),
        ("الموسم من 15 فبراير إلى 15 نونبر", "2027-02-15"),
        ("تاريخ الالتحاق: 15 فبراير 2027", "2027-02-15"),
        ("الخدمة تبدا نهار 10 دجنبر", "2026-12-10"),
        ("bdaya 5 novembre 2027", "2027-11-05"),
        ("embarquement à Barcelone le 9 février 2027", "2027-02-09"),
        ("poste à prendre le 4 janvier", "2027-01-04"),
        ("البحرية، طلعة نهار 2 يناير", "2027-01-02"),
        ("Entretiens du 3 mars au 6 mars", None),
        ("Dossier de candidature du 3 septembre au 30 octobre", None),
        ("Postulez avant le 5 décembre", None),
    ],
)
def test_the_first_day_of_work(read, text, day):
    assert read(text).to_json()["start_date"] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Candidatures avant le 5 décembre", "2026-12-05"),
        ("date limite : 2027-01-31", "2027-01-31"),
        ("apply before 20 January", "2027-01-20"),
        ("آخر أجل 3 دجنبر", "2026-12-03"),
        ("التسجيل حتى ل 10 فشهر 12", "2026-12-10"),
        ("Inscrivez-vous aujourd'hui, dernières places", "2026-11-25"),
        ("Début le 5 décembre 2026", None),
    ],
)
def test_the_last_day_to_apply(read, text, day):
    assert read(text).to_json()["deadline"] == day


def test_hours_left_to_decide_are_counted_from_the_reference_day(read):
    facts = read("Confirmez votre place dans les 24 heures").facts()
    assert facts["deadline_hours"].values == (24,)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("recrute 40 ouvriers agricoles", 40),
        ("15 coiffeurs pour Djeddah", 15),
        ("Nombre de postes : 3", 3),
        ("4 posts, start in summer", 4),
        ("توظف عشرين عاملا", 20),
        ("باغا 30 ديال الناس", 30),
        ("Maçon, 2 ans d'expérience", None),
        ("une entreprise de 120 personnes", None),
        ("campagne 2027, ouvriers", None),
        ("Postes : 4\nPlombier à Fès", 4),
        ("مطلوب نجارون للكويت\nعدد: 25", 25),
        ("نجارون (العدد 6) للعمل في الدوحة", 6),
        ("serveuses x12 pour Bahreïn", 12),
        ("Bakers (3), Dublin, permanent", 3),
        ("On cherche une trentaine de soudeurs", 30),
        ("تشغل المصحة ممرضتين بدوام كامل", 2),
        ("bghina 7 cablistes f Tanger", 7),
        ("محتاجين 12 شابة للخياطة", 12),
        ("Hôtel : 2 plongeurs, 5 serveurs, logés", None),
        ("Plombier (69), CDI", None),
        ("Groupe de 5 700 salariés, on recrute un comptable", None),
        ("chambre partagée de 4 personnes, plombier à Lyon", None),
        ("عقد سنتين قابل للتجديد، طباخ", None),
        ("Vendangeurs, une trentaine, début septembre", 30),
        ("توظف المخبزة خبازا واحدا بفاس", 1),
        ("باخرة فأكادير خاصها 6 بحرية، الخلصة بالحصة", 6),
        ("khassha 8 dial lhammala f Berrechid", 8),
        ("الشركة خاصها 3 شهور باش تجاوب", None),
        ("نقابل جوج الدراري فدار فرنسا", None),
        ("nounou f lyon, ghadi n9abel 3 drari", None),
    ],
)
def test_how_many_people_are_wanted(read, text, count):
    assert read(text).to_json()["positions"] == count


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Coffreur bancheur (H/F)\nEntreprise : Bâti Sud", "Coffreur bancheur"),
        ("Poste : chef de rang\nLieu : Nice", "chef de rang"),
        ("On cherche un plombier à Nantes", "plombier"),
        ("محاسب\nالشركة: شركة البيان", "محاسب"),
        ("Serveur à Doha, 48 h", "Serveur"),
        ("Bonjour, écrivez-moi", None),
        ("On recherche des aides-soignantes pour la Suisse", "aides-soignantes"),
        ("On embauche des cueilleurs de mirabelles à Nancy", "cueilleurs de mirabelles"),
        ("Nous cherchons des maçons de Nador", "maçons"),
        (
            "Nous recrutons infirmières et infirmiers diplômés, CDI",
            "infirmières et infirmiers diplômés",
        ),
        ("Agency hires room attendants for Oman", "room attendants"),
        ("تشغل الشركة سباكين في قطر", "سباكين"),
        ("مطلوب أستاذ لغة ألمانية بالرباط", "أستاذ لغة ألمانية"),
        ("خاصنا شيفور ديال الرموك فطنجة", "شيفور ديال الرموك"),
        ("بغينا واحد الكوافور لصالون فسلا", "الكوافور"),
        ("khassna chifour dyal taxi f Fes", "chifour dyal taxi"),
        ("الخدمة: بلومبي\nالمدينة: ليون", "بلومبي"),
        ("مطلوب عمال للتغليف والتعليب بآسفي", "عمال للتغليف والتعليب"),
        ("Je suis directrice de l'agence, votre poste de lingère vous attend", "lingère"),
        ("Salon « Barbier du Port » cherche une esthéticienne", "esthéticienne"),
        ("Seasonal worker visa included, we need strawberry pickers", "strawberry pickers"),
        ("Notre avocat s'occupe du dossier", None),
        ("You are offered the position of Wellness Journey Lead.", "Wellness Journey Lead"),
        ("bghaw flamands speakers f Rabat, 9000 dh", "flamands speakers"),
        ("Cherche appartement à louer", None),
        ("L'association recrute un(e) logisticien(ne) basé(e) à Niamey", "logisticien(ne)"),
        ("باخرة فأكادير خاصها 6 بحرية، الخلصة بالحصة", "بحرية"),
        ("الشركة خاصها 3 شهور باش تجاوب", None),
        ("عقود جاهزة: سائقو شاحنات في رومانيا", "سائقو شاحنات"),
        ("Besoin de livreurs à scooter pour Sofia", "livreurs à scooter"),
        ("Préposée à l'entretien ménager, Laval", "Préposée à l'entretien ménager"),
        ("khassna dev back-end f Rabat", "dev back-end"),
        ("Chocolaterie Boréale\nDepuis 1950\nNotre équipe grandit\nENROBEUR (H/F)\n", "ENROBEUR"),
    ],
)
def test_the_title_is_as_the_text_writes_it(read, text, title):
    assert read(text).to_json()["title"] == title
