"""Files made for a person do not pile up: the same is given again, a new one takes its place."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select

from bot.gateway.documents import GIVEN_AGAIN, GIVEN_AGAIN_FOR, Documents, Drawn
from bot.gateway.turn import DocumentRequest
from bot.storage import dialogue, documents, people
from bot.storage.database import Database
from bot.storage.documents import Document
from bot.storage.models import DocumentRow

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=timezone.utc)
PAPER = "attestation"


class Asker:
    """Somebody who asks for files, and what is made for them."""

    def __init__(self, database: Database) -> None:
        self.database, self.drawn = database, 0
        self.made = Documents(database, {}, {PAPER: self.draw})
        self.who = database.work(lambda s: people.person_at(s, "web", "x", NOW))

    def draw(self, request: DocumentRequest) -> Drawn:
        self.drawn += 1
        return Drawn(Document("paper.pdf", "application/pdf", b"%d" % self.drawn))

    async def asks(self, kind: str, now: datetime = NOW, **details: object) -> str | None:
        request = DocumentRequest(kind, "fr", details)
        drawn = await self.made.draw(self.who, request, now)
        return self.database.work(lambda s: self.made.store(s, self.who, request, drawn, now))

    def kept(self) -> int:
        return len(self.database.work(lambda s: s.execute(select(DocumentRow.token)).all()))


@pytest.fixture
def asker(database: Database) -> Asker:
    return Asker(database)


async def test_the_same_attestation_is_given_again_for_a_day(asker: Asker) -> None:
    first = await asker.asks(PAPER, name="Amina")
    assert await asker.asks(PAPER, NOW + timedelta(hours=23), name="Amina") == first
    assert asker.drawn == 1
    later = NOW + GIVEN_AGAIN_FOR + timedelta(seconds=1)
    assert await asker.asks(PAPER, later, name="Amina") != first


async def test_a_corrected_attestation_takes_the_place_of_the_last_one(asker: Asker) -> None:
    wrong = await asker.asks(PAPER, name="Amnia")
    right = await asker.asks(PAPER, name="Amina")
    assert right != wrong
    assert asker.kept() == 1


async def test_what_is_made_for_others_is_not_touched(asker: Asker) -> None:
    other = asker.database.work(lambda s: people.person_at(s, "web", "other", NOW))
    file = Document("paper.pdf", "application/pdf", b"theirs")
    token = asker.database.work(lambda s: documents.put(s, other, file, NOW))
    await asker.asks(PAPER, name="Amina")
    assert asker.database.work(lambda s: documents.get(s, token, NOW)) == file


async def test_of_copies_of_ones_data_there_is_one_and_at_most_one_a_minute(asker: Asker) -> None:
    paths = set()
    for second in range(0, 180, 2):
        now = NOW + timedelta(seconds=second)
        asker.database.work(
            lambda s, now=now: dialogue.log(
                s, person_id=asker.who, inbox_id=None, now=now, direction="in", kind="text"
            )
        )
        paths.add(await asker.asks("export", now))
    assert len(paths) == 180 / GIVEN_AGAIN["export"].total_seconds()
    assert asker.kept() == 1
