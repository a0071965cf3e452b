"""Whoever was misheard says what they meant, and what they reject is no part of it."""

import asyncio
from typing import Any

import pytest

from bot.content.model import Snapshot
from bot.dialogue.corrected import CORRECTS, Corrections
from bot.dialogue.openings import Openings, understand_all


@pytest.fixture(scope="module")
def corrections(content: Snapshot) -> Corrections:
    return Corrections(content)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("je te parle du salaire pas du diplôme", "salaire"),
        ("non pas la Belgique, le permis en Espagne", "le permis en Espagne"),
        ("j'ai pas demandé le visa. combien de temps pour la langue", "combien de temps pour la"),
        ("سولتك على السكن ماشي التذكرة", "السكن"),
        ("أسألك عن مدة العقد وليس عن الأجر", "مدة العقد"),
        ("لا أتحدث عن الدراسة، العمل في الحقول", "العمل في الحقول"),
        ("machi f rabat, f madrid fin nsift lwra9", "f madrid fin nsift lwra9"),
        ("ma sewweltch 3la lvisa, sewwelt 3la lkhlas", "lkhlas"),
        ("i mean the housing, not the ticket", "the housing"),
    ],
)
def test_what_is_rejected_is_left_out(corrections: Corrections, text: str, wanted: str) -> None:
    heard = corrections.wanted(text)
    assert heard is not None
    assert heard.startswith(wanted)
    assert len(heard) < len(text)


@pytest.mark.parametrize(
    "text",
    [
        "c'est pas grave, et pour le logement ?",
        "je parle pas allemand, je peux travailler quand même ?",
        "je n'ai pas de diplôme",
        "machi mochkil, chno ndir daba",
        "ماشي مشكل، شنو خاصني ندير",
        "هل هذا العرض صحيح أم لا؟",
        "خويا مشى لإيطاليا وباقي ما جاوبش",
        "mcha l bar9a w mab9ach kayjaweb",
        "pourquoi je peux pas aller moi-même ?",
        "the boss will not pay",
    ],
)
def test_a_no_that_rejects_nothing_leaves_the_message_whole(
    corrections: Corrections, text: str
) -> None:
    assert corrections.wanted(text) is None


def test_what_goes_on_behind_the_rejected_is_kept(corrections: Corrections) -> None:
    heard = corrections.wanted("لا ماشي الفيزا بغيت نعرف شحال كيخلصو")
    assert heard == "بغيت نعرف شحال كيخلصو"


def test_who_only_rejects_asks_for_nothing(corrections: Corrections) -> None:
    assert corrections.wanted("non, pas le visa") == ""


def test_a_long_text_is_no_correction(corrections: Corrections) -> None:
    assert corrections.wanted("je parle du salaire pas du diplôme. " * 20) is None


def understood(content: Snapshot, text: str, slots: dict[str, Any]) -> dict[str, Any]:
    async def understand(words: str) -> dict[str, Any]:
        meant = {"name": "ask_visa", "confidence": 0.9}
        return {"text": words, "intent": meant, "intent_ranking": [], "entities": []}

    openings, corrections = Openings(content), Corrections(content)
    return asyncio.run(understand_all(understand, openings, corrections, text, slots))


def test_after_an_answer_only_what_is_meant_is_understood(content: Snapshot) -> None:
    answered = {"topic": {"intent": "ask_tourist_visa"}}
    parsed = understood(content, "je parle du visa de travail, pas de tourisme", answered)
    assert parsed["text"] == "visa de travail"
    assert parsed[CORRECTS]


def test_at_the_beginning_there_is_nothing_to_correct(content: Snapshot) -> None:
    parsed = understood(content, "je parle du visa de travail, pas de tourisme", {})
    assert parsed["text"] == "je parle du visa de travail, pas de tourisme"
    assert CORRECTS not in parsed


def test_danger_that_only_the_rejected_words_tell_is_not_left_out(content: Snapshot) -> None:
    answered = {"topic": {"intent": "ask_visa"}}
    text = "je parle de mon frère pas du visa : ils l'ont enfermé et pris son passeport"
    parsed = understood(content, text, answered)
    assert "enfermé" in parsed["text"]


@pytest.mark.parametrize(
    ("text", "of_offer", "blames"),
    [
        ("je parle du loyer, pas du billet", True, True),
        ("سولتك على السكن ماشي التذكرة", False, True),
        ("pas la Belgique, l'Espagne", False, True),
        ("c'est pas une société, c'est un voisin", True, False),
        ("laisse tomber. et le loyer là-bas ?", False, False),
        ("دعنا من هذا، كم الأجر؟", False, False),
    ],
)
def test_a_reply_was_wrong_only_where_it_is_rejected(
    corrections: Corrections, text: str, of_offer: bool, blames: bool
) -> None:
    assert corrections.blames(text, of_offer=of_offer) is blames


@pytest.mark.parametrize(
    "text", ["j'ai dit oui au recruteur, c'est grave ?", "قلت له نعم، هل هذا خطير"]
)
def test_what_was_said_to_another_corrects_nothing(corrections: Corrections, text: str) -> None:
    assert corrections.wanted(text) is None


def test_much_money_is_no_correction(corrections: Corrections) -> None:
    assert corrections.wanted("had 2000 dh machi bzaf, nsiftha ?") is None
