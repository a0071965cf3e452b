"""In which language to answer somebody, from their own words."""

from collections.abc import Mapping
from typing import Any

from bot.content.model import Snapshot
from bot.content.names import gazetteers
from bot.text.folding import fold_with_positions
from bot.text.gazetteer import Gazetteer
from bot.text.language import content_language, identify_with_margin

SURE_OF_LANGUAGE = 1.5
"""Log-odds from which a message changes a language that was only guessed so far."""
MIN_OWN_WORDS = 3
"""Fewer words change no language: "merci" and "ok" are everybody's."""
MIN_WORDS_IN_FORM = 7
"""Fewer words change none while a question is open: "diplôme d'État 3 ans" is an answer."""
SURE_BESIDE_ARABIZI = 3.0
"""The same for French after Darija in Latin letters, which is full of French words."""
MAX_OWN_WORDS = 30
"""A longer message is an offer that was pasted more often than not: its language is not theirs."""


class Speech:
    """Tells languages, for one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        """Take the names of countries: "canada" is said in every language."""
        self._countries: Gazetteer = gazetteers(content)["country"]

    def heard(self, words: str, slots: Mapping[str, Any], *, own: bool) -> tuple[str, str | None]:
        """Return the variety of a message, and the language to go on in if it tells a new one.

        Args:
            words: The message.
            slots: What is known of the person.
            own: Whether the words are theirs, and not those of a file.
        """
        variety, _ = identify_with_margin(words)
        if slots.get("language_confirmed"):
            return variety, None
        if slots.get("language") is None:
            return variety, content_language(variety)
        rest = self._without_names(words)
        least = MIN_WORDS_IN_FORM if slots.get("pending") else MIN_OWN_WORDS
        enough = least <= len(rest.split()) <= MAX_OWN_WORDS
        if not own or not enough:
            return variety, None
        told, margin = identify_with_margin(rest)
        borrows = told == "fr" and slots.get("variety") == "ary-Latn"
        sure = SURE_BESIDE_ARABIZI if borrows else SURE_OF_LANGUAGE
        return variety, content_language(told) if margin >= sure else None

    def _without_names(self, words: str) -> str:
        folded = fold_with_positions(words)
        for match in reversed(self._countries.find(folded)):
            start, end = folded.span(match.start, match.end)
            words = f"{words[:start]} {words[end:]}"
        return words
