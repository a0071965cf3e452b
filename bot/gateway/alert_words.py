"""The words that end the alerts, in every language and spelling; they stand in `replies.yaml`."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from bot.content.reply import Reply
from bot.storage import alerts
from bot.text.folding import fold

STOPPED_REPLY = "alert_stopped"
ALWAYS, AFTER_AN_ALERT = "alert_stop_words", "alert_stop_bare"
"""Words that always end them; words that do so as an answer to one (else they mean a pause)."""
LANGUAGES = ("fr", "ar")
MAX_CHARACTERS = 30
_SEPARATOR = "|"

Speak = Callable[[str, str, dict[str, object]], Reply]


def ends_alerts(session: Session, person_id: str, text: str | None, speak: Speak) -> bool:
    """Tell whether a message of somebody who is warned means that they want it no more."""
    said = _plain(text or "") if len(text or "") <= MAX_CHARACTERS else ""
    if not said:
        return False
    if said in _words(ALWAYS, speak):
        return alerts.subscribed(session, person_id)
    return said in _words(AFTER_AN_ALERT, speak) and alerts.said_last(session, person_id)


def _plain(text: str) -> str:
    return fold(text).strip(" .!،؟?")


def _words(name: str, speak: Speak) -> frozenset[str]:
    return frozenset(
        _plain(word)
        for language in LANGUAGES
        for word in speak(language, name, {}).text.split(_SEPARATOR)
        if word.strip()
    )
