"""What is said beside a word of politeness, a yes or a no: "merci, et sans intermédiaire ?".

A model tells one meaning of a message, and that of the first words is often the surest.
"""

import re
from collections.abc import Awaitable, Callable, Container, Iterable, Mapping, Sequence
from typing import Any

from actions import shelf
from actions.country_words import named_abroad
from actions.scene import URGENT
from actions.situations import Situation
from bot.content.model import Snapshot
from bot.dialogue.asked_next import asked_next
from bot.dialogue.corrected import BLAMES, CORRECTS, Corrections
from bot.dialogue.denied_words import told_by_words, without_denied
from bot.dialogue.expected import FOR_ONE_MESSAGE, NOT_UNDERSTOOD
from bot.dialogue.faint_danger import no_danger
from bot.dialogue.followups import OFFER
from bot.dialogue.subjects import likely_subject, named_subject
from bot.dialogue.weighing import CALM, NEVER_CALM, SMALL_TALK, lawful
from bot.text.folding import fold_with_positions
from bot.text.words import BOUNDARY, split_words

MIN_WORDS = 3
"""Fewer words behind an opening say nothing of their own ("merci beaucoup à vous")."""
WORDS_OF_A_FACT = 5
"""Words beside thanks that tell something of whoever is in need, though nobody understands them."""
MAX_OPENING = 5
"""Words of the longest opening, or denial."""
AFTER_DENIAL = "after_denial"
"""The key of a message of which only what stands behind a denial is understood."""
_ONLY = r"\b(?:juste|seulement|simplement|ghir|gher|just|only)\b|(?<!\w)(?:غير|فقط)(?!\w)"
_TURN = re.compile(rf"[,،;؛.!\n]+|{_ONLY}|\b(?:mais|walakin|but)\b|(?<!\w)(?:لكن|ولكن|بل)(?!\w)")
"""Where a denial ends and what is meant begins."""
_ASKS_ONLY = re.compile(_ONLY)
_ASKS = ("?", "؟")
COUNSELLOR, WAITS = "talk_to_counsellor", "waits"
"""What who waits for a counsellor speaks of, and the slot that tells that one was asked for."""
SURE_OF_REST = 0.45
"""Confidence from which what stands behind an opening is what the message means."""


Understand = Callable[[str], Awaitable[dict[str, Any]]]


class Openings:
    """The openings of one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        """Take the words; a folder without the file has none."""
        document = content.shared.get("followups")
        data = document.data if document is not None else {}
        self._openings = _phrases(data.get("openings", {}))
        self._denials = _phrases(data.get("denials", {}))

    def denies(self, text: str) -> bool:
        """Tell whether a message begins as that of somebody who was misunderstood does."""
        words = tuple(w for w in _words(text) if w != BOUNDARY)
        return _begun(words, self._denials) > 0

    def fact_behind(self, text: str) -> str | None:
        """Return the fact that stands behind "no, it is not that", if it is not "I only ask"."""
        split = split_words(fold_with_positions(text))
        places = [at for at, word in enumerate(split.words) if word != BOUNDARY]
        behind = places[_begun([split.words[at] for at in places], self._denials) :]
        if len(behind) < MIN_WORDS or _ASKS_ONLY.search(text.lower()):
            return None
        return text[split.typed_place(behind[0], behind[-1])[0] :]

    def after_denial(
        self, text: str, slots: Mapping[str, Any], *, calm: bool = False
    ) -> str | None:
        """Return what stands behind "no, it is not that" in danger or after a fraud, if anything.

        "la machi f khatar, ghir sou2al 3la lkhdma": the question stands behind a comma or "only".

        Args:
            text: The message.
            slots: What was spoken of stands in `topic`.
            calm: Whether its words say that nothing threatens, whatever was spoken of.
        """
        topic = slots.get("topic") or {}
        if topic.get("situation") in NEVER_CALM:
            return None
        if not calm and (topic.get("intent") not in URGENT or not self.denies(text)):
            return None
        beside = without_denied(text, topic)
        parts = [part.strip() for part in _TURN.split(beside or text) if part.strip()]
        rest = parts[-1] if len(parts) > (1 if beside is None else 0) else ""
        return rest if len(rest.split()) >= MIN_WORDS else None

    def behind(self, text: str, parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> str | None:
        """Return what a message says that was understood as small talk, without its politeness.

        None where it says nothing else, or where a yes or a no answers what was just asked.
        """
        awaited = (slots.get("pending") or {}).get("kind") in FOR_ONE_MESSAGE
        if awaited or parsed["intent"]["name"] not in SMALL_TALK:
            return None
        split = split_words(fold_with_positions(text))
        places = [at for at, word in enumerate(split.words) if word != BOUNDARY]
        words = [split.words[at] for at in places]
        first, last = 0, len(words)
        while (length := _begun(words[first:last], self._openings)) > 0:
            first += length
        while (length := _ended(words[first:last], self._openings)) > 0:
            last -= length
        if last - first == len(words) or last - first < MIN_WORDS:
            return None
        start, end = split.typed_place(places[first], places[last - 1])
        return text[start : end if last < len(words) else len(text)]


async def understand_all(
    understand: Understand,
    openings: Openings,
    corrections: Corrections,
    text: str,
    slots: Mapping[str, Any],
) -> dict[str, Any]:
    """Understand a message; what stands behind a word of politeness, or a no, comes before it.

    Of whoever corrects what was misheard, only what they ask for is understood.
    """
    topic = slots.get("topic") or {}
    parsed, told = await understand(text), told_by_words(text, topic)
    if says_unanswered(corrections, text, told, slots):
        told = None
    calm = told.id == CALM if told is not None else no_danger(text, topic)
    asked = openings.after_denial(text, slots, calm=calm)
    if asked is not None and shelf.situations().find(asked) is None:
        meant = await understand(corrections.wanted(asked) or asked)
        heard = says_something(meant) or _names_a_subject(meant)
        asks = asked.endswith(_ASKS) or len(asked.split()) >= WORDS_OF_A_FACT
        asked_again = calm and asks and not no_danger(asked, topic)  # what was meant by it
        if asked_again and not heard and named_abroad(meant["entities"], asked) is not None:
            meant = lawful(meant)  # "what is needed for Canada?"
        if meant["intent"]["name"] not in URGENT and (heard or asked_again):
            return {**meant, AFTER_DENIAL: True}
    wanted = corrections.wanted(text) if slots.get("topic") or slots.get("unsure") else None
    if wanted and (told is None or shelf.situations().find(wanted) == told):
        blames = corrections.blames(text, of_offer=topic.get("intent") == OFFER)
        return {**await understand(wanted), CORRECTS: True, BLAMES: blames}
    rest = openings.behind(text, parsed, slots)
    if rest is None or told is not None:
        return parsed  # "brother" is a word of politeness, and somebody at sea
    meant = await understand(rest)
    more = says_something(meant) or _goes_on(rest, meant, slots) or _names_a_subject(meant)
    return meant if more else parsed


def says_unanswered(
    corrections: Corrections, text: str, told: Situation | None, slots: Mapping[str, Any]
) -> bool:
    """Tell whether somebody protests that Rihla did not answer, or misheard.

    It sounds like who waits for a counsellor; it is so only where one was asked for.
    """
    waits = told is not None and told.about == COUNSELLOR
    if (told is not None and not waits) or (waits and slots.get(WAITS)):
        return False
    begun = slots.get("topic") or (told is None and slots.get("introduced"))
    return bool(begun) and corrections.protests(text)


def says_something(parsed: Mapping[str, Any]) -> bool:
    """Tell whether what stands behind an opening means something of its own."""
    intent, confidence = parsed["intent"]["name"], parsed["intent"].get("confidence")
    return intent not in SMALL_TALK | NOT_UNDERSTOOD and float(confidence or 0.0) >= SURE_OF_REST


def _names_a_subject(parsed: dict[str, Any]) -> bool:
    return (named_subject(parsed) or likely_subject(parsed)) is not None


def _goes_on(rest: str, meant: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether somebody in need says more than thanks: what they ask next, or a fact."""
    urgent = (slots.get("topic") or {}).get("intent") in URGENT
    asked = urgent and asked_next(meant, slots, None) is not None
    return asked or (urgent and len(rest.split()) >= WORDS_OF_A_FACT)


def _phrases(rows: Mapping[str, Iterable[str]]) -> frozenset[tuple[str, ...]]:
    return frozenset(_words(phrase) for phrases in rows.values() for phrase in phrases)


def _begun(words: Sequence[str], phrases: Container[tuple[str, ...]]) -> int:
    """Return how many words the longest phrase has that words begin with."""
    sizes = range(min(MAX_OPENING, len(words)), 0, -1)
    return next((size for size in sizes if tuple(words[:size]) in phrases), 0)


def _ended(words: Sequence[str], phrases: Container[tuple[str, ...]]) -> int:
    """Return how many words the longest phrase has that words end with."""
    sizes = range(min(MAX_OPENING, len(words)), 0, -1)
    return next((size for size in sizes if tuple(words[-size:]) in phrases), 0)


def _words(phrase: str) -> tuple[str, ...]:
    return split_words(fold_with_positions(phrase)).words
