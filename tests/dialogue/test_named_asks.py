"""What is asked of an offer by its name is answered calmly, and within a danger it is left."""

from typing import Any

import pytest

from actions import shelf
from bot.dialogue.named_asks import named_ask

OFFER = {"topic": {"intent": "share_offer"}, "offer": {"signs": [], "country": "DEU"}}


def heard(text: str, intent: str = "nlu_fallback", confidence: float = 0.5) -> dict[str, Any]:
    return {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "entities": [],
    }


def asked(text: str, slots: dict[str, Any], **meant: Any) -> str | None:
    situation = shelf.situations().find(text)
    choice = named_ask(heard(text, **meant), slots, situation)
    return next(iter(choice.args.values())) if choice is not None else None


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("elle dit signe ce soir sinon elle file la place à quelqu'un", "no_time"),
        ("قالوا أجيب اليوم وإلا يعطون المنصب لغيري", "no_time"),
        ("je peux lui dire que je paie une fois que j'arrive ?", "money_later"),
        ("هل أدفع لهم بعد الوصول؟", "money_later"),
        ("comment refuser cette offre sans problème", "say_no"),
        ("كيف أرفض دون أن يغضبوا", "say_no"),
        ("si j'échoue à l'examen je dois rembourser le cours ?", "repay_training"),
        ("إذا رسبت هل أرد ثمن الدورة", "repay_training"),
        ("هل 50 يورو راتب أم مصاريف", "allowances"),
        ("si on me renvoie, je perds ma carte de séjour ?", "job_loss_permit"),
        ("qu'est-ce que je mets dans la valise", "winter_packing"),
        ("ماذا أضع في الحقيبة", "winter_packing"),
        ("qui paie le billet à la fin du contrat", "who_pays_ticket"),
    ],
)
def test_a_calm_question_on_an_offer_gets_its_answer(text: str, answered: str) -> None:
    assert asked(text, OFFER, intent="distress") == answered


@pytest.mark.parametrize(
    "text",
    ["ils demandent 2000 dh de frais de route", "طلبوا مصاريف السفر", "on me paie quand ?"],
)
def test_a_sum_that_is_asked_or_a_wage_is_none_of_them(text: str) -> None:
    assert asked(text, OFFER) is None


def test_within_a_danger_it_is_a_word_on_that() -> None:
    held = {"topic": {"intent": "distress", "situation": "captive"}}
    assert asked("il veut que je décide demain sinon il donne la place à un autre", held) is None


def test_what_is_surely_danger_stays_danger() -> None:
    text = "sinon il donne ma place à un autre"
    assert asked(text, OFFER, intent="distress", confidence=0.95) is None
