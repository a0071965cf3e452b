"""An attestation through the real pipeline: asked for in words, made, sent, and verified by its code."""

from collections.abc import AsyncIterator
from datetime import datetime, timezone
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.workshop_walk import Progress
from bot.content.model import Snapshot
from bot.content.store import ContentStore
from bot.documents.fonts import available
from bot.settings import Settings
from bot.storage import attestations, documents
from bot.storage.database import Database
from bot.storage.models import DialogueRow
from tests.conversations.talk import Talk

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.skipif(not available(), reason="fonts-noto-core is missing"),
]


@pytest.fixture
async def talk(dialogue: Any, store: ContentStore, settings: Settings) -> AsyncIterator[Talk]:
    opened = Talk(settings, store, dialogue)
    await opened.open()
    yield opened
    await opened.close()


def finish_workshop(database: Database, content: Snapshot) -> None:
    done = tuple(module.id for module in content.walk("fr"))

    def finish(session: Session) -> None:
        row = session.execute(select(DialogueRow)).scalar_one()
        row.slots = {**row.slots, "walk": Progress(done=done).to_json()}

    database.work(finish)


@pytest.mark.parametrize(
    ("first", "asks", "said"),
    [
        ("bonjour", "je veux mon attestation", "Bravo"),
        ("السلام عليكم", "أريد شهادة المشاركة في الورشة", "أحسنتم"),
    ],
)
async def test_who_finished_gets_a_paper_whose_code_verifies(
    talk: Talk, settings: Settings, content: Snapshot, first: str, asks: str, said: str
) -> None:
    await talk.turn({"say": first})
    database = Database(settings.database_url)
    finish_workshop(database, content)
    reply = await talk.turn({"say": asks})
    assert reply is not None
    assert said in reply.text
    assert reply.media is not None
    now = datetime.now(timezone.utc)
    path = reply.media
    file = database.work(lambda s: documents.get(s, path, now))
    assert file is not None
    assert file.media_type == "application/pdf"
    picture = pypdfium2.PdfDocument(file.content)[0].render(scale=2).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)
    token = code.text.rpartition("/")[2]
    found = database.work(lambda s: attestations.find(s, token, now))
    assert found is not None
    assert found.modules == len(content.walk("fr"))
    database.close()
