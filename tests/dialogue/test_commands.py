"""What somebody asks Rihla to do is heard in free words, and never instead of danger."""

from typing import Any

import pytest

from actions.commands import Commands
from bot.content.model import Snapshot
from bot.dialogue.context import Context

AGREED = {"profile": {"reminder": "yes"}}


@pytest.fixture(scope="module")
def commands(content: Snapshot) -> Commands:
    return Commands(content)


def parsed(text: str, intent: str = "nlu_fallback", sure: float = 0.2) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": sure}, "entities": []}


@pytest.mark.parametrize(
    "text",
    [
        "vous pouvez m'envoyer un rappel dimanche matin ?",
        "relancez-moi dans deux semaines",
        "من فضلكم ذكروني يوم الاثنين",
        "واش تقدر تفكرني السيمانة الجاية",
        "fekkerni nhar l7ed",
        "could you remind me next week",
    ],
)
def test_a_reminder_may_be_asked_for_in_any_words(commands: Commands, text: str) -> None:
    found = commands.find(text, {})
    assert found is not None
    assert (found.does, dict(found.args)) == ("reminder.set", {"value": "yes"})


@pytest.mark.parametrize(
    "text", ["annulez mon rappel", "ما بقيتش باغية هاد التذكير", "أوقفوا التذكير"]
)
def test_reminders_are_stopped_only_where_they_are_agreed_to(commands: Commands, text: str) -> None:
    found = commands.find(text, AGREED)
    assert found is not None
    assert dict(found.args) == {"value": "no"}
    assert commands.find(text, {}) is None


@pytest.mark.parametrize(
    "text", ["on continue le module d'hier", "نرجع للورشة", "wakha nkemlo lmodule", "نواصل الدرس"]
)
def test_the_workshop_goes_on_in_any_words(commands: Commands, text: str) -> None:
    found = commands.find(text, {})
    assert found is not None
    assert found.does == "walk.resume"


@pytest.mark.parametrize(
    "text",
    [
        "je veux terminer mon bac avant de partir",
        "mon frère veut continuer ses études à Lyon",
        "il ne me rappelle plus depuis que j'ai payé",
        "بغيت نكمل الخدمة ديالي هنا",
        "خويا فين وصل ما كيجاوبش",
        "je ne me rappelle plus du nom de la société",
    ],
)
def test_what_only_sounds_like_a_command_is_none(commands: Commands, text: str) -> None:
    assert commands.find(text, AGREED) is None


def test_danger_comes_before_a_command(content: Snapshot) -> None:
    settled = Context(content).settle(
        parsed("ils m'ont enfermée, rappelez-moi demain", "distress", 0.8), {}
    )
    assert settled["intent"]["name"] == "distress"


def test_a_command_is_carried_out_whatever_the_model_heard(content: Snapshot) -> None:
    settled = Context(content).settle(parsed("kmel lwercha mnin 7best", "next", 0.5), {})
    assert {e["entity"]: e["value"] for e in settled["entities"]}["does"] == "walk.resume"


@pytest.mark.parametrize(
    ("text", "slots", "does"),
    [
        ("safi hadchi li kayn", {"pending": {"kind": "costs"}}, "costs.result"),
        ("كم المجموع؟", {"pending": {"kind": "costs"}}, "costs.result"),
        ("fais-moi le calcul de tous mes frais", {}, "costs.start"),
        ("7seb liya taklofa dyal kanada", {}, "costs.start"),
        ("on m'a proposé une offre", {}, "offer.start"),
        ("جاتني واحد لوفر", {}, "offer.start"),
    ],
)
def test_counting_and_an_offer_are_announced_in_any_words(
    commands: Commands, text: str, slots: dict[str, Any], does: str
) -> None:
    found = commands.find(text, slots)
    assert found is not None
    assert found.does == does


def test_nothing_is_summed_up_where_nothing_is_counted(commands: Commands) -> None:
    assert commands.find("c'est tout", {}) is None


def test_an_offer_that_is_told_at_once_is_read(content: Snapshot) -> None:
    told = "j'ai reçu une offre de soudeur en Pologne, 1600 euros par mois, logement fourni"
    assert Context(content).settle(parsed(told), {})["intent"]["name"] == "share_offer"


@pytest.mark.parametrize("word", ["reprendre", "نكملو", "rje3t"])
def test_a_word_alone_takes_up_the_module_that_was_left(content: Snapshot, word: str) -> None:
    context = Context(content)
    left = context.press(word, {"walk": {"module": "m01", "active": False}})
    assert left is not None
    assert left.does == "walk.resume"
    assert context.press(word, {"walk": {"module": None, "active": False}}) is None


def test_on_is_said_in_latin_letters_too(content: Snapshot) -> None:
    on = Context(content).press("tali", {"walk": {"module": "m01", "active": True}})
    assert on is not None
    assert on.does == "walk.next"
