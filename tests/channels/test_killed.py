"""The process is killed between receipt and reply: nothing is lost, nothing comes twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

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
        wait_for(self._answers, 40)

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


def test_a_kill_between_receipt_and_reply_loses_and_doubles_nothing(
    service: Killable, platforms: Platforms
) -> None:
    telegram, cloud = platforms
    amal, omar = telegram.person(9001), cloud.person("212600000201")
    amal.say("echo avant")
    omar.say("echo avant")
    cloud.heard_at[omar.address] = time.time()
    payload = omar.payload("text", {"body": "slow whatsapp"})
    amal.send(text="slow telegram")
    assert cloud.deliver(payload) == 200
    wait_for(lambda: not telegram.updates)  # the update was acknowledged, so it is stored
    service.kill()
    service.start()
    assert cloud.deliver(payload) == 200  # Meta delivers again what it is not sure of
    assert amal.reply()["text"] == "slow telegram"
    assert words(omar.reply()) == "slow whatsapp"
    service.kill()
    service.start()
    time.sleep(3)
    assert [m["text"] for m in telegram.chats[9001]] == ["echo avant", "slow telegram"]
    assert [words(m) for m in cloud.chats[omar.address]] == ["echo avant", "slow whatsapp"]
    assert telegram.violations == cloud.violations == []
