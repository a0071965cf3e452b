"""The web chat in a real browser with the trained model: what a person does on a first evening."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

from actions import shelf
from bot.content.model import Module, Snapshot, Step, StepKind
from bot.content.store import ContentStore
from bot.intake import make_reader
from tests.browser.conftest import ChatPage, first_visit, free_port
from tests.browser.fake_service import FakeService

pytestmark = [pytest.mark.browser, pytest.mark.rasa]

MODULE = "fraud_signs"
SOON = {"fr": "Suivant", "ar": "التالي"}
OFFER = """مطلوب عمال وعاملات في الفلاحة بإسبانيا، الراتب 1800 أورو في الشهر.
التأشيرة مضمونة 100% بدون مقابلة.
يجب دفع 5000 درهم رسوم الملف عبر وفاكاش اليوم قبل الغد.
للتواصل واتساب فقط: 0612345678"""


@pytest.fixture
def service(tmp_path: Path, dialogue: Any, store: ContentStore) -> Iterator[FakeService]:
    shelf.warm_up()  # as a service does before it takes messages
    real = FakeService(tmp_path / "var", free_port(), dialogue, store, make_reader())
    with real.running() as running:
        yield running


@pytest.fixture
def chat(driver: webdriver.Chrome, service: FakeService) -> Iterator[ChatPage]:
    yield from first_visit(driver, service)


def answer_to(step: Step, language: str) -> str:
    """Return what to press: the right answer, the last way to go on, or simply "next"."""
    if step.kind is StepKind.QUIZ:
        return next(option.text for option in step.options if option.correct)
    return step.options[-1].text if step.kind is StepKind.CHOICE else SOON[language]


def walk_to_the_end(chat: ChatPage, module: Module, language: str) -> list[str]:
    """Press through a module, answering each quiz rightly; return what was shown."""
    shown = []
    for step in module.steps:
        shown.append(chat.press(answer_to(step, language)).text)
        if step.kind is StepKind.QUIZ:
            shown.append(chat.press(SOON[language]).text)
    return shown


def test_someone_walks_a_module_has_an_arabic_offer_read_and_goes_on_after_a_reload(
    chat: ChatPage, service: FakeService, content: Snapshot
) -> None:
    chat.say("bonjour")
    chat.press("Oui, en français")
    chat.press("Oui, j'accepte")
    chat.press("Suivre l'atelier")
    module = content.module("fr", MODULE)
    assert module is not None
    chat.press(module.title)
    shown = walk_to_the_end(chat, module, "fr")
    quiz = next(step for step in module.steps if step.kind is StepKind.QUIZ)
    feedback = next(option.feedback for option in quiz.options if option.correct)
    assert any(feedback[:30] in text for text in shown)

    card = chat.say(OFFER.replace("\n", " "))
    assert "5000 درهم" in card.text, "her words are quoted as they were written"
    assert "frais" in card.text, "the card speaks the language that she chose"
    before = chat.texts()

    chat.open()
    assert chat.texts() == before
    service.stop()
    service.start()
    answer = chat.say("qui doit payer les frais de dossier ?")
    assert "480" in answer.text or "gratuit" in answer.text
    assert len(chat.texts()) == len(before) + 2


def test_someone_who_writes_arabic_walks_a_module_from_right_to_left(
    chat: ChatPage, content: Snapshot
) -> None:
    assert chat.say("السلام عليكم").get_attribute("dir") == "rtl"
    chat.press("نعم، بالعربية")
    chat.press("لا، شكرا")
    chat.press("متابعة الورشة")
    module = content.module("ar", MODULE)
    assert module is not None
    chat.press(module.title)
    shown = walk_to_the_end(chat, module, "ar")
    assert len(shown) >= len(module.steps)
    card = chat.say(OFFER.replace("\n", " "))
    assert card.get_attribute("dir") == "rtl"
    assert "5000 درهم" in card.text
