"""Danger that is none: a figure of speech, a joke, what the model hears faintly in another talk.

"Prisonnière de mon job mdr", "je risque rien", a pupil who asks what becomes of a bad mark: nobody
is asked there whether they are in danger. Death, poison and gas are never taken lightly.
"""

import re
from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.glue_situations import denied_today
from actions.scene import URGENT
from actions.situations import Situation
from bot.dialogue.corrected import CORRECTS
from bot.dialogue.denied_words import without_denied
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.subjects import FALLBACK, NEEDED_NEXT, is_answer
from bot.dialogue.trades import with_trade
from bot.dialogue.weighing import CALM, DENY, DISTRESS, NEVER_CALM, SURE_OF_DANGER, SURE_OF_OTHER
from bot.text.folding import fold

LEFT_OUT = "left_out"
"""The key of what was spoken of under which situations stand that are not meant."""
SAFE, JOKE, NO_JOKE = "no_danger", "joke", "no_joke"
"""Lists of words that, right after danger, say that nothing threatens the writer, or that it was a
joke or a figure of speech; and that it is none."""
STAYS = "stays"
"""The key of a message whose writer will not go, and asks something else."""
NOT_LEAVING, BEFORE_LEAVING = "not_leaving", frozenset({"minor_leaving", "leaving_soon"})
"""A list of words of whoever will not go, and the situations that end with them."""
NO_GOOD_NEWS = frozenset({"poisoned", "gas"})
"""Situations after which "I threw up, it is better" changes nothing: the hospital stays."""
FIGURES = frozenset({"captive", "followed", "arrested"})
"""Situations whose words are figures of speech, too: "prisoner of my job", "in jail here"."""
FIGURE = "figures"
"""A list of figures of speech: "the rent kills me", "in the jail of routine". What else the message
asks is heard, where no phrase tells of a danger beside them, and nobody says "I am not joking"."""
FAINT = 0.6
"""Confidence below which danger, or a fraud, right after an answer is not asked about, where no
example of one is like the message, and it names a trade or is like a question of ours."""
SURELY = 1.01
"""Above every confidence: a figure of speech is none, however surely danger is heard in it."""
FEW_WORDS = 3
"""So few words left of a correction say too little to tell of danger."""
_LAUGHS = re.compile(
    r"\b(?:mdr+|ptdr+|lo+l|xd+|l?mao|h{3,}|(?:ha){2,}h?|(?:he){2,}h?|(?:ja){2,})\b|\u0647{3,}|[😂🤣😅😆😹]",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"enferm|frapp|batt|viol|menac|passeport|a cle\b|coups|ambassade|consulat|au secours"
    r"|ضرب|حبسني|ساروت|جواز|باسبور|سفارة|قنصلي|مقفل|يهدد"
    r"|kaydreb|drebni|kayhed|passport|paspor|sad[ed]?\w* 3li"
)
"""Pieces of words beside which nothing is taken for a figure of speech."""
_CLAUSE = re.compile(r"(?<=[.!?؟,،;؛\n])")
_ASKS = ("?", "؟")

Parsed = dict[str, Any]


def laughs(text: str) -> bool:
    """Tell whether somebody laughs in a message."""
    return _LAUGHS.search(text) is not None


def no_danger(text: str, topic: Mapping[str, Any]) -> bool:
    """Tell whether somebody says, right after danger, that nothing threatens; a question does not.

    Of a relative in danger, "I am fine" says nothing; "nobody is" does. Right after a fraud,
    "nobody cheated me" is believed.
    """
    if without_denied(text, topic) is not None:
        return not shelf.has_words(NO_JOKE, text)
    if topic.get("intent") != DISTRESS or topic.get("situation") in NEVER_CALM:
        return False
    parts = [part for part in map(str.strip, _CLAUSE.split(text)) if not part.endswith(_ASKS)]
    if shelf.has_words(NO_JOKE, text) or not parts:
        return False
    if any(shelf.has_words(JOKE, part) for part in parts):
        return True
    if stays(text, topic):
        return True
    another = topic.get("relative") or shelf.whom().names_a_relative(text)
    return not another and any(shelf.has_words(SAFE, part) for part in parts)


def stays(text: str, topic: Mapping[str, Any]) -> bool:
    """Tell whether somebody says, before a boat or a near departure, that they will not go."""
    before = topic.get("situation") in BEFORE_LEAVING and not topic.get("relative")
    return before and shelf.has_words(NOT_LEAVING, text)


def situation_told(parsed: Parsed, topic: Mapping[str, Any]) -> Situation | None:
    """Return the situation that the words of a message tell of, if they mean it.

    Args:
        parsed: The message as the model understood it.
        topic: What is spoken of, and what of it is not meant.
    """
    text, intent = str(parsed["text"]), parsed["intent"]["name"]
    rest = without_denied(text, topic)
    found = _told_beside_figures(text if rest is None else rest, topic)
    sure = rest is None and intent in URGENT and _confidence(parsed) >= SURE_OF_DANGER
    joked = found is not None and found.id == topic.get("situation") and shelf.has_words(JOKE, text)
    if (found is None or joked) and not sure and no_danger(text, topic):
        return shelf.situations().get(CALM)
    if topic.get("situation") in NO_GOOD_NEWS and (found is None or found.about == DENY):
        return shelf.situations().get(str(topic["situation"])) if found is not None else None
    figure = found is not None and found.id in FIGURES and laughs(text)
    return None if figure and intent not in URGENT else found


def without_faint_danger(
    parsed: Parsed, slots: Mapping[str, Any], topic: Mapping[str, Any]
) -> Parsed:
    """Return a message without the danger, or the fraud, that is heard too faintly in it.

    Args:
        parsed: The message as the model understood it.
        slots: Whether danger was denied today stands in `grave`.
        topic: What is spoken of.
    """
    text, intent = str(parsed["text"]), parsed["intent"]["name"]
    if intent not in URGENT or topic.get("intent") in URGENT:
        return parsed
    denied = slots.get("grave") == denied_today() and intent == DISTRESS
    few = bool(parsed.get(CORRECTS)) and len(text.split()) <= FEW_WORDS
    asks_on = is_answer(topic.get("intent")) and _asks_of_ours(parsed)
    rest = _without_figures(text) if intent == DISTRESS else None
    figure = rest is not None and shelf.asks().told(rest, DISTRESS) is None
    least = SURELY if figure else SURE_OF_DANGER if denied or few else FAINT if asks_on else 0.0
    if _confidence(parsed) >= least:
        return parsed
    if _told_beside_figures(text, topic) is not None:
        return parsed
    if not (few or figure) and shelf.asks().find(text, intent) is not None:
        return parsed
    denied = denied or figure or shelf.has_words(SAFE, text)
    ranking = parsed.get("intent_ranking") or ()
    calm = [row for row in ranking if row["name"] not in URGENT]
    best: Mapping[str, Any] = calm[0] if calm else {"name": None, "confidence": 0.0}
    heard = best["name"] not in NOT_UNDERSTOOD and best["confidence"] >= SURE_OF_OTHER
    meant = best if heard else {**best, "name": FALLBACK}
    return {**parsed, "intent": meant, "intent_ranking": calm if denied else ranking}


def _told_beside_figures(text: str, topic: Mapping[str, Any]) -> Situation | None:
    """Return the situation that the words of a message tell of beside its figures of speech."""
    left_out = topic.get(LEFT_OUT, ())
    found, rest = shelf.situations().find(text, left_out), _without_figures(text)
    told = found if rest is None else shelf.situations().find(rest, left_out)
    return None if told is None else found


def _without_figures(text: str) -> str | None:
    """Return what a message says beside its figures of speech; None where it has none."""
    folded, start, beside = fold(text), 0, []
    real = shelf.has_words(NO_JOKE, text) or _HARM.search(folded) is not None
    figures = () if real else shelf.places_in(FIGURE, folded)
    for figure in figures:
        beside.append(folded[start : figure.start])
        start = max(start, figure.end)
    return " ".join((*beside, folded[start:])) if figures else None


def _asks_of_ours(parsed: Parsed) -> bool:
    """Tell whether a message names a trade, or is like a question that has an answer."""
    like = shelf.topics().like(str(parsed["text"]))
    return bool(with_trade(parsed)) or (like is not None and like.leaning >= NEEDED_NEXT.unclear)


def _confidence(parsed: Parsed) -> float:
    return float(parsed["intent"].get("confidence") or 0.0)
