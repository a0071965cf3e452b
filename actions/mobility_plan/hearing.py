"""What a typed message says to the form: an answer, a correction, a word on the form, or nothing.

« infirmière, 5 ans » answers two questions; « non, plutôt la Belgique » and « لا، بلجيكا أحسن »
change an earlier answer, whatever is asked now; a question is nobody's answer and gets its own.
What no rule can tell is asked again: no word that merely sounds like one skips a question.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from actions.mobility_plan import bands
from actions.mobility_plan.figures import FigureReader, Figures
from actions.mobility_plan.levels import NO_LEVEL, LevelReader
from actions.mobility_plan.listening import (
    NONE_OPTIONS,
    Entities,
    Names,
    OptionFinder,
    levels_asked,
    names_in,
)
from actions.mobility_plan.outline import Asked, Outline
from actions.mobility_plan.project import LANGUAGE_QUESTION, Project
from actions.mobility_plan.speech import Speech
from bot.content.model import Snapshot
from bot.text.folding import fold

MAX_ANSWER_WORDS = 25
"""A longer message is a story or an offer, not an answer."""
MAX_TRADE_WORDS = 6
"""A message of so few words that means nothing else is a trade that nobody listed."""
MAX_AROUND_SKIP = 3
"""So many words may stand around « je ne sais pas » and it still passes a question over."""
MAX_LANGUAGE_WORDS = 3
"""A bare « en arabe svp » is no longer; a longer wish for a language has a verb."""
NOT_UNDERSTOOD = frozenset({"", "nlu_fallback", "out_of_scope"})
LEVELS = (LANGUAGE_QUESTION, "english")
UNSURE = "unsure"
"""What the model makes of a word on the form that it is not sure of."""
ELSEWHERE = frozenset({"share_offer", "talk_to_counsellor", "delete_my_data", "export_my_data"})
"""Intents that are nobody's answer, unless the message is as short as one."""
WORDS_OF_FORM = {
    "next": "skip",
    "deny": "skip",
    "go_back": "back",
    "repeat": "again",
    "affirm": "kindly",
    "greet": "greet",
    "pause": "stop",
    UNSURE: "kindly",
}
"""Intents that are said to the form while a question is open."""
_MAY_NAME = NOT_UNDERSTOOD | frozenset(WORDS_OF_FORM) | {"change_language"}
"""Intents with which a country or a trade that nobody asked for is told, and not asked about."""


@dataclass(frozen=True)
class Heard:
    """What a message says to the form: answers, or a word on the form itself.

    Attributes:
        answers: Question to the id of the answer.
        wish: "skip", "back", "again", "kindly", "greet", "stop", "language" or "change"; empty
            where answers speak, or nothing was clear.
        about: The language, or the question to change, that a wish is about.
        guessed: Whether « non » or a sum had to be read as an answer, which is then said.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    wish: str = ""
    about: str = ""
    guessed: bool = False


@dataclass(frozen=True)
class Message:
    """A message, with what was found in it."""

    words: str
    intent: str
    names: Names
    figures: Figures
    corrects: bool
    today: date


class Ear:
    """The ways to say each answer, in every language at once, as people mix them."""

    def __init__(self, content: Snapshot, outline: Outline) -> None:
        """Compile the phrases of every `plan.yaml` of a snapshot."""
        self.outline = outline
        plans = [document.data for document in content.plans.values()]
        self._content_languages = frozenset(content.languages)
        self._speech = Speech(plans)
        self._figures = FigureReader(plans, self._speech)
        self._levels = LevelReader(content, plans, self._speech)
        self._options = OptionFinder(plans, outline, self._speech)

    def hear(
        self, text: str, intent: str, entities: Entities, project: Project, today: date
    ) -> Heard | None:
        """Return what a message says to the form, or None where it speaks of something else."""
        words = self._figures.words(text)
        count = len(words.split())
        if not words or count > MAX_ANSWER_WORDS:
            return None
        wish = self._plainly(words, project.open)
        if wish:
            return Heard(wish=wish)
        if intent in ELSEWHERE and count > MAX_TRADE_WORDS:
            return None
        names = names_in(text, entities, self._speech)
        corrected = self._speech.find("correct", words)
        begins = bool(corrected) and corrected[0].start == 0
        asks = self._speech.find("asks", self._speech.without("skip", words))
        if asks or ("?" in fold(text) and not (begins and names.said)):
            return None
        corrects = bool(corrected) or names.corrects(project.answers)
        message = Message(words, intent, names, self._figures.read(words), corrects, today)
        heard = self._answers(message, project)
        if heard.answers:
            return heard
        changed = self._to_change(message, project)
        return Heard(wish="change", about=changed) if changed else self._steers(message, project)

    def corrections(self, entities: Entities, project: Project) -> Heard:
        """Return the answers that the names in a message change."""
        asked = {one.id for one in self.outline.applicable(project.answers)}
        named = names_in("", entities, self._speech).answers(project.answers)
        return Heard({q: v for q, v in named.items() if q in asked and project.answers.get(q) != v})

    def _plainly(self, words: str, question: str | None) -> str:
        """Return the word on the form that a message is, unless it is an answer as well."""
        if question is None or self._options.find(question, words) is not None:
            return ""
        wishes = ("skip", "stop", "back")
        return next((wish for wish in wishes if self._speech.is_wholly(wish, words)), "")

    def _answers(self, message: Message, project: Project) -> Heard:
        """Return every answer of a message: to the open question, to others, corrections."""
        asked = self.outline.question(project.open or "")
        found: dict[str, str] = {}
        guessed = False
        if asked is not None:
            value = self._said(asked, message, project)
            guessed = asked.id == "means" and bool(message.figures.money(bands.SOME_DIRHAMS))
            if value is None and not self._speaks_of_another(asked, message, project):
                value, guessed = self._options.none_of(asked, message.words), True
            if value is not None:
                found[asked.id] = value
        if asked is None and not message.corrects:
            return Heard()
        found |= self._volunteered(message, project, found)
        if message.corrects and not found:
            found = self._corrected(message, project)
        return Heard(found, guessed=guessed and project.open in found)

    def _said(self, asked: Asked, message: Message, project: Project) -> str | None:
        """Return the answer to the open question that a message names."""
        if asked.id in message.names.said and not self._speech.find("skip", message.words):
            return message.names.answers(project.answers)[asked.id]
        if asked.kind == "level":
            return self._level(asked.id, message, project)
        by_number = bands.answer(
            asked.id, message.figures, message.today, asked=True, paying=self._pays(message)
        )
        return by_number or self._options.find(asked.id, message.words)

    def _level(self, question: str, message: Message, project: Project) -> str | None:
        wanted = {q: tongue for tongue, q in levels_asked(self.outline, project.answers).items()}
        levels = self._levels.read(message.words)
        tongues = {wanted.get(question), None}
        return next((one.level for one in levels if one.language in tongues), None)

    def _speaks_of_another(self, asked: Asked, message: Message, project: Project) -> bool:
        """Tell whether a "no, nothing" is about another language, or another question."""
        subjects = {subject.id for subject in self._speech.subjects(message.words)}
        if subjects and asked.id not in subjects:
            return True
        named = {match.id for match in self._levels.languages(message.words)}
        of_language = levels_asked(self.outline, project.answers)
        return asked.kind == "level" and bool(named) and asked.id not in map(of_language.get, named)

    def _volunteered(
        self, message: Message, project: Project, found: Mapping[str, str]
    ) -> dict[str, str]:
        """Return what a message says beside the open question, plainly enough to be kept.

        Only a correction changes what was answered before: « un diplôme d'infirmier » does not.
        """
        answers = {**project.answers, **found}
        asked = {one.id for one in self.outline.applicable(answers)} - set(found)
        if not message.corrects:
            asked -= set(project.answers)
        told: dict[str, str] = {}
        for level in self._levels.read(message.words):
            question = levels_asked(self.outline, answers).get(level.language or "")
            if question is not None and (level.level != NO_LEVEL or project.open in LEVELS):
                told.setdefault(question, level.level)
        subjects = {subject.id for subject in self._speech.subjects(message.words)}
        for question in ("experience", "age", "time", "means"):
            if question in subjects or question == "age":
                paying = self._pays(message)
                value = bands.answer(
                    question, message.figures, message.today, asked=False, paying=paying
                )
                told |= {question: value} if value else {}
        if found or message.corrects or message.intent in _MAY_NAME:
            told |= message.names.answers(project.answers)
        return {q: v for q, v in told.items() if q in asked and q != project.open}

    def _corrected(self, message: Message, project: Project) -> dict[str, str]:
        """Return the one earlier answer that words change; none where it is not clear which.

        A bare number changes what was answered last: « ah non, en fait 4 ans ».
        """
        last = next(reversed(list(project.answers)), "")
        by_number = bands.answer(
            last, message.figures, message.today, asked=True, paying=self._pays(message)
        )
        if by_number and by_number != project.answers[last]:
            return {last: by_number}
        rest = self._speech.without("correct", message.words)
        found = {
            question: value
            for question, before in project.answers.items()
            if (value := self._options.find(question, rest)) is not None
            and value != before
            and value not in NONE_OPTIONS
            and question != "means"
        }
        return found if len(found) == 1 else {}

    def _to_change(self, message: Message, project: Project) -> str:
        """Return the answered question to ask anew: « changer le pays », « pas serveur »."""
        if not message.corrects or message.intent == "change_language":
            return ""
        for question, values in message.names.denied.items():
            if project.answers.get(question) in values:
                return question
        short = len(message.words.split()) <= MAX_TRADE_WORDS
        subjects = [one.id for one in self._speech.subjects(message.words)] if short else []
        return next((one for one in subjects if one in project.answers), "")

    def _steers(self, message: Message, project: Project) -> Heard | None:
        """Return what a message without an answer says to the open question."""
        if project.open is None:
            return None
        words, intent = message.words, message.intent
        around = self._speech.without("skip", words)
        fits = len(around.split()) <= MAX_AROUND_SKIP and around != words
        if fits and not intent.startswith("ask_") and not self._levels.languages(words):
            return Heard(wish="skip")
        if intent == "change_language":
            return self._language(words, project)
        if intent in WORDS_OF_FORM:
            return Heard(wish=WORDS_OF_FORM[intent])
        if intent not in NOT_UNDERSTOOD:
            names = {*message.names.said, *message.names.denied}
            return Heard() if message.figures.alone or project.open in names else None
        is_trade = len(words.split()) <= MAX_TRADE_WORDS and not message.figures.alone
        other = self._speech.find("none", words) or message.names.said or message.names.denied
        if project.open == "trade" and is_trade and not other:
            return Heard(answers={"trade": "other"})
        return Heard()

    def _language(self, words: str, project: Project) -> Heard | None:
        """Return whether a message really asks for another language; None for one we lack."""
        named = [match.id for match in self._levels.languages(words)]
        asks = self._speech.asks_to_switch(words)
        if asks is None:
            of_question = {q: t for t, q in levels_asked(self.outline, project.answers).items()}
            short = len(words.split()) <= MAX_LANGUAGE_WORDS
            tells = of_question.get(project.open or "") in named or self._levels.read(words)
            asks = short and bool(named) and not tells
        if not asks:
            return Heard()
        known = next((one for one in named if one in self._content_languages), None)
        return Heard(wish="language", about=known) if known else None

    def _pays(self, message: Message) -> bool:
        return bool(self._speech.find("fees", message.words))
