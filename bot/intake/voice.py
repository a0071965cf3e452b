"""Voice notes, written down on this machine by a speech model that the operator put there."""

import io
from collections.abc import Callable
from typing import Any

from bot.intake.limits import MAX_TEXT_CHARACTERS, MAX_VOICE_SECONDS
from bot.intake.reading import NO_TEXT, TOO_LARGE, UNREADABLE, VOICE, Reading, TroubleError

LoadModel = Callable[[str], Any]
_SILENCE = 0.8
"""Above this chance of no speech, what the model wrote is taken for imagination."""


def load_model(folder: str) -> Any:
    """Load a faster-whisper model from a folder; nothing is fetched.

    Raises:
        TroubleError: Where the library or the model is missing.
    """
    try:
        from faster_whisper import WhisperModel

        return WhisperModel(
            folder, device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True
        )
    except (ImportError, OSError, RuntimeError, ValueError):
        raise TroubleError(VOICE) from None


def read_voice(data: bytes, folder: str | None, load: LoadModel = load_model) -> Reading:
    """Write down what a voice note says.

    Args:
        data: The recording, in any format that FFmpeg's libraries know.
        folder: Folder of the speech model, or None where there is none.
        load: Loads the model.

    Raises:
        TroubleError: Without a model, for a long recording, for silence.
    """
    if not folder:
        raise TroubleError(VOICE)
    model = load(folder)
    try:
        segments, about = model.transcribe(io.BytesIO(data), beam_size=1, vad_filter=False)
        if about.duration > MAX_VOICE_SECONDS:
            raise TroubleError(TOO_LARGE)
        heard = [s.text.strip() for s in segments if s.no_speech_prob < _SILENCE]
    except (OSError, RuntimeError, ValueError, IndexError):
        raise TroubleError(UNREADABLE) from None
    text = " ".join(filter(None, heard))[:MAX_TEXT_CHARACTERS]
    if not text:
        raise TroubleError(NO_TEXT)
    return Reading((text,), "voice")
