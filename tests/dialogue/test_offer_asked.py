"""What is asked of an offer: a pay, hours, who pays; and no question is a fact of it."""

from typing import Any

import pytest

from actions.hours_told import hours_a_day
from actions.offer_payment import says_paid
from actions.offer_question import asked_part
from bot.dialogue.offer_asked import wonders_at_pay
from bot.dialogue.offers_told import tells_a_fact, tells_an_offer

OFFER = {"topic": {"intent": "share_offer"}, "offer": {"signs": [], "country": "ESP"}}
LACKS = {"missing": ["housing", "salary", "hours_per_week"], "signs": []}


def heard(text: str, intent: str = "nlu_fallback") -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": 0.5}, "entities": []}


@pytest.mark.parametrize(
    "text",
    [
        "52 euros le jour, c'est légal",
        "40 euro f nhar, wach 9anouni",
        "wach salaire 1300 euro mzyan",
        "هل 1300 يورو أجر عادي",
        "واش الصالير 1300 أورو قليل",
        "is 1300 euros a fair wage",
        "11 heures par jour c'est permis ?",
        "خدمة 11 ساعة في اليوم، قانوني؟",
    ],
)
def test_who_wonders_at_a_pay_or_hours_is_heard(text: str) -> None:
    assert wonders_at_pay(heard(text), OFFER)


@pytest.mark.parametrize(
    "text",
    [
        "2000 dh de frais de dossier, c'est normal ?",
        "c'est normal qu'ils ne répondent pas ?",
        "الراتب 1300 يورو",
        "1300 euros par mois, contrat de 6 mois",
        "wach hadi offre 9anouniya",
    ],
)
def test_fees_facts_and_other_wonder_are_not_about_a_pay(text: str) -> None:
    assert not wonders_at_pay(heard(text), OFFER)


def test_in_danger_nobody_wonders_at_a_pay() -> None:
    slots = {**OFFER, "topic": {"intent": "distress", "situation": "captive"}}
    assert not wonders_at_pay(heard("il me donne 300 euros, c'est normal ?"), slots)


@pytest.mark.parametrize(
    "text",
    [
        "et la chambre c'est eux ou moi qui la règle",
        "qui va payer le logement fourni",
        "chkoun kaykhelles sakan",
        "شكون كيخلص السكن",
        "من يدفع السكن",
        "je demandais si le logement est fourni",
    ],
)
def test_a_question_is_no_fact_of_the_offer(text: str) -> None:
    assert not tells_a_fact(heard(text), LACKS, corrects=False)
    assert not tells_a_fact(heard(text), LACKS, corrects=True)


@pytest.mark.parametrize("text", ["le logement est fourni", "السكن مجاني", "1300 euros par mois"])
def test_a_fact_is_still_one(text: str) -> None:
    assert tells_a_fact(heard(text), LACKS, corrects=False)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("rien payé encore, le vol est lundi, je pars ou pas", "je pars ou pas"),
        ("ma khlest walo, nmchi wla la", "nmchi wla la"),
        ("لم أدفع شيئا، هل أسافر أم لا", "هل أسافر أم لا"),
        ("je pars ou pas", None),
        ("le vol est lundi, le contrat est signé", None),
    ],
)
def test_what_a_part_of_a_message_asks(text: str, part: str | None) -> None:
    assert asked_part(text) == part


@pytest.mark.parametrize(
    "text",
    [
        "j'ai déjà envoyé 1500 dirhams",
        "rani sifet lihom 1500 dh",
        "khlest 2000 dh f wafacash",
        "صيفطت ليه 1500 درهم البارح",
        "دفعت لهم 1500 درهم",
        "i already sent 200 euros",
    ],
)
def test_who_says_that_they_paid_is_believed(text: str) -> None:
    assert says_paid(text)


@pytest.mark.parametrize(
    "text",
    [
        "j'ai rien payé, ils veulent 1500 dirhams",
        "si je paie 1500 dirhams ils me rendent ?",
        "ila khlest 1500 dh yrddoha lia",
        "ils demandent 1500 dirhams",
        "لم أدفع شيئا بعد، يطلبون 1500 درهم",
        "j'ai envoyé mon CV",
    ],
)
def test_who_did_not_pay_is_not_taken_for_who_did(text: str) -> None:
    assert not says_paid(text)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10h par jour", 10),
        ("12 sa3a f nhar", 12),
        ("14 ساعة يوميا", 14),
        ("10 سوايع فالنهار", 10),
        ("départ à 12h jeudi", None),
        ("2h par jour de trajet", None),
    ],
)
def test_hours_of_a_day(text: str, hours: float | None) -> None:
    assert hours_a_day(text) == hours


def test_an_offer_that_the_model_does_not_hear_is_one() -> None:
    text = "عندي عرض في ألمانيا كممرضة، الراتب 2600 يورو، ويطلبون 1200 يورو قبل المقابلة"
    assert tells_an_offer(heard(text), {})
