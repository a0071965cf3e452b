"""A person's day on each platform with the trained model, the real content and the real reader."""

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from bot.content.model import Snapshot
from bot.intake import make_reader
from bot.storage.models import PersonRow
from tests.channels.conftest import World
from tests.channels.fake_bot_api import FakeBotApi
from tests.channels.fake_cloud_api import FakeCloudApi, words

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract"),
]

MODULE = "read_offer"
ADVERT = (
    "Offre : ouvrier agricole en Espagne",
    "Salaire : 1 400 euros par mois",
    "Frais de dossier : 3 000 DH à envoyer par Wafacash",
    "Contact WhatsApp : 06 12 34 56 78",
)


@pytest.fixture
def world(
    tmp_path: Path, platforms: tuple[FakeBotApi, FakeCloudApi], dialogue: Any
) -> Iterator[World]:
    running = World(tmp_path / "var", *platforms, dialogue, make_reader()).start()
    yield running
    running.stop()
    assert running.telegram.violations == []
    assert running.cloud.violations == []


def photo_of(lines: tuple[str, ...]) -> bytes:
    """Return a JPEG of an advert, as a screenshot shows it."""
    picture = Image.new("RGB", (1100, 120 * (len(lines) + 1)), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(40)
    for number, line in enumerate(lines):
        draw.text((40, 60 + 110 * number), line, fill="black", font=font)
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=85)
    return held.getvalue()


def waiting_people(world: World) -> int:
    return world.database.work(
        lambda session: session.query(PersonRow).filter(PersonRow.waiting_since.isnot(None)).count()
    )


def test_a_day_on_telegram_in_french(world: World, content: Snapshot) -> None:
    amal = world.telegram.person(8001)

    def press(title: str) -> str:
        amal.press(title)
        return str(amal.reply()["text"])

    assert "un programme, pas une personne" in amal.say("/start")
    press("Oui, en français")
    press("Oui, j'accepte")
    _walk_to_a_quiz(press, content, "fr", ("Suivre l'atelier", "Module", "Suivant"))
    amal.photo(photo_of(ADVERT))
    card = amal.reply()["text"]
    assert "3 000 DH" in card
    amal.say("je veux parler à un conseiller")
    assert waiting_people(world) == 1
    amal.say("/supprimer")
    assert "effac" in press("Oui, tout effacer")
    assert list((Path(world.environment["RIHLA_VAR"]) / "incoming").iterdir()) == []


def test_a_day_on_whatsapp_in_arabic(world: World, content: Snapshot) -> None:
    amal = world.cloud.person("212600000801", "MA.8a01")

    def press(title: str) -> str:
        return words(amal.choose(title))

    amal.say("السلام عليكم")
    press("نعم، بالعربية")
    press("لا، شكرا")
    _walk_to_a_quiz(press, content, "ar", ("متابعة الورشة", "الوحدة", "التالي"))
    world.cloud.media["advert"] = photo_of(ADVERT)
    amal.send("image", {"id": "advert", "mime_type": "image/jpeg"})
    assert "3 000 DH" in words(amal.reply())
    amal.say("أريد التحدث إلى مستشار")
    assert waiting_people(world) == 1
    amal.say("/supprimer")
    assert "مسح" in press("نعم، امسح كل شيء")


def _walk_to_a_quiz(
    press: Callable[[str], str], content: Snapshot, language: str, titles: tuple[str, str, str]
) -> None:
    """Follow a module to its first quiz, and answer it rightly."""
    module = content.module(language, MODULE)
    assert module is not None
    start, numbered, following = titles
    press(start)
    press(f"{numbered} {module.order}")
    for step in module.steps:
        right = next((option for option in step.options if option.correct), None)
        if right is not None:
            assert right.feedback[:20] in press(right.text[:20]).replace("*", "")
            return
        press(following)
    raise AssertionError(f"{MODULE} has no quiz")
