"""The parts of hearing: options in people's own words, names of countries and trades, "none"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.mobility_plan.outline import HOME, Asked, Outline
from actions.mobility_plan.project import DESTINATION, LANGUAGE_QUESTION
from actions.mobility_plan.speech import Plans, Speech, plain, table_of
from bot.text.gazetteer import Gazetteer, NameMatch

NONE_OPTIONS = ("none", "A0", "idea")
"""The option that « rien encore » means, where a question has one of them."""
_SAID_BESIDE = frozenset({"stays"})
"""Options that are told beside the name of another: « ma femme reste ici »."""
_QUESTION_OF = {"country": DESTINATION, "occupation": "trade"}

Entities = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Names:
    """Countries and trades that a message names, by the question that they answer.

    Attributes:
        said: Question to what the person says, in the order of their words.
        denied: Question to what they say it is not.
    """

    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    denied: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def answers(self, before: Mapping[str, str]) -> dict[str, str]:
        """Return one name a question; « change la France pour l'Italie » means what is new."""
        return {
            question: next((one for one in named if one != before.get(question)), named[0])
            for question, named in self.said.items()
        }

    def corrects(self, answers: Mapping[str, str]) -> bool:
        """Tell whether an earlier answer is denied and another one said."""
        return any(answers.get(q) in self.denied.get(q, ()) for q in self.said)


def names_in(text: str, entities: Entities, speech: Speech) -> Names:
    """Return the countries and trades of a message; a language is not the country of its name."""
    tongues = [_place(one) for one in entities if one.get("entity") == "language"]
    said: dict[str, tuple[str, ...]] = {}
    denied: dict[str, frozenset[str]] = {}
    done = dict.fromkeys(_QUESTION_OF, 0)
    for one in sorted(entities, key=_place):
        kind, value, (start, end) = str(one.get("entity")), str(one.get("value")), _place(one)
        if kind not in _QUESTION_OF or value == HOME:
            continue
        if any(start < tongue[1] and tongue[0] < end for tongue in tongues):
            continue
        question = _QUESTION_OF[kind]
        if speech.denied(plain(text[done[kind] : start])):
            denied[question] = denied.get(question, frozenset()) | {value}
        else:
            said[question] = (*said.get(question, ()), value)
        done[kind] = end
    return Names(said, denied)


def _place(entity: Mapping[str, Any]) -> tuple[int, int]:
    return int(entity.get("start") or 0), int(entity.get("end") or 0)


class OptionFinder:
    """The ways to say each option, in every language at once."""

    def __init__(self, plans: Plans, outline: Outline, speech: Speech) -> None:
        """Compile the options of every `plan.yaml`."""
        self._speech = speech
        self._finders = {
            asked.id: Gazetteer([*_titles(plans, asked.id), *table_of(plans, "options", asked.id)])
            for asked in outline.asked
            if asked.kind in {"option", "occupation"}
        }

    def find(self, question: str, words: str) -> str | None:
        """Return the option that words name, unless they deny it."""
        finder = self._finders.get(question)
        matches = list(self._speech.affirmed(finder.find(words), words)) if finder else []
        beside = next((match for match in matches if match.id in _SAID_BESIDE), None)
        best = beside or max(matches, key=_length, default=None)
        return best.id if best else None

    def none_of(self, asked: Asked, words: str) -> str | None:
        """Return the option that « non, rien encore » means for a question."""
        option = next((one for one in NONE_OPTIONS if one in asked.options), None)
        bare = self._speech.is_wholly("no", words)
        rest = self._speech.without("skip", words)  # « aucune idée » is not « aucune »
        return option if bare or self._speech.find("none", rest) else None


def levels_asked(outline: Outline, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the language to the question that asks its level, after these answers."""
    asked = {one.id for one in outline.applicable(answers) if one.kind == "level"}
    tongues = {"english": "en", LANGUAGE_QUESTION: outline.language_of(answers.get(DESTINATION))}
    return {tongues[question]: question for question in tongues if question in asked}


def _titles(plans: Plans, question: str) -> list[tuple[str, str]]:
    return [
        (option, plain(row["text"]))
        for plan in plans
        for option, row in plan["options"].get(question, {}).items()
    ]


def _length(match: NameMatch) -> int:
    return match.end - match.start
