"""In which language to answer somebody, from their own words."""

from collections.abc import Mapping
from typing import Any

from bot.content.model import Snapshot
from bot.content.names import gazetteers
from bot.dialogue.offers_told import is_whole_offer
from bot.text.folding import fold_with_positions
from bot.text.gazetteer import Gazetteer
from bot.text.language import (
    DARIJA_IN_LATIN,
    content_language,
    identify_with_margin,
    leaning_to_darija,
)

SURE_OF_LANGUAGE = 1.5
"""Log-odds from which a message changes a language that was only guessed so far."""
SURE_OF_DARIJA = 4.0
"""Log-odds, pieces of words counted, from which a message in Latin letters is surely Darija …"""
DARIJA_AFTER_ADVERT = 2.0
"""… and those that are enough where only an advert was sent so far. (Of 455 messages in French of
the tests none leans so far, and 97 of 100 in Darija do.)"""
MIN_OWN_WORDS = 3
"""Fewer words change no language: "merci" and "ok" are everybody's."""
MIN_WORDS_IN_FORM = 7
"""Fewer words change none while a question is open: "diplôme d'État 3 ans" is an answer."""
SURE_BESIDE_ARABIZI = 3.0
"""The same for French after Darija in Latin letters, which is full of French words."""
MAX_OWN_WORDS = 30
"""A longer message is an offer that was pasted more often than not: its language is not theirs."""
MIN_ADVERT_WORDS = 10
"""Fewer words are no advert."""
OF_OFFER = "offer"
"""What `pending` says after an offer: any sentence may answer that, as in no form."""


class Speech:
    """Tells languages, for one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        """Take the names of countries: "canada" is said in every language."""
        self._countries: Gazetteer = gazetteers(content)["country"]

    def heard(
        self, words: str, slots: Mapping[str, Any], *, own: bool
    ) -> tuple[str | None, str | None]:
        """Return the variety of a person's own words, and a language to go on in if they tell one.

        The words of an advert are not theirs: until somebody wrote some of their own there is no
        variety, and the language of what they sent is a guess that gives way at once.

        Args:
            words: The message.
            slots: What is known of the person.
            own: Whether the words are theirs, and not those of a file.
        """
        variety, _ = identify_with_margin(words)
        own = own and not _is_advert(words, variety)
        before = slots.get("variety")
        rest = self._without_names(words)
        size, new = len(rest.split()), slots.get("language") is None
        tells = own and (new or before is not None or size >= MIN_OWN_WORDS)
        theirs = variety if tells else before
        if slots.get("language_confirmed"):
            return theirs, None
        if new:
            return theirs, content_language(variety)
        in_form = (slots.get("pending") or {}).get("kind") not in (None, OF_OFFER)
        least = MIN_WORDS_IN_FORM if in_form else MIN_OWN_WORDS
        if not own or size < least or (size > MAX_OWN_WORDS and before is not None):
            return theirs, None
        if leaning_to_darija(rest) >= (SURE_OF_DARIJA if before else DARIJA_AFTER_ADVERT):
            return theirs, content_language(DARIJA_IN_LATIN)
        told, margin = identify_with_margin(rest)
        borrows = told == "fr" and before == DARIJA_IN_LATIN
        sure = SURE_BESIDE_ARABIZI if borrows else SURE_OF_LANGUAGE
        return theirs, content_language(told) if margin >= sure else None

    def _without_names(self, words: str) -> str:
        folded = fold_with_positions(words)
        for match in reversed(self._countries.find(folded)):
            start, end = folded.span(match.start, match.end)
            words = f"{words[:start]} {words[end:]}"
        return words


def _is_advert(words: str, variety: str) -> bool:
    """Tell whether a message is in the words of others; nobody advertises in Darija and digits."""
    long_enough = len(words.split()) >= MIN_ADVERT_WORDS
    return long_enough and variety != DARIJA_IN_LATIN and is_whole_offer(words)
