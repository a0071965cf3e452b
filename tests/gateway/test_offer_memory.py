"""A fraud that a counsellor confirmed is known again when someone else sends it in other words.

The real reader and signs stand behind a conversation without Rasa.
"""

import itertools

import pytest
from sqlalchemy import select

from actions.offer_check import OfferCheck
from bot.channels.base import Delivery, Incoming
from bot.content.model import Snapshot
from bot.content.reply import Reply
from bot.gateway.dispatcher import Dispatcher
from bot.gateway.memory import OfferMemory
from bot.gateway.pipeline import Pipeline, utc_now
from bot.gateway.service import read_nothing
from bot.gateway.turn import OfferRead, Said, Understood
from bot.storage import offers
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.offer_models import OfferRow
from bot.storage.offers import Verdict
from bot.storage.people import Person
from tests.conftest import TODAY

SIGN = "memory.confirmed_fraud"
FRENCH = (
    "Hôtel à Doha recrute vingt serveurs et femmes de chambre. Salaire 900 euros par mois, "
    "logement et repas offerts. Le contrat arrive par mail après votre inscription. "
    "Appelez M. Karim au 0661000001.",
    "Salaire 1100 euros par mois, repas et logement offerts ! Hôtel à Doha recrute trente femmes "
    "de chambre et serveurs. Après inscription le contrat arrive par mail. Mme Salma 0662000002",
)
DARIJA = (
    "خوتي كاين كونطرا ديال الخدمة فالطاليان ففيرما ديال التفاح، 1300 أورو فالشهر والسكنى عندهم، "
    "صيفطو السيفي ديالكم وعيطو لعادل 0663000003",
    "khouti kayn kontra dyal lkhedma f talyan f firma dyal tefa7, 1500 euro f chhar w sokna "
    "3endhom, sifto cv dyalkom w 3eyto l Samir 0664000004",
)
STRANGERS = (
    "La boulangerie du centre de Lyon cherche un apprenti pâtissier, entretien sur place, "
    "candidatures à rh@boulangerie.example",
    "مطلوب ممرضون في مستشفى بالرياض، المقابلة بمقر الوكالة يوم الخميس مع الشهادات الأصلية",
)


class Reader:
    """A conversation that reads every message as an offer."""

    def __init__(self, check: OfferCheck, memory: OfferMemory) -> None:
        self.check, self.memory = check, memory

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        checked = self.check.check(said.text or "", today=TODAY, recall=self.memory.recall)
        signs = tuple(hit.sign.id for hit in checked.findings.hits)
        level = checked.findings.level.value
        reply = Reply(f"{level}: {' '.join(signs)}")
        offer = OfferRead(level, signs, checked.contacts)
        return Understood(reply, state, "fr", consent=person.consent, offer=offer)

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        raise AssertionError("a turn broke")


class Town:
    name = "test"

    def __init__(self, database: Database, check: OfferCheck) -> None:
        self.database = database
        memory = OfferMemory(b"k" * 32)
        self.pipeline = Pipeline(database, Reader(check, memory), read_nothing, memory=memory)
        self.dispatcher = Dispatcher(self.pipeline, {"test": self})
        self.numbers = itertools.count()
        self.last = ""

    async def send(self, delivery: Delivery) -> None:
        self.last = delivery.reply.text

    async def say(self, who: str, text: str) -> str:
        person = await self.pipeline.receive(
            Incoming("test", who, f"m{next(self.numbers)}", text=text)
        )
        assert person is not None
        await self.dispatcher.wake(person)
        return self.last

    def rows(self) -> list[OfferRow]:
        query = select(OfferRow).order_by(OfferRow.id)
        return self.database.work(lambda session: list(session.execute(query).scalars()))

    def decide(self, verdict: Verdict) -> None:
        number = self.rows()[-1].id
        self.database.work(
            lambda session: offers.decide(
                session, number, verdict, reason="vérifié", by="sara", now=utc_now()
            )
        )


@pytest.fixture(scope="module")
def check(content: Snapshot) -> OfferCheck:
    return OfferCheck(content)


@pytest.fixture
def town(database: Database, check: OfferCheck) -> Town:
    return Town(database, check)


@pytest.mark.parametrize(("first", "again"), [FRENCH, DARIJA], ids=["French", "Darija"])
async def test_a_confirmed_fraud_sent_by_someone_else_in_other_words_is_a_danger(
    town: Town, first: str, again: str
) -> None:
    assert SIGN not in await town.say("a", first)
    assert SIGN not in await town.say("b", again)
    town.decide(Verdict.FRAUD)
    told = await town.say("c", first)
    assert told.startswith("danger: ")
    assert SIGN in told
    for stranger in STRANGERS:
        assert SIGN not in await town.say("c", stranger)


@pytest.mark.parametrize(("first", "again"), [FRENCH, DARIJA], ids=["French", "Darija"])
async def test_an_offer_judged_genuine_or_undecided_bears_no_sign_of_memory(
    town: Town, first: str, again: str
) -> None:
    await town.say("a", first)
    for verdict in (Verdict.GENUINE, Verdict.UNDECIDED):
        town.decide(verdict)
        assert SIGN not in await town.say("b", again)


async def test_the_same_phone_in_a_new_text_is_known(town: Town) -> None:
    await town.say("a", FRENCH[0])
    town.decide(Verdict.FRAUD)
    assert SIGN in await town.say("b", STRANGERS[1] + " 0661000001")


async def test_a_decision_taken_back_no_longer_counts(town: Town) -> None:
    await town.say("a", FRENCH[0])
    town.decide(Verdict.FRAUD)
    assert SIGN in await town.say("b", FRENCH[0])
    town.decide(Verdict.UNDECIDED)
    assert SIGN not in await town.say("c", FRENCH[0])
    assert [(row.times, row.senders) for row in town.rows()] == [(3, 3)]


def test_what_many_share_is_no_contact_of_an_offer(check: OfferCheck) -> None:
    text = (
        "Offre : serveur. Écrivez à contact@anapec.org ou à equipe@gmail.com, rh@hotel-rivage.example.com, "
        "https://www.facebook.com/groups/emploi, https://t.me/visarapide"
    )
    assert check.check(text, today=TODAY).contacts == (
        "mail:equipe@gmail.com",
        "mail:rh@hotel-rivage.example.com",
        "host:example.com",
        "chat:t.me/visarapide",
    )
