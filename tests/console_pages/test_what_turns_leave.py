"""What a turn leaves for figures and alerts: bands and sums, never more than was agreed to."""

import asyncio
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from actions import shelf, tally
from actions.glue_press import ActionPress
from actions.scene import Scene
from actions.workshop_walk import Progress, Walk
from bot.channels.base import Incoming
from bot.content.render import Renderer
from bot.content.reply import Reply
from bot.content.store import ContentStore
from bot.gateway.pipeline import Pipeline
from bot.gateway.service import speaker
from bot.gateway.turn import Said, Understood
from bot.intake.base import FileText
from bot.storage import alerts
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.models import LogRow, OutboxRow
from bot.storage.people import Person

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=timezone.utc)
TODAY = date(2026, 11, 27)
COST = {"country": "ITA", "amount": 20000, "currency": "MAD", "paid": True, "pay": None}


class Turns:
    """A conversation that answers every message with what it was told to."""

    def __init__(self, consent: bool, **detail: object) -> None:
        self.consent, self.detail = consent, dict(detail)

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        after = DialogueState({"variety": "ary"})
        return Understood(
            Reply("ok"), after, "fr", self.consent, "report_fraud", 0.9, detail=self.detail
        )

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        return Reply("désolé")


async def no_file(path: Path, name: str) -> FileText:
    return FileText(trouble="utter_file_unreadable")


def tell(
    database: Database, turns: Turns, *texts: str, store: ContentStore | None = None
) -> dict[str, Any]:
    """Say something to a conversation; return the detail of the last line that came in."""
    speak = {"speak": speaker(store)} if store else {}
    pipeline = Pipeline(database, turns, no_file, now=lambda: NOW, **speak)

    async def run() -> None:
        for text in texts:
            who = await pipeline.receive(Incoming("web", "1", f"m{uuid4()}", text=text))
            assert who
            while await pipeline.work(who):
                pass

    asyncio.run(run())
    query = select(LogRow).where(LogRow.direction == "in").order_by(LogRow.id.desc())
    row = database.work(lambda s: s.execute(query).scalars().first())
    return dict(row.detail or {}) if row is not None else {}


def test_a_sum_is_kept_only_of_who_agreed(database: Database) -> None:
    assert "cost" not in tell(database, Turns(False, cost=COST, alert="fraud"), "khlest 20000")
    assert tell(database, Turns(True, cost=COST), "khlest 20000", "3awtani")["cost"] == COST


def test_the_variety_is_kept_and_no_empty_cost(database: Database) -> None:
    detail = tell(database, Turns(True, cost=None, fee="free"), "salam")
    assert detail["variety"] == "ary"
    assert detail["fee"] == "free"
    assert "cost" not in detail


def test_a_turn_subscribes_and_the_stop_word_ends_it(
    database: Database, store: ContentStore
) -> None:
    tell(database, Turns(True, alerts=True), "je veux", store=store)
    assert database.work(alerts.subscribers) == 1
    tell(database, Turns(True), "x", "Stop alertes", store=store)
    assert database.work(alerts.subscribers) == 0
    query = select(OutboxRow).order_by(OutboxRow.id.desc())
    last = database.work(lambda s: s.execute(query).scalars().first())
    assert "vous ne recevrez plus d'alerte" in last.content["text"]


def test_the_stop_word_of_who_is_not_subscribed_goes_to_the_dialogue(
    database: Database, store: ContentStore
) -> None:
    assert tell(database, Turns(True, level="none"), "stop alertes", store=store)["level"] == "none"


@pytest.mark.parametrize(
    ("language", "deed", "wanted", "words"),
    [
        ("fr", "alert.subscribe", True, "stop alertes"),
        ("ar", "alert.subscribe", True, "إيقاف التنبيهات"),
        ("fr", "alert.stop", False, "vous ne recevrez plus d'alerte"),
        ("ar", "alert.stop", False, "لن تصلكم التنبيهات"),
    ],
)
def test_the_buttons_subscribe_and_stop(
    store: ContentStore, language: str, deed: str, wanted: bool, words: str
) -> None:
    shelf.use(store)
    scene = Scene({"language": language}, {"entities": [{"entity": "does", "value": deed}]})
    ActionPress().play(scene)
    assert scene.slots["signals"] == {"alerts": wanted}
    assert words in scene.finish().text


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("Usine au Canada recrute 10 soudeurs, frais de dossier 3000 DH à payer.", "1000_4999"),
        ("Usine au Canada recrute 10 soudeurs, frais de contrat 45 000 DH à verser.", "20000_up"),
        ("Usine au Canada recrute 10 soudeurs, salaire 4000 dollars par mois.", "not_said"),
        ("Usine au Canada recrute 10 soudeurs. Aucun frais n'est demandé au candidat.", "free"),
        ("معمل في كندا يشغل لحامين، مصاريف الملف 3000 درهم تؤدى مسبقا", "1000_4999"),
    ],
)
def test_an_offer_falls_into_a_band_of_what_it_asks(
    store: ContentStore, text: str, band: str
) -> None:
    shelf.use(store)
    offer = shelf.offer_check().reader.read(text, today=TODAY)
    assert tally.fee_band(offer) == band


def test_a_paid_sum_keeps_its_destination_and_an_absurd_one_is_left_out(
    store: ContentStore,
) -> None:
    shelf.use(store)
    read = shelf.offer_check().reader.read
    text = "j'ai payé 20000 dh à un samsar pour un contrat en italie"
    found = tally.cost(read(text, today=TODAY), "ITA", paid=True)
    assert found is not None
    assert (found["amount"], found["currency"], found["paid"]) == (20000, "MAD", True)
    absurd = "j'ai payé 99000000 dh de frais de dossier pour un contrat en italie"
    assert tally.cost(read(absurd, today=TODAY), "ITA", paid=True) is None


def test_the_walk_records_answers_and_ends(store: ContentStore) -> None:
    content = store.current
    module = next(m for m in content.walk("fr") if any(s.kind.value == "quiz" for s in m.steps))
    quiz = next(s for s in module.steps if s.kind.value == "quiz")
    wrong = next(o for o in quiz.options if not o.correct)
    walk = Walk(Renderer(content, TODAY), "fr")
    before = Progress().at(module.id, quiz.id)
    after = walk.choose(before, quiz.id, wrong.id).progress
    assert tally.workshop(before, after, content, "fr") == {
        "answer": wrong.id,
        "right": False,
        "tries": 1,
    }
    last = Progress().at(module.id, module.steps[-1].id)
    ended = walk.next(last).progress
    assert tally.workshop(last, ended, content, "fr") == {"finished": module.id}
    assert tally.workshop(before, before, content, "fr") == {}
