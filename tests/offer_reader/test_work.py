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
    ],
)
def test_the_title_is_as_the_text_writes_it(read, text, title):
    assert read(text).to_json()["title"] == title
