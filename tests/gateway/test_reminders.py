"""A reminder after a pause, with a clock that the test moves: agreed to, once, by day, stoppable."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.base import Incoming
from bot.content.reply import Reply
from bot.content.store import ContentStore
from bot.gateway.pipeline import Pipeline
from bot.gateway.reminders import PAUSE, TOO_LATE, WHATSAPP_PAUSE, Reminders, policies
from bot.gateway.service import read_nothing, speaker
from bot.gateway.turn import Said, Understood
from bot.storage import dialogue, outbox, people, reminders
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.models import OutboxRow
from bot.storage.people import Person

START = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)
HOUR = timedelta(hours=1)


class Walking:
    """A conversation in the middle of a module, which says what a test wants of reminders."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.reminder: bool | None = True
        self.module: str | None = "read_offer"
        self.erase = False

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        slots = {"walk": {"module": self.module}}
        answer = Reply("…")
        return Understood(
            answer,
            DialogueState(slots),
            self.language,
            reminder=self.reminder,
            erase=self.erase,
        )

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        return Reply("désolé")


class World:
    def __init__(self, database: Database, store: ContentStore, language: str) -> None:
        self.database, self.store = database, store
        self.moment = START
        self.conversation = Walking(language)
        self.language = language
        self.number = 0
        self.template = False

    def now(self) -> datetime:
        return self.moment

    def pipeline(self) -> Pipeline:
        return Pipeline(
            self.database,
            self.conversation,
            read_nothing,
            speak=speaker(self.store),
            now=self.now,
        )

    async def writes(self, channel: str = "telegram", text: str = "suivant") -> str:
        """Let the person write, and the service answer and send it."""
        self.number += 1
        pipeline = self.pipeline()
        incoming = Incoming(channel, "someone", f"m{self.number}", text=text)
        person_id = await pipeline.receive(incoming)
        assert person_id is not None
        while await pipeline.work(person_id):
            pass
        for one in self.due(channel):
            self.database.work(lambda s, n=one.id: outbox.mark_sent(s, n, self.moment))
        return person_id

    def looks(self, after: timedelta = timedelta()) -> int:
        """Let time pass, then let a service that was just started look for what is due."""
        self.moment += after
        content = self.store.current

        def title(language: str, module_id: str) -> str | None:
            module = content.module(language, module_id)
            return module.title if module else None

        service = Reminders(
            self.database,
            speaker(self.store),
            title,
            policies(template=self.template),
            self.now,
        )
        return self.database.work(service.send_due)

    def due(self, channel: str = "telegram") -> list[Any]:
        return self.database.work(lambda s: outbox.due(s, channel, self.moment, 10))


@pytest.fixture(params=("fr", "ar"))
def world(request: pytest.FixtureRequest, database: Database, store: ContentStore) -> World:
    return World(database, store, request.param)


async def test_who_did_not_agree_is_never_reminded(world: World) -> None:
    world.conversation.reminder = None
    await world.writes()
    assert world.looks(PAUSE + HOUR) == 0


async def test_one_reminder_a_pause_in_the_language_of_the_person(world: World) -> None:
    await world.writes()
    world.conversation.reminder = None
    assert world.looks(PAUSE - HOUR) == 0
    assert world.looks(2 * HOUR) == 1
    (sent,) = world.due()
    module = world.store.current.module(world.language, "read_offer")
    assert module is not None
    assert module.title in sent.content["text"]
    assert {"fr": "stop", "ar": "وقف"}[world.language] in sent.content["text"]
    assert len(sent.content["choices"]) == 2
    for _ in range(3):
        assert world.looks(PAUSE) == 0


async def test_a_new_pause_may_have_a_new_reminder(world: World) -> None:
    await world.writes()
    world.conversation.reminder = None
    assert world.looks(PAUSE + HOUR) == 1
    await world.writes()
    assert world.looks(PAUSE + HOUR) == 1


async def test_a_service_that_was_down_sends_it_when_it_is_back_unless_too_late(
    world: World,
) -> None:
    await world.writes()
    world.conversation.reminder = None
    assert world.looks(PAUSE + timedelta(days=2)) == 1
    await world.writes()
    assert world.looks(PAUSE + TOO_LATE + timedelta(days=1)) == 0
    assert world.looks() == 0


async def test_nobody_is_reminded_at_night(world: World) -> None:
    await world.writes()
    night = timedelta(hours=13)  # 22:00 UTC, 23:00 in Morocco
    assert world.looks(PAUSE + night) == 0
    assert world.looks(timedelta(hours=11)) == 1


@pytest.mark.parametrize(("day", "first_hour"), [((2026, 11, 28), 8), ((2027, 2, 20), 9)])
async def test_the_day_begins_as_clocks_in_morocco_say_in_ramadan_too(
    database: Database, store: ContentStore, day: tuple[int, int, int], first_hour: int
) -> None:
    world = World(database, store, "fr")
    world.moment = datetime(*day, 7, 0, tzinfo=timezone.utc) - PAUSE
    await world.writes()
    sent_at = [
        hour
        for hour in range(7, 12)
        if world.looks(datetime(*day, hour, tzinfo=timezone.utc) - world.moment)
    ]
    assert sent_at == [first_hour]


async def test_stop_ends_them_and_withdraws_one_that_waits(world: World) -> None:
    person_id = await world.writes()
    assert world.looks(PAUSE + HOUR) == 1
    world.conversation.reminder = False
    await world.writes(text="stop")
    assert not world.database.work(lambda s: reminders.agreed(s, person_id))
    world.conversation.reminder = None
    await world.writes()
    assert world.looks(PAUSE + HOUR) == 0


async def test_no_reminder_without_an_open_module(world: World) -> None:
    await world.writes()
    world.conversation.reminder, world.conversation.module = None, None
    await world.writes()
    assert world.looks(PAUSE + HOUR) == 0


async def test_no_reminder_of_a_module_that_was_removed_nor_while_a_counsellor_talks(
    world: World,
) -> None:
    world.conversation.module = "gone"
    person_id = await world.writes()
    assert world.looks(PAUSE + HOUR) == 0
    world.conversation.module = "read_offer"
    await world.writes()

    def hold(session: Any) -> None:
        from bot.storage.models import PersonRow

        session.get(PersonRow, person_id).held_by_counsellor = True

    world.database.work(hold)
    assert world.looks(PAUSE + HOUR) == 0


async def test_after_a_reminder_a_word_is_understood_as_an_answer_to_it(world: World) -> None:
    person_id = await world.writes()
    world.looks(PAUSE + HOUR)
    state = world.database.work(lambda s: dialogue.load_state(s, person_id))
    assert state.slots["pending"] == {"kind": "reminder"}
    assert [c["does"] for c in state.slots["shown"]] == ["walk.resume", "reminder.set"]
    assert state.slots["walk"] == {"module": "read_offer"}


async def test_whatsapp_reminds_within_its_window_only(world: World) -> None:
    await world.writes("whatsapp")
    assert world.looks(WHATSAPP_PAUSE - HOUR) == 0
    assert world.looks(HOUR + timedelta(hours=4)) == 0  # the window has closed meanwhile
    assert world.looks(PAUSE) == 0
    world.moment = START.replace(day=28, hour=14)
    await world.writes("whatsapp")
    assert world.looks(WHATSAPP_PAUSE + HOUR) == 1


async def test_whatsapp_with_a_template_reminds_after_the_usual_pause(world: World) -> None:
    world.template = True
    await world.writes("whatsapp")
    assert world.looks(WHATSAPP_PAUSE + HOUR) == 0
    assert world.looks(PAUSE - WHATSAPP_PAUSE) == 1


async def test_a_reminder_that_waits_for_the_window_is_withdrawn_when_the_person_writes(
    world: World,
) -> None:
    world.template = True
    await world.writes("whatsapp")
    world.conversation.reminder = None
    assert world.looks(PAUSE + HOUR) == 1
    (waiting,) = world.due("whatsapp")
    world.database.work(
        lambda s: outbox.put_off(s, waiting.id, world.moment, HOUR, counted=False, reason="window")
    )
    world.moment += 2 * HOUR
    await world.writes("whatsapp")
    status = world.database.work(
        lambda s: s.execute(
            select(OutboxRow.status, OutboxRow.reason).where(OutboxRow.id == waiting.id)
        ).one()
    )
    assert tuple(status) == (outbox.DEAD, reminders.ANSWERED)


async def test_erasing_forgets_the_agreement(world: World) -> None:
    person_id = await world.writes()
    world.conversation.erase = True
    await world.writes()
    assert not world.database.work(lambda s: reminders.agreed(s, person_id))
    assert world.looks(PAUSE + HOUR) == 0


async def test_joining_two_channels_keeps_the_agreement(world: World) -> None:
    person_id = await world.writes()
    other = world.database.work(lambda s: people.person_at(s, "web", "else", START))
    world.database.work(lambda s: reminders.move_person(s, person_id, other))
    assert world.database.work(lambda s: reminders.agreed(s, other))
    assert not world.database.work(lambda s: reminders.agreed(s, person_id))
