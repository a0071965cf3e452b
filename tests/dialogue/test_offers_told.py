"""What is heard as a question, and tells an offer with its price, is read as one."""

from typing import Any

import pytest

from bot.dialogue.offers_told import tells_an_offer


def heard(text: str, intent: str = "ask_fees") -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": 0.7}, "entities": []}


@pytest.mark.parametrize(
    "text",
    [
        "contrat canada visa garanti 3000 dh frais de dossier",
        "contrat Canada, visa garanti, 3 000 DH de frais de dossier",
        "عقد عمل في كندا والتأشيرة مضمونة، مصاريف الملف 3000 درهم",
        "kontra d canada visa mdmouna 3000 dh d dossier",
        "il me demande 5000 dh pour le contrat belgique",
        "واحد السيد قال ليا كاين عقد خدمة فكندا و خاص 3000 درهم ديال الدوسي",
    ],
)
def test_a_price_and_a_place_that_nobody_asks_about_are_an_offer(text: str) -> None:
    assert tells_an_offer(heard(text), {})


@pytest.mark.parametrize(
    "text",
    [
        "combien coûte le visa canada 1500 dh frais de dossier compris",
        "je dois payer 800 dh au consulat pour le visa espagne",
        "pour le canada le permis coute 155 dollars je dois les payer moi meme",
        "frais de dossier 3000 dh c normal ?",
        "واش خاصني نخلص 3000 درهم ديال الدوسي باش نمشي لكندا؟",
    ],
)
def test_a_question_about_what_is_to_be_paid_stays_one(text: str) -> None:
    assert not tells_an_offer(heard(text), {})
