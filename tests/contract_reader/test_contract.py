"""Contracts are recognised, read for what they say, and for what they leave out."""

import pytest

from actions.card_words import Words
from actions.contract_card import contract_moves, contract_text
from actions.contract_reader import ESSENTIALS, read_contract
from bot.content.model import Snapshot
from bot.content.render import Renderer
from tests.conftest import TODAY

FRENCH = """CONTRAT DE TRAVAIL A DUREE DETERMINEE
Entre les soussignés :
La société Fermes Laverdoux, 12 chemin du Moulin, ci-après dénommée l'employeur, d'une part,
et Mme Salma Benali, ci-après dénommée la salariée, d'autre part, il a été convenu ce qui suit.
Article 1 : la salariée est engagée en qualité d'ouvrière agricole. Lieu de travail : Huelva.
Article 2 : le contrat est conclu pour une durée de 6 mois, avec une période d'essai de 15 jours.
Article 3 : salaire brut de 1 500 euros par mois pour 40 heures par semaine.
Article 4 : le logement est fourni sans retenue. Le billet de retour est payé par l'employeur.
Article 5 : le contrat est visé par l'autorité marocaine du travail.
Fait à Huelva, le 2 mars 2026. Signature de l'employeur - lu et approuvé : signature de la salariée
"""
ARABIC = """عقد عمل محدد المدة
بين الموقعين أسفله: شركة ضيعات لافردو، الطرف الأول، والسيدة سلمى، الطرف الثاني، تم الاتفاق على ما يلي:
المادة الأولى: تشتغل الأجيرة بصفتها عاملة فلاحية، ومكان العمل هو ويلبا.
المادة الثانية: مدة العقد ستة أشهر، مع فترة اختبار من 15 يوما.
المادة الثالثة: الأجر 1500 أورو في الشهر مقابل 40 ساعة في الأسبوع.
المادة الرابعة: السكن على حساب المشغل، ويؤدي المشغل تذكرة العودة.
المادة الخامسة: العقد مؤشر عليه من طرف السلطة المختصة.
حرر بويلبا. توقيع الطرفين، قرئ وصودق عليه.
"""
SPANISH = """CONTRATO DE TRABAJO FIJO-DISCONTINUO
REUNIDOS: de una parte la empresa Fresas Laverdoux, y de otra parte la trabajadora Salma Benali.
CLÁUSULAS
Primera: la trabajadora prestará sus servicios como peona agrícola en el centro de trabajo de Huelva.
Segunda: el contrato tendrá una duración de 4 meses, con un período de prueba de 15 días.
Tercera: la jornada de trabajo será de 39 horas semanales. Salario bruto de 1.450 euros al mes.
Cuarta: la empresa facilita el alojamiento gratuito y paga el viaje de regreso a Marruecos.
Quinta: la autorización de residencia fue tramitada por la oficina de extranjería.
En Huelva, a 2 de marzo de 2026. Firma de la empresa. Firma de la trabajadora.
"""
ENGLISH = """EMPLOYMENT CONTRACT
Between the employer Desert Rose Hotels (hereinafter the first party) and Ms Salma Benali (second party).
Article 1: the employee is hired for the position of waitress. Place of work: Doha.
Article 2: fixed term of two years, with a probation of three months.
Article 3: basic salary of 1,800 QAR, for 48 hours per week.
Article 4: accommodation and a return ticket are paid by the employer.
Article 5: the contract is attested by the consulate and legalised.
Signed in Doha by both parties.
"""
BARE = """CONTRAT DE TRAVAIL
Entre les soussignés : la société Golf Services, d'une part, et M. ................, d'autre part.
Article 1 : le salarié travaillera comme agent de sécurité en Europe, selon les besoins du service.
Article 2 : salaire : ................ Le salarié accepte toutes les conditions de l'entreprise
et verse les frais de dossier avant de recevoir son visa. Durée : ________
Le salarié ne peut pas quitter son poste.
"""
ADVERT = (
    "Offre : ouvrier agricole à Huelva, salaire 1 500 euros, contrat de travail de 6 mois signé avant "
    "le départ, logement fourni, aucun frais. Envoyez votre CV à l'employeur, entretien le 3 mars. "
    * 3
)


@pytest.mark.parametrize("text", [FRENCH, ARABIC, SPANISH, ENGLISH])
def test_a_whole_contract_lacks_nothing(text: str) -> None:
    contract = read_contract(text)
    assert contract is not None
    assert contract.missing() == ()
    assert contract.blanks == ()
    for evidence in contract.points.values():
        assert text[evidence.start : evidence.end] == evidence.text


def test_a_bare_contract_shows_its_gaps_and_its_blanks() -> None:
    contract = read_contract(BARE)
    assert contract is not None
    assert {
        "pay",
        "hours",
        "place",
        "duration",
        "stamp",
        "housing",
        "repatriation",
        "trial",
    } <= set(contract.missing())
    assert "employer" in contract.points
    assert len(contract.blanks) == 3


@pytest.mark.parametrize("point", ESSENTIALS)
def test_each_essential_is_missed_where_it_is_struck_out(point: str) -> None:
    contract = read_contract(FRENCH)
    assert contract is not None
    words = contract.points[point].text
    without = read_contract(FRENCH.replace(words, "…"))
    assert without is None or point not in without.points or without.points[point].text != words


@pytest.mark.parametrize("text", ["", "Bonjour", ADVERT, "Contrat de travail", FRENCH[60:]])
def test_an_advert_that_promises_a_contract_is_none(text: str) -> None:
    assert read_contract(text) is None


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_card_explains_the_gravest_gaps_and_names_the_others(
    content: Snapshot, language: str
) -> None:
    words = Words(Renderer(content, TODAY), language)
    contract = read_contract(BARE)
    text = contract_text(contract, words)
    assert contract is not None
    for name in contract.missing():
        assert str(words(f"contract_point_{name}")) in text
    assert str(words(f"contract_why_{contract.missing()[0]}")) in text
    assert str(words(f"contract_why_{contract.missing()[-1]}")) not in text
    assert str(words("card_contract_blanks", count=3)) in text
    assert contract_text(None, words) == ""


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_contract_leads_to_the_module_that_teaches_to_read_one(
    content: Snapshot, language: str
) -> None:
    moves = contract_moves(read_contract(BARE), Renderer(content, TODAY), language)
    assert [(move.does, move.args) for move in moves] == [
        ("walk.start", {"module": "read_contract"})
    ]
    assert "read_contract" in content.modules[language]
    assert contract_moves(None, Renderer(content, TODAY), language) == ()


def test_a_contract_of_any_length_is_read_in_time() -> None:
    assert read_contract(FRENCH + "salaire " * 50_000) is not None
    assert read_contract(("contrat de travail " + "_" * 3 + "." * 5) * 5_000) is None
