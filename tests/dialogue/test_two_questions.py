"""Two questions in one message are both answered; one question with a list stays one."""

import asyncio
from typing import Any

import pytest

from actions import shelf
from actions.scene import SECOND, Scene
from actions.two_answers import answer_all
from bot.content.store import ContentStore
from bot.dialogue.halves import Halves
from bot.dialogue.two_questions import both_asked

pytestmark = pytest.mark.rasa
COSTS, LASTS = "combien coûte le dossier", "combien de temps ça dure"


@pytest.fixture(scope="module")
def context(store: ContentStore):  # type: ignore[no-untyped-def]
    from bot.dialogue.context import Context

    shelf.use(store)
    return Context(store.current)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("quel est le loyer à Lyon et comment ouvrir un compte ?", "comment ouvrir un compte ?"),
        ("كم ثمن الترجمة ومتى أستلمها؟", "ومتى أستلمها؟"),
        ("شنو خاصني نجيب معايا وفين نمشي", "وفين نمشي"),
        ("fin nmchi bach ntsejjel w ch7al ghadi ntsenna", "ch7al ghadi ntsenna"),
        ("who signs the contract, and when do i leave?", "when do i leave?"),
    ],
)
def test_each_half_asks(context, text: str, second: str) -> None:
    halves: Halves = context.halves
    assert second in [right for _, right in halves.of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "il faut un passeport et un cv ?",
        "je peux étudier et travailler ?",
        "quand et comment partir",
        "هل أحتاج جواز السفر والدبلوم؟",
        "chno khassni passeport w cv",
        "bghit n3ref wach hada s7i7",
        "passport and diploma?",
    ],
)
def test_a_list_stays_one_question(context, text: str) -> None:
    halves: Halves = context.halves
    assert list(halves.of(text)) == []


def asked(context, topic: dict[str, Any] | None) -> dict[str, Any]:  # type: ignore[no-untyped-def]
    async def understand(text: str) -> dict[str, Any]:
        name = "ask_fees" if text.startswith(COSTS) else "ask_duration"
        intent = {"name": name, "confidence": 0.9}
        return {"text": text, "intent": intent, "intent_ranking": [intent], "entities": []}

    text = f"{COSTS} et {LASTS} ?"
    slots = {"topic": topic, "country": None}
    whole = asyncio.run(understand(text))
    return asyncio.run(both_asked(understand, context, whole, slots))


def test_two_questions_are_both_heard_but_never_in_danger(context) -> None:
    second = {e["entity"]: e["value"] for e in asked(context, None)["entities"]}[SECOND]
    assert second["intent"] == "ask_duration"
    for grave in ("distress", "report_fraud", "share_offer"):
        names = {entity["entity"] for entity in asked(context, {"intent": grave})["entities"]}
        assert SECOND not in names


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("country", [None, "DEU"])
def test_both_answers_stand_in_one_bubble_or_the_second_is_the_first_button(
    context, language: str, country: str | None
) -> None:
    told = {"entity": SECOND, "value": {"intent": "ask_duration", "country": country}}
    scene = Scene(
        {"language": language, "introduced": True, "country": country},
        {"text": "", "intent": {"name": "press"}, "entities": [told]},
    )
    answer_all(scene, {"intent": "ask_fees"})
    reply = scene.finish()
    words = shelf.content().answers[language]["ask_duration"]
    text = words.countries[country].short if country in words.countries else words.text.short
    both = text.split(".")[0][:12] in reply.text
    assert both or reply.choices[0].args.get("intent") == "ask_duration"
    assert len(reply.text) <= 1_024
