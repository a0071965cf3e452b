"""Open pages: woken for every reply, whoever gave it, and at rest where there is nothing to look for."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.channels.base import Incoming, OutgoingReply
from bot.channels.terminal import TerminalChannel
from bot.channels.web.channel import WebChannel
from bot.content.store import ContentStore
from bot.gateway import news, web
from bot.gateway.sending import Sending
from bot.gateway.service import Service, running
from bot.gateway.waiting import ended
from bot.gateway.web import WebChat
from bot.settings import Settings
from bot.storage import outbox, people
from bot.storage.database import Database
from tests.gateway.test_shared import PATIENCE_SECONDS, cut_all_connections, until
from tests.gateway.world import START, Echo

ADDRESS = "a" * 32


class Looks:
    """Counts how often pages look for replies."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        after = WebChat._after

        async def counted(chat: WebChat, *args: Any) -> Any:
            self.count += 1
            return await after(chat, *args)

        monkeypatch.setattr(WebChat, "_after", counted)


@pytest.fixture
async def service(
    settings: Settings, store: ContentStore, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Service]:
    monkeypatch.setattr(web, "KEEP_ALIVE_SECONDS", 0.05)
    monkeypatch.setattr(web, "LOOK_AGAIN_SECONDS", 0.02)
    channel = WebChannel()
    async with running(settings, store, Echo(), {"web": channel}) as service:
        yield service


async def told(page: AsyncIterator[str], words: str, times: int = 1) -> None:
    """Take what a page is sent until it was told something so often."""
    while times:
        times -= words in await asyncio.wait_for(page.__anext__(), PATIENCE_SECONDS)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    return Looks(monkeypatch)


def page_of(service: Service) -> AsyncIterator[str]:
    channel = service.pipeline.channels["web"]
    assert isinstance(channel, WebChannel)
    return WebChat(service, channel)._events(ADDRESS, 0)


async def test_the_page_of_a_stranger_looks_once_and_then_waits(
    service: Service, looks: Looks
) -> None:
    page = page_of(service)
    await told(page, "alive")
    before = looks.count
    await told(page, "alive", 5)
    assert looks.count == before
    await service.accept(Incoming("web", ADDRESS, "m", text="salut"))
    await told(page, "1: salut")


async def test_a_page_that_nobody_wakes_looks_by_itself(
    service: Service, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(service.dispatcher), "wakes_pages", False)
    page = page_of(service)
    await told(page, "alive")
    before = looks.count
    await told(page, "alive", 5)
    assert looks.count == before + 5


async def test_a_reply_that_another_process_takes_from_the_outbox_wakes_the_page(
    shared_url: str,
) -> None:
    """A counsellor's reply is sent by whichever process sees it first."""
    database, heard = Database(shared_url), asyncio.Queue[str]()
    database.upgrade()

    def put(session: object) -> str:
        person = people.person_at(session, "web", ADDRESS, START)
        content = OutgoingReply("une personne vous répond").to_json()
        outbox.put(session, person_id=person, channel="web", content=content, now=START)
        return person

    listening = asyncio.Event()
    elsewhere = asyncio.create_task(
        news.hear(database, heard.put, lambda hears: listening.set() if hears else None)
    )
    await asyncio.wait_for(listening.wait(), PATIENCE_SECONDS)
    person = database.work(put)
    await Sending(database, {"web": WebChannel()}, lambda: START).send_due()
    assert await asyncio.wait_for(heard.get(), PATIENCE_SECONDS) == person
    await ended([elsewhere])
    database.close()


async def test_when_news_stop_or_come_again_every_page_looks(
    settings: Settings, store: ContentStore, shared_url: str
) -> None:
    pages = WebChannel()
    shared = replace(settings, database_url=shared_url)
    channels = {"web": pages, "terminal": TerminalChannel()}
    async with running(shared, store, Echo(), channels) as service:
        await until(lambda: service.dispatcher.wakes_pages)
        event = pages.listen(ADDRESS)
        await asyncio.to_thread(cut_all_connections, shared_url)
        await asyncio.wait_for(event.wait(), PATIENCE_SECONDS)
        await until(lambda: service.dispatcher.wakes_pages)
