"""The real service around a scripted conversation, between two fake platforms."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from bot.intake.base import ReadFile
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.models import OutboxRow
from tests.channels import fake_bot_api, fake_cloud_api
from tests.channels.fake_bot_api import FakeBotApi
from tests.channels.fake_cloud_api import FakeCloudApi
from tests.channels.script import DayConversation, read_words
from tests.channels.serve_scripted import make
from tests.channels.server import ThreadServer


class World:
    """A running service and the platforms around it."""

    def __init__(
        self,
        var: Path,
        telegram: FakeBotApi,
        cloud: FakeCloudApi,
        conversation: Any = None,
        read_file: ReadFile = read_words,
        **more: str,
    ) -> None:
        self.telegram, self.cloud = telegram, cloud
        self.environment = {
            "RIHLA_VAR": str(var),
            "RIHLA_TELEGRAM_TOKEN": fake_bot_api.TOKEN,
            "RIHLA_TELEGRAM_API_URL": telegram.server.url,
            "RIHLA_WHATSAPP_TOKEN": fake_cloud_api.TOKEN,
            "RIHLA_WHATSAPP_PHONE_ID": fake_cloud_api.PHONE_ID,
            "RIHLA_WHATSAPP_APP_SECRET": fake_cloud_api.APP_SECRET,
            "RIHLA_WHATSAPP_VERIFY_TOKEN": fake_cloud_api.VERIFY,
            "RIHLA_WHATSAPP_API_URL": cloud.server.url,
            "RIHLA_WHATSAPP_TEMPLATE": "rihla_answer_ready",
            **more,
        }
        self.conversation = conversation or DayConversation()
        self.server = ThreadServer(make(self.environment, self.conversation, read_file))
        self.database = Database(f"sqlite:///{var / 'rihla.db'}")
        cloud.webhook = f"{self.server.url}/webhooks/whatsapp"

    def start(self) -> "World":
        self.server.start()
        return self

    def stop(self) -> None:
        self.server.stop()
        self.database.close()

    def all_sent(self) -> bool:
        """Tell whether every reply is noted as sent: people press later than programs do."""
        waiting = select(OutboxRow.id).where(OutboxRow.status == outbox.WAITING)
        return self.database.work(lambda session: session.execute(waiting).first() is None)

    def counted(self, channel: str, event: str) -> float:
        shown = httpx.get(f"{self.server.url}/metrics").text
        wanted = f'rihla_channel_events_total{{channel="{channel}",event="{event}"}} '
        return sum(
            float(line.split()[-1]) for line in shown.splitlines() if line.startswith(wanted)
        )


@pytest.fixture(scope="module")
def platforms() -> Iterator[tuple[FakeBotApi, FakeCloudApi]]:
    telegram, cloud = FakeBotApi(), FakeCloudApi()
    telegram.server.start()
    cloud.server.start()
    yield telegram, cloud
    telegram.server.stop()
    cloud.server.stop()


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, platforms: tuple[FakeBotApi, FakeCloudApi]
) -> Iterator[World]:
    running = World(tmp_path_factory.mktemp("var"), *platforms).start()
    yield running
    running.stop()
    assert running.telegram.violations == []
    assert running.cloud.violations == []
