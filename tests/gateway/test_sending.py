"""Replies to a platform: each once, also when the outbox was read a moment too early."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from bot.channels.base import Channel, Delivery, OutgoingReply, Receipt
from bot.gateway import sending
from bot.storage import outbox, people
from bot.storage.database import Database
from bot.storage.outbox import Outgoing

NOW = datetime(2026, 11, 28, 12, tzinfo=timezone.utc)


class Far:
    """A platform that takes a reply in no time."""

    name = "far"

    def __init__(self) -> None:
        self.sent: list[str] = []

    async def send(self, delivery: Delivery) -> Receipt:
        self.sent.append(delivery.reply.text)
        return Receipt()

    async def fetch(self, remote: str, folder: Path) -> Path:
        raise AssertionError("nothing to fetch")

    async def attend(self, address: str, platform_id: str, *, slow: bool) -> None:
        return

    async def close(self) -> None:
        return


class SlowToRead(sending.Sending):
    """The answer of the outbox is old when it comes."""

    async def _due(self, channel: Channel) -> Sequence[Outgoing]:
        found = await super()._due(channel)
        await asyncio.sleep(0.05)
        return found


async def test_a_reply_that_was_sent_while_the_outbox_was_read_is_not_sent_again(
    database: Database,
) -> None:
    def put(session: object) -> None:
        person = people.person_at(session, "far", "someone", NOW)
        for number in range(3):
            content = OutgoingReply(f"réponse {number}").to_json()
            outbox.put(session, person_id=person, channel="far", content=content, now=NOW)

    database.work(put)
    far = Far()
    sender = SlowToRead(database, {"far": far}, lambda: NOW)
    task = asyncio.create_task(sender.run())
    for _ in range(20):  # somebody is answered all the time
        sender.look()
        await asyncio.sleep(0.03)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert far.sent == ["réponse 0", "réponse 1", "réponse 2"]
