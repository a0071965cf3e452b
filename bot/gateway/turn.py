"""What the pipeline and the dialogue tell each other about one turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.content.reply import Choice, Reply
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person


@dataclass(frozen=True)
class Said:
    """What a person said, ready for the dialogue: exactly one of the three is there.

    Attributes:
        text: Words, typed by the person.
        press: A button of theirs: the deed and its arguments.
        document: Words read from a file they sent.
        trouble: Name of the reply that explains why nothing could be read.
        origin: Where words that were not typed come from (see `FileText.origin`).
        notes: Replies to say before the answer: what was held back, what was not opened.
    """

    text: str | None = None
    press: Choice | None = None
    document: str | None = None
    trouble: str | None = None
    origin: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class DocumentRequest:
    """A file that a turn asks for.

    Attributes:
        kind: What it is: `export`, `plan`, `attestation`, …
        language: Language of its words.
        details: What its maker must know, as plain data.
    """

    kind: str
    language: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class OfferRead:
    """An offer that was read in a turn, for the memory of offers.

    Attributes:
        level: Its level.
        signs: Ids of its signs.
        contacts: Its contact points, in clear; they are stored hashed only.
        country: ISO alpha-3 code of the country of work, if it is said.
    """

    level: str
    signs: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True)
class SharedSummary:
    """A summary that somebody else may see, once, by a code.

    Attributes:
        code: The code, in clear; it is stored hashed only.
        text: What it shows.
    """

    code: str
    text: str


@dataclass(frozen=True)
class Understood:
    """What the dialogue made of a turn.

    Attributes:
        reply: What to say, or None for silence.
        state: Where the dialogue stands afterwards.
        language: Language of the reply.
        consent: Whether the conversation may be kept for review; None before the question.
        intent: What the dialogue acted on.
        confidence: How sure the model was, 0 to 1.
        erase: Whether the person asked for their data to be erased, and confirmed.
        wants_person: Whether they asked for a counsellor (True), or no longer do (False).
        detail: For the log: signs, module, step; never words of the person.
        document: A file to make and to send with the reply, if the turn asks for one.
        offer: The offer that the words were, if they were one.
        reminder: Whether the person wants reminders from now on; None where nothing was said.
        shared: A summary to be shown by a code, if the turn made one.
    """

    reply: Reply | None
    state: DialogueState
    language: str
    consent: bool | None = None
    intent: str | None = None
    confidence: float | None = None
    erase: bool = False
    wants_person: bool | None = None
    detail: dict[str, object] | None = None
    document: "DocumentRequest | None" = None
    offer: OfferRead | None = None
    reminder: bool | None = None
    shared: SharedSummary | None = None


class Conversation(Protocol):
    """What the pipeline needs of the dialogue."""

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        """Answer what a person said, given where the dialogue stands."""
        ...

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        """Return the polite sentence for a turn that broke."""
        ...
