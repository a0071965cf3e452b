"""Every way to the words of a conversation leaves a line in the audit log."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.console.conversation import VIEW, VIEW_HOLDS
from bot.console.desk import Desk
from bot.storage import audit, reviews
from tests.console.conftest import START, Browser, Clock
from tests.console.people import say

Logged = Callable[[str], Browser]


@pytest.fixture
def person(desk: Desk) -> str:
    return say(desk.database, "a", "mon secret")


def views(desk: Desk, person: str) -> int:
    return len(desk.database.work(lambda s: audit.entries(s, deed=VIEW, subject=person)))


def test_the_live_transcript_is_no_way_to_read_without_a_trace(
    desk: Desk, as_role: Logged, person: str
) -> None:
    page = as_role("counsellor").get(f"/c/{person}/lines?last=1")
    assert "mon secret" in page.text
    assert views(desk, person) == 1


@pytest.mark.parametrize("query", ["", "?last=0", "?last=x", "?last=-1"])
def test_a_whole_transcript_is_not_given_to_a_page_that_shows_none(
    desk: Desk, as_role: Logged, person: str, query: str
) -> None:
    assert as_role("counsellor").get(f"/c/{person}/lines{query}").status_code == 404


def test_the_words_of_one_line_leave_a_trace_too(desk: Desk, as_role: Logged, person: str) -> None:
    said, _ = desk.database.work(lambda s: reviews.transcript(s, person))
    assert as_role("counsellor").get(f"/c/{person}/words/{said[0].id}").status_code == 200
    assert views(desk, person) == 1


def test_a_page_that_stays_open_is_noted_once_an_hour_and_not_at_every_line(
    desk: Desk, as_role: Logged, clock: Clock, person: str
) -> None:
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    for minute in range(1, 4):
        say(desk.database, "a", f"encore {minute}", now=START + timedelta(minutes=minute))
        assert "encore" in browser.get(f"/c/{person}/lines?last=1").text
    assert views(desk, person) == 1
    clock.pass_by(seconds=VIEW_HOLDS.total_seconds() - 60)
    browser.get("/")  # what the page asks for by itself keeps no session alive
    browser.get(f"/c/{person}/lines?last=1")
    assert views(desk, person) == 1
    clock.pass_by(minutes=2)
    browser.get(f"/c/{person}/lines?last=1")
    assert views(desk, person) == 2


def test_the_look_of_one_account_does_not_cover_that_of_another(
    desk: Desk, as_role: Logged, person: str
) -> None:
    as_role("counsellor").get(f"/c/{person}")
    as_role("supervisor").get(f"/c/{person}/lines?last=1")
    assert views(desk, person) == 2
