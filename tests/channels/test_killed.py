"""The process is killed between receipt and reply: nothing is lost, nothing comes twice.

One window cannot be closed: a platform has taken a reply and the process dies before it has noted
so (milliseconds). Neither platform offers a key by which a second sending is recognised, so the
reply is sent again: twice is better than never.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from bot.storage.models import OutboxRow
from tests.channels.conftest import World
from tests.channels.fake_bot_api import FakeBotApi
from tests.channels.fake_cloud_api import FakeCloudApi, words
from tests.channels.serve_scripted import __file__ as script
from tests.channels.server import wait_for

Platforms = tuple[FakeBotApi, FakeCloudApi]


class Killable:
    """The service in a process of its own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, script, str(self.world.server.port)]
        environment = {**os.environ, **self.world.environment}
        self.process = subprocess.Popen(command, env=environment)
        wait_for(self._answers, 90)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.world.server.url}/healthz").status_code == 200
        except httpx.HTTPError:
            return False

    def kill(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


@pytest.fixture
def service(tmp_path: Path, platforms: Platforms) -> Iterator[Killable]:
    killable = Killable(World(tmp_path, *platforms))
    killable.start()
    yield killable
    killable.kill()


def waiting(service: Killable) -> list[OutboxRow]:
    """Return the replies of which nobody has noted yet that they were sent."""
    query = select(OutboxRow).where(OutboxRow.status == "waiting")
    return service.world.database.work(lambda s: list(s.execute(query).scalars()))


def test_a_kill_between_receipt_and_reply_loses_and_doubles_nothing(
    service: Killable, platforms: Platforms
) -> None:
    telegram, cloud = platforms
    amal, omar = telegram.person(9001), cloud.person("212600000201")
    amal.say("echo avant")
    omar.say("echo avant")
    cloud.heard_at[omar.address] = time.time()
    payload = omar.payload("text", {"body": "slow slower whatsapp"})
    amal.send(text="slow slower telegram")
    assert cloud.deliver(payload) == 200
    wait_for(lambda: not telegram.updates)  # the update was acknowledged, so it is stored
    service.kill()
    service.start()
    assert cloud.deliver(payload) == 200  # Meta delivers again what it is not sure of
    assert amal.reply()["text"] == "slow slower telegram"
    assert words(omar.reply()) == "slow slower whatsapp"
    wait_for(lambda: not waiting(service))
    service.kill()
    service.start()
    time.sleep(2)
    assert [m["text"] for m in telegram.chats[9001]] == ["echo avant", "slow slower telegram"]
    assert [words(m) for m in cloud.chats[omar.address]] == ["echo avant", "slow slower whatsapp"]
    assert telegram.violations == cloud.violations == []


def test_a_kill_after_the_platform_took_a_reply_loses_nothing_and_may_send_it_again(
    service: Killable, platforms: Platforms
) -> None:
    telegram, _ = platforms
    amal = telegram.person(9002)
    telegram.holds_answer = 5.0
    amal.say("echo en chemin")
    service.kill()
    telegram.holds_answer = 0.0
    service.start()
    wait_for(lambda: not waiting(service))
    assert {m["text"] for m in telegram.chats[9002]} == {"echo en chemin"}
    assert len(telegram.chats[9002]) <= 2
