"""Voice notes: written down by the model that is there, or a kind word where there is none."""

import sys
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from telegram import Bot

from bot.channels.base import Incoming
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.parse import Me
from bot.channels.telegram.parse import parse as parse_telegram
from bot.channels.whatsapp.parse import parse as parse_whatsapp
from bot.content.store import ContentStore
from bot.gateway.metrics import Metrics
from bot.gateway.platforms import Platforms
from bot.intake import make_reader
from bot.intake.reading import TroubleError
from bot.intake.voice import load_model, read_voice
from bot.settings import SettingsError, read_settings

NOTE = b"OggS" + bytes(200)


@dataclass
class FakeSegment:
    text: str
    no_speech_prob: float = 0.1


class FakeModel:
    """Stands where a speech model does: says what it was told to hear."""

    def __init__(self, *segments: FakeSegment, duration: float = 12.0) -> None:
        self.segments = segments
        self.duration = duration
        self.heard = b""

    def transcribe(self, sound: Any, **options: Any) -> tuple[Any, Any]:
        self.heard = sound.read()
        return iter(self.segments), SimpleNamespace(duration=self.duration)


def test_a_note_is_written_down_without_the_silences() -> None:
    model = FakeModel(FakeSegment(" سلام،"), FakeSegment(" merci ", 0.95), FakeSegment(" عندي عرض"))
    reading = read_voice(NOTE, "model", lambda folder: model)
    assert (reading.pages, reading.origin) == (("سلام، عندي عرض",), "voice")
    assert model.heard == NOTE


@pytest.mark.parametrize(
    ("model", "trouble"),
    [
        (FakeModel(), "utter_file_no_text"),
        (FakeModel(FakeSegment("a", 0.99)), "utter_file_no_text"),
        (FakeModel(FakeSegment("a"), duration=4000.0), "utter_file_too_large"),
    ],
)
def test_silence_and_speeches_are_not_written_down(model: FakeModel, trouble: str) -> None:
    with pytest.raises(TroubleError, match=trouble):
        read_voice(NOTE, "model", lambda folder: model)


def test_the_model_is_loaded_from_its_folder_and_from_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = {}

    def whisper(folder: str, **options: Any) -> FakeModel:
        asked.update(options, folder=folder)
        return FakeModel(FakeSegment("bonjour"))

    monkeypatch.setitem(sys.modules, "faster_whisper", SimpleNamespace(WhisperModel=whisper))
    assert read_voice(NOTE, "/srv/model").pages == ("bonjour",)
    assert asked["folder"] == "/srv/model"
    assert asked["local_files_only"] is True
    assert asked["device"] == "cpu"


def test_a_model_that_cannot_be_loaded_is_as_good_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    with pytest.raises(TroubleError, match="utter_file_voice"):
        load_model("/srv/model")


async def test_without_a_model_the_person_is_asked_to_write(tmp_path: Path) -> None:
    path = tmp_path / "note.ogg"
    path.write_bytes(NOTE)
    assert (await make_reader()(path, "note.ogg")).trouble == "utter_file_voice"


async def test_a_worker_with_an_empty_model_folder_asks_to_write(tmp_path: Path) -> None:
    path = tmp_path / "note.ogg"
    path.write_bytes(NOTE)
    read = await make_reader(speech_model=tmp_path)(path, "note.ogg")
    assert read.trouble == "utter_file_voice"


def telegram_note(kind: str, *, listens: bool, size: int = 9_000) -> Incoming | None:
    """Return what is made of a recording that someone sends on Telegram."""
    person = {"id": 7, "is_bot": False, "first_name": "Amal"}
    sound = {"file_id": "f1", "file_unique_id": "u1", "duration": 3, "file_size": size}
    sound |= {"length": 240} if kind == "video_note" else {"mime_type": "audio/ogg"}
    chat = {"id": 7, "type": "private"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": person, kind: sound}
    update = {"update_id": 1, "message": message}
    return parse_telegram(update, Bot("1:a"), Me(1, "rihla", listens)).incoming


def whatsapp_note(kind: str, *, listens: bool) -> Incoming | None:
    """Return what is made of a recording that someone sends on WhatsApp."""
    message = {"id": "wamid.1", "from": "212600000001", "timestamp": "1790000000", "type": kind}
    message[kind] = {"id": "media1", "mime_type": "audio/ogg; codecs=opus", "voice": True}
    value = {"metadata": {"phone_number_id": "10"}, "messages": [message]}
    changes = [{"field": "messages", "value": value}]
    delivery = {"object": "whatsapp_business_account", "entry": [{"changes": changes}]}
    now = datetime.fromtimestamp(1_790_000_060, timezone.utc)
    return parse_whatsapp(delivery, "10", now, listens=listens)[0].incoming


@pytest.mark.parametrize("kind", ["voice", "audio", "video_note"])
def test_a_note_on_telegram_is_fetched_only_where_it_is_listened_to(kind: str) -> None:
    heard, declined = (telegram_note(kind, listens=listens) for listens in (True, False))
    assert heard is not None
    assert heard.file is not None
    assert (heard.file.remote, heard.trouble) == ("f1", None)
    assert declined is not None
    assert (declined.file, declined.trouble) == (None, "utter_file_voice")


def test_a_note_that_is_too_long_to_fetch_is_said_to_be() -> None:
    huge = telegram_note("voice", listens=True, size=30_000_000)
    assert huge is not None
    assert (huge.file, huge.trouble) == (None, "utter_file_too_large")


@pytest.mark.parametrize("kind", ["voice", "audio"])
def test_a_note_on_whatsapp_is_fetched_only_where_it_is_listened_to(kind: str) -> None:
    heard, declined = (whatsapp_note(kind, listens=listens) for listens in (True, False))
    assert heard is not None
    assert heard.file is not None
    assert (heard.file.remote, heard.trouble) == ("media1", None)
    assert declined is not None
    assert (declined.file, declined.trouble) == (None, "utter_file_voice")


async def test_telegram_still_listens_after_it_has_said_who_we_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def answer(self: TelegramChannel, method: str, data: object) -> object:
        return {"id": 5, "username": "rihla_bot"}

    monkeypatch.setattr(TelegramChannel, "_quietly", answer)
    channel = TelegramChannel("1:a", None, lambda *_: "", lambda *_: None, listens=True)
    await channel.set_up(None, {})
    assert channel.me == Me(5, "rihla_bot", True)


@pytest.mark.parametrize("folder", [True, False])
def test_the_platforms_listen_where_a_model_is_named(
    folder: bool, tmp_path: Path, store: ContentStore
) -> None:
    env = {
        "RIHLA_VAR": str(tmp_path),
        "RIHLA_TELEGRAM_TOKEN": "1:a",
        "RIHLA_WHATSAPP_TOKEN": "t",
        "RIHLA_WHATSAPP_PHONE_ID": "10",
        "RIHLA_WHATSAPP_APP_SECRET": "s",
        "RIHLA_WHATSAPP_VERIFY_TOKEN": "v",
    }
    env |= {"RIHLA_SPEECH_MODEL": str(tmp_path)} if folder else {}
    platforms = Platforms(read_settings(env), store, Metrics())
    assert platforms.telegram is not None
    assert platforms.whatsapp is not None
    assert (platforms.telegram.me.listens, platforms.whatsapp.listens) == (folder, folder)


def test_settings_of_reading(tmp_path: Path) -> None:
    plain = read_settings({})
    assert (plain.fetch_links, plain.speech_model) == (False, None)
    env = {"RIHLA_FETCH_LINKS": "1", "RIHLA_SPEECH_MODEL": str(tmp_path)}
    chosen = read_settings(env)
    assert (chosen.fetch_links, chosen.speech_model) == (True, tmp_path.resolve())
    for wrong in ({"RIHLA_FETCH_LINKS": "peut-être"}, {"RIHLA_SPEECH_MODEL": "/no/such/folder"}):
        with pytest.raises(SettingsError):
            read_settings(wrong)
