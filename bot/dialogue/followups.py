"""Short messages whose meaning lies in what was just said, by the exact words of content.

« Combien ? » asks the price of what was spoken of, « et pour le Canada ? » repeats the last
question for Canada; a few words open a list or a count anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from actions import shelf
from actions.commands import WHEN
from actions.country_words import abroad
from actions.scene import URGENT
from bot.content.model import Snapshot
from bot.content.reply import Choice
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.guided import is_quantity
from bot.dialogue.typed import TypedChoices
from bot.dialogue.weighing import FRAUD
from bot.text.folding import fold
from bot.text.retrieval import QuestionIndex

OFFER, CHECK = "share_offer", "check_offer"
NO_ANSWER = frozenset({*URGENT, OFFER})
"""What may have been spoken of without an answer that could be said at greater length."""
MIN_NEAR_WORDS = 3
"""Words of a phrase that is also known in nearly the same words."""
MAX_WORDS_BESIDE = 5
"""Words beside a country, in a message that means nothing else, that do not make it another."""
_PUNCTUATION = str.maketrans(dict.fromkeys("?!.,;:()\"'-", " "))

Parsed = Mapping[str, Any]


@dataclass(frozen=True)
class _Followup:
    phrases: frozenset[str]
    means: Mapping[str, str]
    deed: str | None
    args: Mapping[str, str]
    anywhere: bool
    when: str | None

    def fits(self, slots: Mapping[str, Any]) -> bool:
        """Tell whether its deed makes sense now."""
        if self.when is not None:
            return WHEN[self.when](slots)
        spoken_of = (slots.get("topic") or {}).get("intent")
        return self.anywhere or (bool(spoken_of) and spoken_of not in NO_ANSWER)

    def press(self, text: str, slots: Mapping[str, Any]) -> Choice:
        """Return the deed; one that is not said anywhere is about what was spoken of."""
        topic = {} if self.anywhere or self.when else slots.get("topic") or {}
        spoken_of = {k: topic[k] for k in ("intent", "country") if topic.get(k)}
        return Choice(text, self.deed or "", {**self.args, **spoken_of})


class Followups:
    """The follow-ups of one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        """Take the words; a folder without the file has none."""
        document = content.shared.get("followups")
        data = document.data if document else {"fillers": {}, "followups": {}}
        fillers = (word for words in data["fillers"].values() for word in words)
        self._fillers = frozenset(part for word in fillers for part in _plain(word).split())
        self._typed = TypedChoices(content, self._fillers)
        self._rows = [_read(row) for row in data["followups"].values()]
        corrections = (w for words in data.get("corrections", {}).values() for w in words)
        self._corrections = frozenset(_plain(word) for word in corrections)
        self._sayings = QuestionIndex(
            (str(number), phrase)
            for number, row in enumerate(self._rows)
            for phrase in row.phrases
            if row.anywhere and len(phrase.split()) >= MIN_NEAR_WORDS
        )

    def press(self, text: str, slots: Mapping[str, Any]) -> Choice | None:
        """Return the deed of a choice that is typed, or that a follow-up asks for ("more")."""
        typed = self._typed.find(text, slots.get("shown") or ())
        if typed is not None and not is_quantity(text, slots):
            return typed
        plain = _plain(text)
        for row in self._rows:
            if row.deed and plain in row.phrases and row.fits(slots):
                return row.press(text, slots)
        return None

    def titled(self, text: str, slots: Mapping[str, Any]) -> Choice | None:
        """Return the deed of the choice shown last whose whole title stands in a message."""
        return self._typed.within(text, slots.get("shown") or ())

    def nearly(self, text: str, slots: Mapping[str, Any], least: float) -> Choice | None:
        """Return the deed of what may be said anywhere, in nearly the words of content.

        Args:
            text: The message.
            slots: What is known of the conversation.
            least: The likeness that is asked for, 0 to 1.
        """
        saying = self._sayings.nearest(text)
        if saying is None or saying.score < least:
            return None
        return self._rows[int(saying.id)].press(text, slots)

    def corrects(self, text: str) -> bool:
        """Tell whether a message begins as a correction does: "non, plutôt …", "en fait …"."""
        plain = f"{_plain(text)} "
        return any(plain.startswith(f"{words} ") for words in self._corrections)

    def followed(self, text: str, parsed: Parsed, topic: str | None) -> str | None:
        """Return the intent of a follow-up to the last answer."""
        if topic is None:
            return None
        plain = _plain(text)
        for row in self._rows:
            if plain in row.phrases and topic in row.means:
                return row.means[topic]
        named = [e for e in parsed["entities"] if e["entity"] == "country" and "start" in e]
        regions = shelf.regions().find(text)
        # Nothing of a fraud or an offer is asked of a country; "safi" is a town, and "enough".
        placed = regions or any(abroad(e["value"]) for e in named)
        if topic in {FRAUD, OFFER} or not placed:
            return None
        spans = [*((e["start"], e["end"]) for e in named), *((r.start, r.end) for r in regions)]
        rest = text
        for start, end in sorted(spans, reverse=True):
            rest = f"{rest[:start]} {rest[end:]}"
        words = _plain(rest).split()
        unclear = parsed["intent"]["name"] in NOT_UNDERSTOOD and topic not in URGENT
        few = unclear and len(words) <= MAX_WORDS_BESIDE  # "Portugal je t'ai dit. Peniche"
        return topic if few or set(words) <= self._fillers else None


def said_again(text: str, slots: Mapping[str, Any]) -> Choice | None:
    """Return the longer words of the last answer, for whoever did not understand it.

    In a module, and where nothing was answered, the walk knows what to say again.
    """
    topic = slots.get("topic") or {}
    if topic.get("intent") in (None, *NO_ANSWER) or (slots.get("walk") or {}).get("active"):
        return None
    spoken_of = {key: topic[key] for key in ("intent", "country") if topic.get(key)}
    return Choice(text, "answer.more", spoken_of)


def _read(row: Mapping[str, Any]) -> _Followup:
    phrases = (phrase for phrases in row["phrases"].values() for phrase in phrases)
    means = {intent: rule["means"] for rule in row.get("after", ()) for intent in rule["intents"]}
    return _Followup(
        frozenset(_plain(phrase) for phrase in phrases),
        means,
        row.get("deed"),
        dict(row.get("args", {})),
        bool(row.get("anywhere")),
        row.get("when"),
    )


def _plain(text: str) -> str:
    return " ".join(fold(text).translate(_PUNCTUATION).split())
