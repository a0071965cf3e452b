"""A conversation: masked, audited, answered by a person on the person's own channel."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.channels.base import Incoming
from bot.console.desk import Desk
from bot.content.reply import Reply
from bot.gateway.handover import LEFT_ALONE
from bot.gateway.pipeline import Pipeline
from bot.gateway.service import read_nothing, speaker
from bot.gateway.turn import Said, Understood
from bot.storage import audit, outbox, reviews
from bot.storage.dialogue import DialogueState
from bot.storage.models import ButtonRow, LogRow, OutboxRow, PersonRow
from bot.storage.people import Person
from tests.console.conftest import START, Browser, Clock
from tests.console.people import OFFER, READ, say

Logged = Callable[[str], Browser]


class Program:
    """The dialogue, as far as a handover sees it."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        self.heard.append(said.text or (said.press.does if said.press else "?"))
        return Understood(Reply("Le programme."), state, person.language or "fr", person.consent)

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        return Reply("Pardon.")


class Talk:
    """Somebody at the web chat while a counsellor may hold the conversation."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk, self.program, self.count = desk, Program(), 0
        speak = speaker(desk.store)
        self.pipeline = Pipeline(desk.database, self.program, read_nothing, speak=speak, now=clock)

    async def says(self, **content: str) -> list[str]:
        """Say something; return the new replies in the outbox."""
        self.count += 1
        before = self.desk.database.work(outbox.newest)
        incoming = Incoming("web", "amina", f"message-{self.count}", **content)
        person_id = await self.pipeline.receive(incoming)
        assert person_id is not None
        while await self.pipeline.work(person_id):
            pass
        return self.sent(before)

    def sent(self, after: int = 0) -> list[str]:
        query = select(OutboxRow).where(OutboxRow.id > after).order_by(OutboxRow.id)
        rows = self.desk.database.work(lambda s: list(s.execute(query).scalars()))
        return [row.content["text"] if row.content else "" for row in rows]

    def token(self, does: str) -> str:
        query = select(ButtonRow.token).where(ButtonRow.does == does)
        return self.desk.database.work(lambda s: s.execute(query).scalars().first())


@pytest.fixture
def talk(desk: Desk, clock: Clock) -> Talk:
    return Talk(desk, clock)


def deeds(desk: Desk) -> list[str]:
    return [entry.deed for entry in desk.database.work(lambda s: audit.entries(s))][::-1]


def test_the_case_comes_first_and_numbers_are_masked(desk: Desk, as_role: Logged) -> None:
    walk = {"walk": {"module": "fraud", "done": ["self"]}, "country": "CAN"}
    person = say(desk.database, "a", OFFER, offer=READ, intent="share_offer", slots=walk)
    page = as_role("counsellor").get(f"/c/{person}").text
    assert page.index("Offre <span") < page.index('id="transcript"')
    assert "Canada" in page
    assert "numéro masqué" in page
    assert "06 61 00 00 01" not in page
    assert "ferme@mail.example" not in page
    assert "share_offer" in page
    assert "91" in page


def test_the_words_that_show_a_sign_stand_beside_the_message_on_demand(
    desk: Desk, as_role: Logged
) -> None:
    person = say(desk.database, "a", OFFER, offer=READ, intent="share_offer")
    other = say(desk.database, "b", "bonjour")
    browser = as_role("counsellor")
    page = browser.get(f"/c/{person}").text
    address = re.search(rf'hx-get="[^"]*(/c/{person}/words/\d+)"', page)
    assert address is not None
    words = browser.get(address[1]).text
    assert "<mark title=" in words
    assert "06 61 00 00 01" not in words
    assert browser.get(address[1].replace(person, other)).status_code == 404


def test_unmasking_asks_why_and_is_written_down(desk: Desk, as_role: Logged) -> None:
    person = say(desk.database, "a", OFFER + " ma carte 4539 1488 0343 6467", offer=READ)
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    refused = browser.post(f"/c/{person}/unmask", {"reason": " "})
    assert "06 61 00 00 01" not in refused.text
    shown = browser.post(f"/c/{person}/unmask", {"reason": "Rappeler pour l'orienter"})
    assert "06 61 00 00 01" in shown.text
    assert "ferme@mail.example" in shown.text
    assert "4539" not in shown.text
    assert "06 61 00 00 01" not in browser.get(f"/c/{person}").text
    entry = next(
        e for e in desk.database.work(lambda s: audit.entries(s)) if e.deed == "conversation.unmask"
    )
    assert entry.subject == person
    assert entry.detail["reason"] == "Rappeler pour l'orienter"


def test_every_look_and_every_deed_is_in_the_audit_log(desk: Desk, as_role: Logged) -> None:
    person = say(desk.database, "a", "bonjour")
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    browser.post(f"/c/{person}/note", {"text": "À rappeler au 0661000001"})
    browser.post(f"/c/{person}/tag", {"add": "suivi"})
    browser.post(f"/c/{person}/assign", {"to": "1"})
    browser.post(f"/c/{person}/take")
    browser.post(f"/c/{person}/answer", {"text": "Bonjour"})
    browser.post(f"/c/{person}/back")
    browser.post(f"/c/{person}/review", {"done": "1"})
    done = deeds(desk)
    for deed in ("view", "note", "tag", "assign", "take", "answer", "back", "review"):
        assert f"conversation.{deed}" in done
    page = as_role("supervisor").get(f"/audit?subject={person}").text
    assert "Conversation prise" in page
    assert "0661000001" not in browser.get(f"/c/{person}").text


def test_hostile_words_are_words(desk: Desk, as_role: Logged) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{7*7}}</textarea>*<b>*"
    person = say(desk.database, "a", attack, reply="</div><script>x</script>", offer=READ)
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    browser.post(f"/c/{person}/note", {"text": attack})
    browser.post(f"/c/{person}/tag", {"add": "<script>t</script>"})
    pages = [
        browser.get(f"/c/{person}").text,
        browser.get(f"/c/{person}/lines?last=1").text,
        browser.get("/?view=all").text,
        browser.get("/", params={"q": attack, "tag": attack, "country": attack}).text,
        browser.get("/offers/1").text,
        as_role("supervisor").get("/audit", params={"subject": attack}).text,
    ]
    for page in pages:
        assert "<script>alert" not in page
        assert "<script>x" not in page
        assert "<script>t" not in page
        assert "<img" not in page
        assert "49" not in page.partition("<main")[2].partition("{{7*7}}")[0][-5:]
    assert "&lt;script&gt;" in pages[0]


async def test_a_counsellor_answers_on_the_persons_channel_and_the_program_is_silent(
    desk: Desk, as_role: Logged, talk: Talk
) -> None:
    assert await talk.says(text="bonjour") == ["Le programme."]
    person = desk.database.work(lambda s: s.execute(select(PersonRow.id)).scalar_one())
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    page = browser.post(f"/c/{person}/take").text
    assert "Vous répondez maintenant" in page
    assert "conseillère ou un conseiller vous répond ici" in talk.sent()[-1]
    assert await talk.says(text="j'ai peur, on me demande 5000 DH") == []
    assert talk.program.heard == ["bonjour"]
    assert "on me demande 5000 DH" in browser.get(f"/c/{person}").text
    browser.post(f"/c/{person}/answer", {"text": "Ne payez rien. Je suis là."})
    assert talk.sent()[-1] == "Ne payez rien. Je suis là."
    browser.post(f"/c/{person}/back")
    assert "le programme" in talk.sent()[-1]
    assert await talk.says(text="merci") == ["Le programme."]


async def test_buttons_that_guard_a_person_work_while_a_counsellor_answers(
    desk: Desk, as_role: Logged, talk: Talk
) -> None:
    await talk.says(text="bonjour")
    person = desk.database.work(lambda s: s.execute(select(PersonRow.id)).scalar_one())
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    browser.post(f"/c/{person}/take")
    assert "Une personne suit cet échange" in (await talk.says(does="menu.show"))[0]
    assert await talk.says(does="data.erase") == ["Le programme."]
    assert talk.program.heard[-1] == "data.erase"
    back = await talk.says(choice=talk.token("human.leave"))
    assert "le programme" in back[0]
    assert await talk.says(text="re") == ["Le programme."]


async def test_who_is_left_alone_gets_the_program_back_and_still_waits(
    desk: Desk, as_role: Logged, talk: Talk, clock: Clock
) -> None:
    await talk.says(text="bonjour")
    person = desk.database.work(lambda s: s.execute(select(PersonRow.id)).scalar_one())
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    browser.post(f"/c/{person}/take")
    clock.pass_by(seconds=LEFT_ALONE.total_seconds() + 1)
    replies = await talk.says(text="il y a quelqu'un ?")
    assert "n'est plus là" in replies[0]
    assert replies[1] == "Le programme."
    row = desk.database.work(lambda s: s.get(PersonRow, person))
    assert row.waiting_since is not None
    assert not row.held_by_counsellor


async def test_words_said_to_a_counsellor_go_at_the_end_unless_the_person_agreed(
    desk: Desk, as_role: Logged, talk: Talk
) -> None:
    await talk.says(text="bonjour")
    person = desk.database.work(lambda s: s.execute(select(PersonRow.id)).scalar_one())
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    browser.post(f"/c/{person}/take")
    await talk.says(text="mon histoire")
    browser.post(f"/c/{person}/answer", {"text": "Je vous écoute."})
    browser.post(f"/c/{person}/back")
    rows = desk.database.work(lambda s: list(s.execute(select(LogRow.text)).scalars()))
    assert not any(text and ("histoire" in text or "écoute" in text) for text in rows)


def test_a_colleague_cannot_answer_over_who_answers(desk: Desk, as_role: Logged) -> None:
    person = say(desk.database, "a", "bonjour")
    first, second = as_role("counsellor"), as_role("supervisor")
    first.get(f"/c/{person}")
    first.post(f"/c/{person}/take")
    second.get(f"/c/{person}")
    assert "répond déjà" in second.post(f"/c/{person}/take").text
    before = desk.database.work(outbox.newest)
    second.post(f"/c/{person}/answer", {"text": "intrusion"})
    assert desk.database.work(outbox.newest) == before
    second.post(f"/c/{person}/back")
    assert not desk.database.work(lambda s: s.get(PersonRow, person)).held_by_counsellor


def test_whatsapps_day_is_shown(desk: Desk, as_role: Logged, clock: Clock) -> None:
    person = say(desk.database, "a", "bonjour", channel="whatsapp")
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    assert "accepte vos mots jusqu" in browser.post(f"/c/{person}/take").text
    clock.pass_by(hours=25)
    browser = as_role("counsellor")
    assert "Plus de 24 heures" in browser.get(f"/c/{person}").text


def test_ready_answers_are_in_the_persons_language(desk: Desk, as_role: Logged) -> None:
    person = say(desk.database, "a", "سلام", language="ar")
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    page = browser.post(f"/c/{person}/take").text
    assert "لا تدفعوا شيئا الآن" in page
    assert "Ne payez rien pour l'instant" not in page


def test_reviewing_leads_to_the_next_one_until_none_is_left(desk: Desk, as_role: Logged) -> None:
    first = say(desk.database, "a", "bonjour")
    danger = say(desk.database, "b", "au secours", alert="distress", now=START - timedelta(1))
    browser = as_role("counsellor")
    browser.get(f"/c/{first}")
    assert danger[:8] in browser.post(f"/c/{first}/review", {"next": "1"}).text
    last = browser.post(f"/c/{danger}/review", {"next": "1"}).text
    assert "plus rien à relire" in last


def test_who_never_agreed_has_no_words_to_be_read(desk: Desk, as_role: Logged) -> None:
    person = say(desk.database, "a", "mon secret", consent=None)
    page = as_role("counsellor").get(f"/c/{person}").text
    assert "mon secret" not in page
    assert "aucun mot n&#39;est gardé" in page


def test_the_transcript_follows_and_says_nothing_when_nothing_is_new(
    desk: Desk, as_role: Logged
) -> None:
    person = say(desk.database, "a", "un")
    browser = as_role("counsellor")
    last = desk.database.work(lambda s: reviews.last_line(s, person))
    assert browser.get(f"/c/{person}/lines?last={last}").status_code == 204
    say(desk.database, "a", "deux", now=START + timedelta(seconds=5))
    assert "deux" in browser.get(f"/c/{person}/lines?last={last}").text
