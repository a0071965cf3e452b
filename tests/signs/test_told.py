"""What people tell of in a message of one line, through the reader and the whole engine."""

import pytest

from actions.offer_check import OfferCheck
from bot.content.model import Snapshot
from tests.conftest import TODAY

ALARMS = {"danger", "warning"}


@pytest.fixture(scope="module")
def check(content: Snapshot) -> OfferCheck:
    return OfferCheck(content)


@pytest.mark.parametrize(
    "clause",
    [
        "عقد عمل موسمي، إسبانيا، 40 ساعة، السكن على نفقة المشغل. يحتفظ المشغل بجواز سفر العامل "
        "طيلة مدة العقد.",
        "Contrat saisonnier, 1 450 euros brut, 39 heures. L'employeur conserve le passeport du "
        "salarié pendant la saison.",
        "Contract, waiter, Doha, 2500 QAR a month. The company will keep your passport.",
    ],
)
def test_a_passport_kept_by_contract_is_seen_however_sober_the_text(
    check: OfferCheck, clause: str
) -> None:
    hits = check.check(clause, today=TODAY).findings.hits
    assert "process.documents_kept" in {hit.sign.id for hit in hits}


@pytest.mark.parametrize(
    "clause",
    [
        "لا يحتفظ المشغل بجواز سفر العامل. 40 ساعة، عقد موسمي، 1450 يورو.",
        "L'employeur conserve une copie du passeport. Contrat saisonnier, 1 450 euros brut.",
        "The employer shall not keep the worker's passport. Waiter, Doha, 2500 QAR a month.",
    ],
)
def test_a_contract_that_leaves_the_passport_with_its_owner_raises_no_alarm(
    check: OfferCheck, clause: str
) -> None:
    hits = check.check(clause, today=TODAY).findings.hits
    assert "process.documents_kept" not in {hit.sign.id for hit in hits}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (
            "offre chauffeur pologne 1800 euro net, il demande 4500 dh pour le permis de travail",
            "money.fee_to_candidate",
        ),
        ("offre de maçon, on me demande 3000 euros pour le contrat", "money.fee_to_candidate"),
        ("عندي عرض سائق فبولونيا طالبين مني 4500 درهم لرخصة العمل", "money.fee_to_candidate"),
        ("3ndi offre f espagne talbin mni 30000 dh l contrat", "money.fee_to_candidate"),
        (
            "10 coiffeuses arabie saoudite visa visite 6000 riyal payer 9000 dh cashplus",
            "money.personal_transfer",
        ),
        (
            "contrat serveur dubai 1500 aed 12h/jour 1 jour de repos par mois",
            "work.abusive_conditions",
        ),
        ("si je pars avant je dois payer 20000 dh d'amende", "work.abusive_conditions"),
        ("دابا كيقول ليا زيد 2000 باش نطلع الفلوس كاملين", "money.task_scam"),
        ("https://bit.ly/3xyzJob", "identity.odd_link"),
    ],
)
def test_a_line_that_tells_of_a_danger_shows_its_sign(
    check: OfferCheck, text: str, sign: str
) -> None:
    assert sign in {hit.sign.id for hit in check.check(text, today=TODAY).findings.hits}


@pytest.mark.parametrize(
    "text",
    [
        "Chauffeur à Lyon, 2 100 € net, permis C exigé, prime de 150 €, contrat CDI 39 h",
        "Le consulat demande 80 € pour le visa, que j'ai payés au centre TLScontact",
        "Serveur à Lyon, 8 h par jour, deux jours de repos par semaine, 1 900 € brut",
        "سيرفور فطنجة، 8 سوايع فالنهار ونهار ديال الراحة فالسيمانة، 4000 درهم فالشهر",
        "serveur f casa, 8 sway3 f nhar, nhar raha f simana, 3500 dh f chhar",
        "https://www.anapec.org/offres",
        "Agent de sécurité chez Al Rayyan Security, Doha, entretien mardi, visa payé par la société",
    ],
)
def test_an_honest_line_raises_no_alarm(check: OfferCheck, text: str) -> None:
    hits = check.check(text, today=TODAY).findings.hits
    assert not [hit.sign.id for hit in hits if hit.severity.value in ALARMS]
