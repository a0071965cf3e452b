"""One message: stored, taken in order, understood, answered, sent.

A message is stored under the platform's own id before anything else, so that a second delivery
ends there. Everything that a turn changes (dialogue state, buttons, replies, log, "handled") is
stored in one transaction at its end: a process that dies in the middle starts the turn again from
the state before it, and nothing is lost or doubled.
"""

import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from pathlib import Path

from sqlalchemy.orm import Session

from bot.channels.base import Incoming, OutgoingChoice, OutgoingReply
from bot.content.reply import Choice, Reply
from bot.gateway.documents import DocumentMaker, export_maker
from bot.gateway.masking import mask
from bot.gateway.turn import Conversation, Said, Understood
from bot.intake.base import ReadFile
from bot.storage import dialogue, documents, inbox, outbox, people
from bot.storage.database import Database
from bot.storage.dialogue import Button, DialogueState
from bot.storage.inbox import Received
from bot.storage.people import Person

MAX_TEXT_CHARACTERS = 64_000
"""What is read of one message; the rest of a pasted book is left unread."""

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(timezone.utc)


class Pipeline:
    """Takes messages in and answers them, through the database."""

    def __init__(
        self,
        database: Database,
        conversation: Conversation,
        read_file: ReadFile,
        *,
        makers: Mapping[str, DocumentMaker] | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """Put together what a turn needs; `makers` make the files that turns ask for, by kind."""
        self.database = database
        self.conversation = conversation
        self.read_file = read_file
        self.makers = {"export": export_maker, **(makers or {})}
        self.now = now

    async def receive(self, incoming: Incoming) -> str | None:
        """Store a message; return whose turn it is, or None if it was delivered before."""

        def store(session: Session) -> tuple[int, str] | None:
            return inbox.receive(
                session,
                channel=incoming.channel,
                address=incoming.address,
                platform_id=incoming.platform_id,
                content=_bounded(incoming).to_json(),
                now=self.now(),
            )

        stored = await self.database.run(store)
        if stored is None:
            log.info("message delivered again on %s", incoming.channel)
            return None
        return stored[1]

    async def work(self, person_id: str) -> bool:
        """Take the person's oldest open message through its turn; False when there is none."""
        found = await self.database.run(lambda session: self._begin(session, person_id))
        if found is None:
            return False
        received, person, state, button = found
        started = time.monotonic()
        result: Understood | None
        try:
            said = await self._said(received, button)
            result = await self.conversation.turn(person, state, said)
        except Exception:  # one sick turn must not stop the person's next one
            log.exception("turn failed, message %d", received.id)
            result = self._failed(person, state, received)
        if result is not None:
            await self.database.run(lambda session: self._finish(session, received, person, result))
            _forget_file(received)
        log.info("message %d answered in %.3f s", received.id, time.monotonic() - started)
        return True

    def _begin(
        self, session: Session, person_id: str
    ) -> tuple[Received, Person, DialogueState, Button | None] | None:
        received = inbox.next_open(session, person_id)
        if received is None:
            return None
        token = received.content.get("choice")
        button = dialogue.find_button(session, person_id, token) if token else None
        person = people.get_person(session, person_id)
        return received, person, dialogue.load_state(session, person_id), button

    async def _said(self, received: Received, button: Button | None) -> Said:
        content = received.content
        if content.get("choice"):
            if button is None:
                return Said(trouble="utter_stale_button")
            return Said(press=Choice(button.title, button.does, button.args))
        if content.get("file"):
            read = await self.read_file(Path(content["file"]["path"]), content["file"]["name"])
            return Said(document=read.text, trouble=read.trouble)
        return Said(text=content.get("text") or "")

    def _failed(
        self, person: Person, state: DialogueState, received: Received
    ) -> Understood | None:
        """Try the message again later, then apologise."""
        if received.attempts < inbox.MAX_ATTEMPTS:
            return None
        failures = int(state.slots.get("failures") or 0) + 1
        reply = self.conversation.apology(person, state, failures)
        slots = {**state.slots, "failures": failures}
        return Understood(
            reply, DialogueState(slots, state.events), person.language or "fr", person.consent
        )

    def _finish(
        self, session: Session, received: Received, person: Person, result: Understood
    ) -> None:
        """Store all that the turn changed, in one transaction."""
        now = self.now()
        if result.erase:
            people.erase_person(session, person.id, keep_inbox=received.id)
        else:
            dialogue.save_state(session, person.id, result.state, now)
            people.update_person(
                session, person.id, now, language=result.language, consent=result.consent
            )
        if result.wants_person:
            people.ask_for_counsellor(session, person.id, now)
        inbox.close(session, received.id)
        self._log(session, received, result, now)
        if result.reply is not None:
            buttons = [
                Button(dialogue.new_token(), choice.title, choice.does, choice.args)
                for choice in result.reply.choices
            ]
            dialogue.put_buttons(session, person.id, buttons, now)
            media = self._document(session, person, result, now) or result.reply.media
            outbox.put(
                session,
                person_id=person.id,
                channel=received.channel,
                content=_outgoing(result, buttons, media).to_json(),
                now=now,
                inbox_id=received.id,
            )

    def _document(
        self, session: Session, person: Person, result: Understood, now: datetime
    ) -> str | None:
        """Make and store the file that a turn asks for; return the path that leads to it."""
        request = result.document
        maker = self.makers.get(request.kind) if request else None
        if request is None or maker is None:
            return None
        made = maker(session, person.id, request, now)
        return documents.path_to(documents.put(session, person.id, made, now))

    def _log(self, session: Session, received: Received, result: Understood, now: datetime) -> None:
        """Log the turn; words only with consent, and masked."""
        if result.erase:
            return
        kept = result.consent is True
        content = received.content
        kind = "file" if content.get("file") else "choice" if content.get("choice") else "text"
        dialogue.log(
            session,
            person_id=received.person_id,
            inbox_id=received.id,
            now=now,
            direction="in",
            kind=kind,
            text=mask(content.get("text") or "") if kept and kind == "text" else None,
            intent=result.intent,
            confidence=result.confidence,
            detail=result.detail,
        )
        if result.reply is not None:
            dialogue.log(
                session,
                person_id=received.person_id,
                inbox_id=received.id,
                now=now,
                direction="out",
                kind="text",
                text=mask(result.reply.text) if kept else None,
            )


def _bounded(incoming: Incoming) -> Incoming:
    text = incoming.text
    if text is None or len(text) <= MAX_TEXT_CHARACTERS:
        return incoming
    return Incoming(
        incoming.channel, incoming.address, incoming.platform_id, text[:MAX_TEXT_CHARACTERS]
    )


def _outgoing(result: Understood, buttons: list[Button], media: str | None) -> OutgoingReply:
    reply = result.reply or Reply("")
    choices = tuple(
        OutgoingChoice(button.title, button.token, choice.detail)
        for choice, button in zip(reply.choices, buttons, strict=True)
    )
    return OutgoingReply(reply.text, choices, media, result.language)


def _forget_file(received: Received) -> None:
    file = received.content.get("file")
    if file:
        Path(file["path"]).unlink(missing_ok=True)
