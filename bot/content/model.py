"""Content as frozen objects: what the loader makes and everything else reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.content.document import Document
from bot.content.reply import Choice

if TYPE_CHECKING:
    from bot.content.checklists import CheckList
    from bot.content.examples import Example
    from bot.content.media import Media
    from bot.content.sheet import Sheet


class Status(str, Enum):
    """Where a file stands in its life; only published files are shown to people."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    RETIRED = "retired"


class StepKind(str, Enum):
    """What a step of a module is."""

    SAY = "say"
    MEDIA = "media"
    QUIZ = "quiz"
    CHECKLIST = "checklist"
    CHOICE = "choice"
    ASK = "ask"
    HANDOVER = "handover"


class DoneWhen(str, Enum):
    """How many items of a checklist must be ticked for it to count as done."""

    ALL = "all"
    ANY = "any"
    NEVER = "never"


@dataclass(frozen=True)
class Option:
    """An option of a quiz or a choice."""

    id: str
    text: str
    correct: bool = False
    feedback: str = ""
    choice: Choice | None = None


@dataclass(frozen=True)
class Item:
    """An item of a checklist."""

    id: str
    text: str


@dataclass(frozen=True)
class Step:
    """One screen of a module."""

    id: str
    kind: StepKind
    text: str
    source: str | None = None
    story: bool = False
    options: tuple[Option, ...] = ()
    items: tuple[Item, ...] = ()
    retry: int = 0
    done_when: DoneWhen = DoneWhen.NEVER
    media: str | None = None
    if_no_media: str = ""

    def option(self, option_id: str) -> Option | None:
        """Return the option of that id, if the step has it."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True)
class Module:
    """A module of the workshop in one language."""

    id: str
    language: str
    title: str
    summary: str
    aim: str
    order: int
    minutes: int
    status: Status
    sources: tuple[str, ...]
    steps: tuple[Step, ...]
    end_text: str
    next: tuple[str, ...]
    requires: tuple[str, ...] = ()

    def position(self, step_id: str) -> int | None:
        """Return the index of a step, or None where the module has it no more."""
        return next((i for i, step in enumerate(self.steps) if step.id == step_id), None)


@dataclass(frozen=True)
class AnswerText:
    """The words of an answer: short first, more on demand."""

    short: str
    more: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """An answer to one `ask_*` intent, or a topic; the rule may hold everywhere (Moroccan law)."""

    id: str
    language: str
    status: Status
    text: AnswerText
    countries: Mapping[str, AnswerText]
    questions: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    ask_country: bool = False
    holds_everywhere: bool = False


@dataclass(frozen=True)
class ReplyText:
    """A short program reply: one text, or one per plural form."""

    id: str
    text: str
    forms: Mapping[str, str] = field(default_factory=dict)
    plural: str | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Language:
    """A language that Rihla speaks."""

    id: str
    name: str
    direction: str
    plural_forms: tuple[str, ...]
    fallback: str | None = None


@dataclass(frozen=True)
class Source:
    """Where a fact comes from."""

    id: str
    title: str
    publisher: str
    link: str
    kind: str
    accessed: date
    locator: str = ""


@dataclass(frozen=True)
class FactPeriod:
    """One dated value of a fact."""

    value: float | int | str | None
    valid_from: date
    expires: date | None
    source: str


@dataclass(frozen=True)
class Fact:
    """A dated figure of a country; values are sorted by date and never deleted."""

    id: str
    label: Mapping[str, str]
    unit: str
    periods: tuple[FactPeriod, ...]

    def at(self, day: date) -> FactPeriod | None:
        """Return the value in force on a day, or None before the first one."""
        started = [period for period in self.periods if period.valid_from <= day]
        return started[-1] if started else None


@dataclass(frozen=True)
class Contact:
    """A phone number or an address to turn to; `phone` is None where nobody could source one."""

    id: str
    label: Mapping[str, str]
    phone: str | None
    url: str | None
    hours: Mapping[str, str]
    note: Mapping[str, str]
    verified_on: date | None
    source: str | None
    expires: date | None = None


@dataclass(frozen=True)
class Link:
    """An official page."""

    id: str
    label: Mapping[str, str]
    url: str
    source: str | None


@dataclass(frozen=True)
class Country:
    """What is known of a destination: names, dated facts, contacts and portals."""

    id: str
    names: Mapping[str, str]
    currency: str
    facts: Mapping[str, Fact]
    contacts: Mapping[str, Contact]
    links: Mapping[str, Link]


@dataclass(frozen=True)
class Snapshot:
    """All content at one moment. Nothing in it changes; a reload makes another one.

    Attributes:
        number: Grows with each snapshot of the process.
        languages: By id, in the order of `languages.yaml`; the first is the source language.
        replies: Short replies by language and id.
        modules: Modules by language and id, in their order.
        answers: Answers by language and intent.
        countries: Country sheets by ISO 3166 alpha-3 code.
        sources: Registry of sources.
        signs: The sign files, compiled by the sign engine.
        shared: The other shared files by name without suffix (`lists`, `places`, `occupations`).
        plans: Words of the mobility project, by language.
        sheets: What is said of each country, by language and code.
        checks: Lists to go through before paying, signing, leaving, by language and id.
        examples: Examples of families of trades, by language.
        media: Files of the modules that are there to be shown, by key.
    """

    number: int
    languages: Mapping[str, Language]
    replies: Mapping[str, Mapping[str, ReplyText]]
    modules: Mapping[str, Mapping[str, Module]]
    answers: Mapping[str, Mapping[str, Answer]]
    countries: Mapping[str, Country]
    sources: Mapping[str, Source]
    signs: tuple[Document, ...]
    shared: Mapping[str, Document]
    sheets: Mapping[str, Mapping[str, "Sheet"]] = field(default_factory=dict)
    plans: Mapping[str, Document] = field(default_factory=dict)
    checks: Mapping[str, Mapping[str, "CheckList"]] = field(default_factory=dict)
    examples: Mapping[str, tuple["Example", ...]] = field(default_factory=dict)
    media: Mapping[str, "Media"] = field(default_factory=dict)

    def module(self, language: str, module_id: str) -> Module | None:
        """Return a published module, in the source language where it lacks in this one."""
        for tongue in (language, next(iter(self.languages))):
            module = self.modules.get(tongue, {}).get(module_id)
            if module is not None and module.status is Status.PUBLISHED:
                return module
        return None

    def walk(self, language: str) -> tuple[Module, ...]:
        """Return the published modules of a language in their order."""
        modules = self.modules.get(language) or self.modules[next(iter(self.languages))]
        published = (m for m in modules.values() if m.status is Status.PUBLISHED)
        return tuple(sorted(published, key=lambda module: module.order))

    def reply(self, language: str, reply_id: str) -> ReplyText | None:
        """Return a short reply, in the source language where it lacks in this one."""
        for tongue in (language, next(iter(self.languages))):
            reply = self.replies.get(tongue, {}).get(reply_id)
            if reply is not None:
                return reply
        return None

    def list_items(self, name: str) -> tuple[Any, ...]:
        """Return the items of a list of `lists.yaml`; empty if there is none of that name."""
        lists = self.shared["lists"].data["lists"] if "lists" in self.shared else {}
        return tuple(lists.get(name, {}).get("items", ()))


def frozen(mapping: dict[str, Any]) -> Mapping[str, Any]:
    """Return a read-only view of a mapping."""
    return MappingProxyType(mapping)
