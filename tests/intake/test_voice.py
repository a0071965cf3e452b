"""Voice notes: written down by the model that is there, or a kind word where there is none."""

import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

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


def test_settings_of_reading(tmp_path: Path) -> None:
    plain = read_settings({})
    assert (plain.fetch_links, plain.speech_model) == (False, None)
    env = {"RIHLA_FETCH_LINKS": "1", "RIHLA_SPEECH_MODEL": str(tmp_path)}
    chosen = read_settings(env)
    assert (chosen.fetch_links, chosen.speech_model) == (True, tmp_path.resolve())
    for wrong in ({"RIHLA_FETCH_LINKS": "peut-être"}, {"RIHLA_SPEECH_MODEL": "/no/such/folder"}):
        with pytest.raises(SettingsError):
            read_settings(wrong)
