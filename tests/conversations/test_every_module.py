"""Every module to its end through the real pipeline with the trained model, in both languages."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.base import OutgoingReply
from bot.content.model import Module, StepKind
from bot.content.store import ContentStore
from bot.settings import Settings
from tests.conversations.talk import Talk

pytestmark = pytest.mark.rasa
FIRST = {
    "fr": ("bonjour", "Oui, en français", "Oui, j'accepte", "je veux suivre l'atelier"),
    "ar": ("السلام عليكم", "نعم، بالعربية", "لا، شكرا", "أريد أن أبدأ الورشة"),
}
NEXT = {"fr": ("Suivant", "Continuer", "Terminer le module"), "ar": ("التالي", "إنهاء الوحدة")}


@pytest.fixture
async def talk(dialogue: Any, store: ContentStore, settings: Settings) -> AsyncIterator[Talk]:
    opened = Talk(settings, store, dialogue)
    await opened.open()
    yield opened
    await opened.close()


@pytest.mark.parametrize("language", ["fr", "ar"])
async def test_a_person_follows_the_whole_workshop(
    talk: Talk, store: ContentStore, language: str
) -> None:
    hello, stay, consent, begin = FIRST[language]
    await talk.turn({"say": hello})
    await talk.turn({"press": stay})
    await talk.turn({"press": consent})
    await talk.turn({"say": begin})
    modules = store.current.walk(language)
    for number, module in enumerate(modules):
        reply = await talk.turn({"press": module.title})
        assert reply is not None
        reply = await _follow(talk, store, module, reply)
        assert f"{number + 1}" in reply.text, (module.id, reply.text)
        if number + 1 < len(modules):
            await talk.turn({"say": begin})
    done = await talk.turn({"say": {"fr": "où j'en suis", "ar": "أين وصلت في الورشة؟"}[language]})
    assert done is not None
    assert str(len(modules)) in done.text


async def _follow(
    talk: Talk, store: ContentStore, module: Module, reply: OutgoingReply
) -> OutgoingReply:
    """Go on to the end of a module; quizzes are answered wrongly once, then rightly."""
    language = module.language
    for step in module.steps:
        if step.kind is StepKind.QUIZ:
            wrong = next(option for option in step.options if not option.correct)
            answer = await talk.turn({"press": wrong.text})
            assert answer is not None
            assert _start(wrong.feedback) in _plain(answer.text), (module.id, step.id)
            right = next(option for option in step.options if option.correct)
            answer = await talk.turn({"press": right.text})
            assert answer is not None
            assert _start(right.feedback) in _plain(answer.text), (module.id, step.id)
        if step.kind is StepKind.CHECKLIST:
            ticked = await talk.turn({"press": step.items[0].text})
            assert ticked is not None
            assert "☑" in ticked.text
        onward = next(
            (o.text for o in step.options if o.choice and o.choice.does == "walk.next"),
            NEXT[language][0],
        )
        answer = await talk.turn({"press": onward})
        assert answer is not None, (module.id, step.id)
        reply = answer
    end = store.current.module(language, module.id)
    assert end is not None
    assert _start(end.end_text) in _plain(reply.text)
    return reply


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _start(text: str) -> str:
    return text.split("{")[0][:25].strip()
