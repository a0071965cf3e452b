"""Given back to the program: by a counsellor, or because they were silent; then nothing is kept."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console.desk import Desk
from bot.gateway.handover import LEFT_ALONE, Handover, give_back_left
from bot.gateway.service import speaker
from bot.storage import inbox, reviews
from bot.storage.dialogue import Button
from bot.storage.inbox import Received
from bot.storage.models import LogRow, OutboxRow, PersonRow
from tests.console.conftest import START, Browser, Clock
from tests.console.people import say

Logged = Callable[[str], Browser]
BUTTON = Button("t", "Je veux partir", "menu.show", {})


class Held:
    """Somebody whom a counsellor answers, and what is kept of what they say."""

    def __init__(self, desk: Desk, clock: Clock, *, consent: bool | None, language: str) -> None:
        self.desk, self.clock = desk, clock
        self.person = say(desk.database, "a", "bonjour", consent=consent, language=language)
        desk.database.work(lambda s: reviews.take(s, self.person, 1, clock()))

    def says(self, text: str | None, button: Button | None = None) -> None:
        def unit(session: Session) -> None:
            content = {"text": text}
            found = inbox.receive(
                session,
                channel="web",
                address="a",
                platform_id=f"{self.clock()} {text}",
                content=content,
                now=self.clock(),
            )
            assert found is not None
            received = Received(found[0], self.person, "web", 1, content)
            Handover(speaker(self.desk.store)).took_over(session, received, button, self.clock())

        self.desk.database.work(unit)

    def left(self) -> int:
        speak, now = speaker(self.desk.store), self.clock()
        return self.desk.database.work(lambda s: give_back_left(s, speak, now))

    def kept(self) -> list[tuple[str | None, dict]]:
        query = select(LogRow.text, LogRow.detail).where(LogRow.person_id == self.person)
        rows = self.desk.database.work(lambda s: list(s.execute(query.order_by(LogRow.id))))
        return [(text, detail or {}) for text, detail in rows]

    def told(self) -> str:
        query = select(OutboxRow.content).order_by(OutboxRow.id.desc())
        return str(self.desk.database.work(lambda s: s.execute(query).scalars().first())["text"])

    def row(self) -> PersonRow:
        return self.desk.database.work(lambda s: s.get(PersonRow, self.person))


@pytest.fixture
def held(desk: Desk, clock: Clock) -> Callable[..., Held]:
    def make(*, consent: bool | None = False, language: str = "fr") -> Held:
        return Held(desk, clock, consent=consent, language=language)

    return make


@pytest.mark.parametrize("consent", [False, None])
def test_of_who_did_not_agree_neither_words_nor_buttons_stay_after_a_talk(
    desk: Desk, as_role: Logged, consent: bool | None
) -> None:
    person = say(desk.database, "a", "bonjour", consent=consent)
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    browser.post(f"/c/{person}/take")
    query = select(LogRow).where(LogRow.person_id == person)
    during = desk.database.work(lambda s: list(s.execute(query).scalars()))
    assert any("conseiller" in (row.text or "") for row in during)
    browser.post(f"/c/{person}/back")
    after = desk.database.work(lambda s: list(s.execute(query).scalars()))
    assert len(after) == len(during) + 1
    assert all(row.text is None for row in after)
    assert not any({"pressed", "choices", "cost"} & (row.detail or {}).keys() for row in after)


def test_of_who_agreed_the_talk_can_be_reviewed(desk: Desk, as_role: Logged) -> None:
    person = say(desk.database, "a", "bonjour", consent=True)
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    browser.post(f"/c/{person}/take")
    browser.post(f"/c/{person}/back")
    query = select(LogRow).where(LogRow.person_id == person)
    last = desk.database.work(lambda s: list(s.execute(query).scalars()))[-1]
    assert "le programme" in last.text
    assert last.detail["choices"] == ["Demander quelqu'un", "Menu"]


@pytest.mark.parametrize(("language", "words"), [("fr", "n'est plus là"), ("ar", "غير موجود الآن")])
def test_who_wrote_to_a_silent_counsellor_is_given_back_and_waits(
    held: Callable[..., Held], clock: Clock, language: str, words: str
) -> None:
    one = held(language=language)
    clock.pass_by(minutes=10)
    one.says("mon secret"), one.says(None, BUTTON)
    assert any(text == "mon secret" for text, _ in one.kept())
    clock.moment = START + LEFT_ALONE
    assert one.left() == 0
    clock.pass_by(seconds=1)
    assert one.left() == 1
    assert words in one.told()
    assert not one.row().held_by_counsellor
    assert one.row().waiting_since == START + timedelta(minutes=10)
    assert [text for text, _ in one.kept()] == [None] * 4
    assert not any("pressed" in detail for _, detail in one.kept())
    assert one.left() == 0, "and is told once"


def test_after_a_talk_that_was_over_the_program_is_back_and_nobody_waits(
    held: Callable[..., Held], desk: Desk, clock: Clock
) -> None:
    one = held()
    one.says("mon secret")
    clock.pass_by(minutes=5)
    desk.database.work(
        lambda s: reviews.answered(s, one.person, 1, "Bon courage.", "Amina", clock())
    )
    clock.pass_by(seconds=LEFT_ALONE.total_seconds() + 1)
    assert one.left() == 1
    assert "je vous réponds de nouveau" in one.told()
    assert one.row().waiting_since is None
    assert all(text is None for text, _ in one.kept())
