"""What a typed message says to the form: an answer, a correction, a word on the form, or nothing.

« infirmière, 5 ans » answers two questions; « non, plutôt la Belgique » and « لا، بلجيكا أحسن »
change an earlier answer, whatever is asked now; a question is nobody's answer and gets its own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.mobility_plan.outline import HOME, Outline
from actions.mobility_plan.project import DESTINATION, LANGUAGE_QUESTION, Project
from bot.content.model import Snapshot
from bot.text.folding import fold
from bot.text.gazetteer import Gazetteer

MAX_ANSWER_WORDS = 25
"""A longer message is a story or an offer, not an answer."""
MAX_TRADE_WORDS = 6
"""A message of so few words that means nothing else is a trade that nobody listed."""
NOT_UNDERSTOOD = frozenset({"", "nlu_fallback", "out_of_scope"})
ELSEWHERE = frozenset({"share_offer", "talk_to_counsellor", "delete_my_data", "export_my_data"})
"""Intents that are nobody's answer, unless the message is as short as one."""
_WORDS_OF_FORM = {
    "next": "skip",
    "deny": "skip",
    "go_back": "back",
    "repeat": "again",
    "affirm": "again",
}
"""Intents that are said to the form while a question is open."""
_LEVELS = (LANGUAGE_QUESTION, "english")
_MARKS = str.maketrans(dict.fromkeys("?!.,;:()\"'-«»/", " "))
_AGE = re.compile(r"(?<!\d)(1[89]|[2-6]\d)(?!\d)")
_AGE_BANDS = ((35, "under_35"), (40, "from_35"), (45, "from_40"))

Entities = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Heard:
    """What a message says to the form: answers, or a word on the form itself.

    Attributes:
        answers: Question to the id of the answer.
        wish: "skip", "back", "again" or "stop"; empty where answers speak, or nothing was clear.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    wish: str = ""


class Ear:
    """The ways to say each answer, in every language at once, as people mix them."""

    def __init__(self, content: Snapshot, outline: Outline) -> None:
        """Compile the phrases of every `plan.yaml` of a snapshot."""
        self.outline = outline
        plans = [document.data for document in content.plans.values()]
        self._options = {
            asked.id: Gazetteer(_ways_to_say(plans, asked.id))
            for asked in outline.asked
            if asked.kind != "country"
        }
        self._speech = {
            name: Gazetteer(
                (name, plain(way)) for plan in plans for way in plan["speech"][name]["says"]
            )
            for name in ("correct", "asks")
        }
        self._whole = {
            name: frozenset(plain(way) for plan in plans for way in plan["speech"][name]["says"])
            for name in ("skip", "stop", "back")
        }

    def hear(self, text: str, intent: str, entities: Entities, project: Project) -> Heard | None:
        """Return what a message says to the form, or None where it speaks of something else."""
        words = plain(text)
        if not words or len(words.split()) > MAX_ANSWER_WORDS:
            return None
        if project.open is not None:
            for name in ("skip", "stop", "back"):
                if words in self._whole[name] and not self._says(project.open, words):
                    return Heard(wish=name)
        if intent in ELSEWHERE and len(words.split()) > MAX_TRADE_WORDS:
            return None
        corrected = self._speech["correct"].find(words)
        begins = bool(corrected) and corrected[0].start == 0
        if "?" in fold(text) or (self._speech["asks"].find(words) and not begins):
            return None
        corrects = bool(corrected)
        answers = self._answers(words, entities, project, corrects=corrects)
        if answers:
            return Heard(answers=answers)
        if project.open is None:
            return None
        if intent in _WORDS_OF_FORM:
            return Heard(wish=_WORDS_OF_FORM[intent])
        if intent == "pause":
            return Heard(wish="stop")
        if intent not in NOT_UNDERSTOOD:
            return None
        if project.open == "trade" and len(words.split()) <= MAX_TRADE_WORDS:
            return Heard(answers={"trade": "other"})
        return Heard()

    def corrections(self, entities: Entities, project: Project) -> Heard:
        """Return the answers that the names in a message change."""
        asked = {one.id for one in self.outline.applicable(project.answers)}
        named = {q: v for q, v in _named(entities).items() if q in asked}
        return Heard({q: v for q, v in named.items() if project.answers.get(q) != v})

    def _answers(
        self, words: str, entities: Entities, project: Project, *, corrects: bool
    ) -> dict[str, str]:
        named = _named(entities)
        found: dict[str, str] = {}
        if project.open is not None:
            value = named.get(project.open) or self._said(project.open, words, entities)
            if value is not None:
                found[project.open] = value
        if not found and project.open in _LEVELS:  # asked for German, told of English
            found = {q: named[q] for q in _LEVELS if q in named}
        if not corrects and not found:
            return {}
        asked = {one.id for one in self.outline.applicable({**project.answers, **found})}
        if not corrects:  # "un diplôme de technicien" does not change a trade given before
            asked -= set(project.answers)
        found |= {q: v for q, v in named.items() if q in asked and q not in found}
        if corrects and not found:
            found = self._corrected(words, project)
        return found

    def _said(self, question: str, words: str, entities: Entities) -> str | None:
        """Return the answer to a question that words name."""
        asked = self.outline.question(question)
        if asked is None or asked.kind == "country":
            return None
        if question == "age":
            return _age_band(words)
        if asked.kind == "level":
            # The other language may be named in the same breath.
            wanted = "en" if question == "english" else None
            levels = _levels(entities, wanted)
            if any(entity.get("entity") == "level" for entity in entities):
                return levels[0] if levels else None
        return self._says(question, words)

    def _says(self, question: str, words: str) -> str | None:
        gazetteer = self._options.get(question)
        matches = gazetteer.find(words) if gazetteer else []
        best = max(matches, key=lambda m: m.end - m.start, default=None)
        return best.id if best else None

    def _corrected(self, words: str, project: Project) -> dict[str, str]:
        """Return the one earlier answer that words change; none where it is not clear which."""
        rest = _without(words, self._speech["correct"])
        found = {
            question: value
            for question, before in project.answers.items()
            if (value := self._says(question, rest)) is not None and value != before
        }
        return found if len(found) == 1 else {}


def plain(text: str) -> str:
    """Return a text folded, without punctuation."""
    return " ".join(fold(text).translate(_MARKS).split())


def _ways_to_say(plans: Iterable[Mapping[str, Any]], question: str) -> list[tuple[str, str]]:
    table = LANGUAGE_QUESTION if question == "english" else question
    return [
        (option, plain(way))
        for plan in plans
        for option, row in plan["options"].get(table, {}).items()
        for way in (row["text"], *row["says"])
    ]


def _named(entities: Entities) -> dict[str, str]:
    """Return the questions that the names in a message answer: country, trade, level."""
    found: dict[str, str] = {}
    for entity in entities:
        kind, value = entity.get("entity"), str(entity.get("value"))
        if kind == "country" and value != HOME:
            found.setdefault(DESTINATION, value)
        elif kind == "occupation":
            found.setdefault("trade", value)
    levels = _levels(entities, None)
    english = _levels(entities, "en")
    if levels:
        found[LANGUAGE_QUESTION] = levels[0]
    if english:
        found["english"] = english[0]
    return found


def _levels(entities: Entities, language: str | None) -> list[str]:
    """Return the levels said of a language: of English, or (None) of any other.

    A level belongs to the language named nearest to it; English alone is not the other one.
    """
    languages = [e for e in entities if e.get("entity") == "language" and "start" in e]
    found = []
    for entity in entities:
        if entity.get("entity") != "level":
            continue
        nearest = min(
            languages, key=lambda e: abs(e["start"] - entity.get("start", 0)), default=None
        )
        spoken = nearest["value"] if nearest else None
        if (spoken == "en") == (language == "en") or (language == "en" and spoken is None):
            level = str(entity["value"])
            found.append("C1" if level == "C2" else level)
    return found


def _age_band(words: str) -> str | None:
    match = _AGE.search(words)
    if match is None:
        return None
    age = int(match.group())
    return next((band for limit, band in _AGE_BANDS if age < limit), "from_45")


def _without(words: str, gazetteer: Gazetteer) -> str:
    for match in reversed(gazetteer.find(words)):
        words = f"{words[: match.start]} {words[match.end :]}"
    return " ".join(words.split())
