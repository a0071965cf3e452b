"""The queue: who waits, who may be in danger, what is new; found by words in either script."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from bot.console.desk import Desk
from bot.storage import accounts, audit, conversations, people, retention, reviews
from bot.storage.console_models import ConversationRow
from bot.storage.export import export_person
from bot.storage.queue import PAGE, Filters, View, Watcher, lines
from tests.console.conftest import START, Browser, Clock
from tests.console.people import OFFER, READ, ago, say

Logged = Callable[[str], Browser]
NOBODY = Watcher(0, None)


def listed(desk: Desk, view: View = View.ALL, **filters: object) -> list[str]:
    found, _ = desk.database.work(lambda s: lines(s, view, Filters(**filters), NOBODY))
    return [line.person_id for line in found]


def test_who_waits_longest_is_first(desk: Desk) -> None:
    later = say(desk.database, "b", "un conseiller svp", now=ago(hours=1), waits=True)
    sooner = say(desk.database, "a", "je veux parler à quelqu'un", now=ago(hours=3), waits=True)
    say(desk.database, "c", "bonjour")
    assert listed(desk, View.WAITING) == [sooner, later]


def test_distress_money_paid_and_dangerous_offers_are_in_danger_until_reviewed(
    desk: Desk, as_role: Logged
) -> None:
    distress = say(desk.database, "a", "ils m'ont pris mon passeport", alert="distress")
    paid = say(desk.database, "b", "j'ai payé 3000 dh", alert="fraud", now=ago(minutes=1))
    offer = say(desk.database, "c", OFFER, offer=READ, now=ago(minutes=2))
    say(desk.database, "d", "bonjour")
    assert listed(desk, View.DANGER) == [distress, paid, offer]
    page = as_role("counsellor").get("/?view=danger").text
    assert "Détresse" in page
    assert "Offre dangereuse" in page
    browser = as_role("counsellor")
    browser.get(f"/c/{paid}")
    browser.post(f"/c/{paid}/review", {"done": "1"})
    assert listed(desk, View.DANGER) == [distress, offer]


def test_distress_comes_before_offers_that_are_newer_on_every_page(desk: Desk) -> None:
    distress = [
        say(
            desk.database,
            f"a{n}",
            "ils m'ont pris mon passeport",
            alert="distress",
            now=ago(days=n),
        )
        for n in range(1, 4)
    ]
    offers = [
        say(desk.database, f"b{n}", OFFER, offer=READ, now=ago(minutes=n)) for n in range(1, 4)
    ]
    seen, after = [], None
    for _ in range(3):
        page, after = desk.database.work(
            lambda s, after=after: lines(s, View.DANGER, Filters(), NOBODY, after, 2)
        )
        seen += [line.person_id for line in page]
    assert seen == [*distress, *offers]
    assert after is None


def test_pressing_a_button_does_not_put_a_reviewed_conversation_back(
    desk: Desk, as_role: Logged
) -> None:
    person = say(desk.database, "a", "bonjour")
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    browser.post(f"/c/{person}/review", {"done": "1"})
    say(desk.database, "a", None, pressed="Suite", now=ago(minutes=-1))
    assert listed(desk, reviewed=False) == []
    say(desk.database, "a", "et le visa ?", now=ago(minutes=-2))
    assert listed(desk, reviewed=False) == [person]


def test_what_is_new_since_the_last_visit_is_told_apart(desk: Desk) -> None:
    say(desk.database, "a", "avant", now=ago(days=2))
    new = say(desk.database, "b", "après", now=ago(hours=1))
    watcher = Watcher(0, ago(days=1))
    found, _ = desk.database.work(lambda s: lines(s, View.NEW, Filters(), watcher))
    assert [line.person_id for line in found] == [new]


def test_a_second_login_the_same_morning_does_not_make_the_new_old(
    desk: Desk, as_role: Logged, clock: Clock
) -> None:
    as_role("counsellor")
    clock.pass_by(days=1)
    as_role("counsellor")
    clock.pass_by(minutes=30)
    as_role("counsellor")
    account = desk.database.work(lambda s: accounts.named(s, "counsellor"))
    assert account.visited_at == START


def test_filters_narrow_by_language_country_channel_level_module_day_and_tag(
    desk: Desk, as_role: Logged
) -> None:
    offer = say(desk.database, "a", OFFER, offer=READ, channel="whatsapp")
    walker = say(
        desk.database,
        "b",
        "السلام عليكم",
        language="ar",
        now=ago(days=3),
        slots={"walk": {"module": "fraud"}},
    )
    assert listed(desk, country="CAN", channel="whatsapp", level="danger") == [offer]
    assert listed(desk, language="ar", module="fraud") == [walker]
    assert listed(desk, since=ago(days=1)) == [offer]
    assert listed(desk, until=ago(days=1)) == [walker]
    browser = as_role("counsellor")
    browser.get(f"/c/{walker}")
    browser.post(f"/c/{walker}/tag", {"add": " À  suivre "})
    assert listed(desk, tag="à suivre") == [walker]
    assert "à suivre" in browser.get("/?tag=à suivre").text


def test_words_are_found_without_accents_and_across_arabic_spellings(
    desk: Desk, as_role: Logged
) -> None:
    french = say(desk.database, "a", "Ils demandent des frais de réservation")
    arabic = say(desk.database, "b", "طلبوا مني الفلوس ديال الكونطرا", language="ar")
    browser = as_role("counsellor")
    for words, person in (
        ("reservation", french),
        ("RÉSERV", french),
        ("frais demandent", french),
        ("فلوس", arabic),
        ("الفلوس", arabic),
        ("كونطرا", arabic),
    ):
        page = browser.get("/", params={"q": words}).text
        assert person in page, words
        assert (french if person == arabic else arabic) not in page


def searches(desk: Desk) -> list[str]:
    found = desk.database.work(lambda s: audit.entries(s))
    return [str(entry.subject) for entry in found if entry.deed == "conversation.search"]


def test_every_search_in_what_people_said_is_written_down_without_its_words(
    desk: Desk, as_role: Logged, clock: Clock
) -> None:
    say(desk.database, "a", "Ils demandent des frais de réservation")
    browser = as_role("counsellor")
    browser.get("/?view=all"), browser.get("/queue")
    assert searches(desk) == []
    browser.get("/?q=reservation")
    browser.get("/?q=reservation", headers={"hx-request": "true"})
    assert len(searches(desk)) == 2
    assert len(set(searches(desk))) == 1
    browser.get("/queue?q=فلوس")
    assert len(set(searches(desk))) == 2
    assert not any("reservation" in one or "فلوس" in one for one in searches(desk))


def test_a_search_that_stays_open_is_written_down_once_an_hour(
    desk: Desk, as_role: Logged, clock: Clock
) -> None:
    browser = as_role("counsellor")
    browser.get("/?q=frais")
    for _ in range(7):
        clock.pass_by(minutes=9)
        browser.get("/queue?q=frais")
        browser.get("/")  # the poll itself keeps no session alive
    assert len(searches(desk)) == 2


def test_a_hostile_search_finds_nothing_and_breaks_nothing(desk: Desk, as_role: Logged) -> None:
    say(desk.database, "a", "bonjour tout le monde")
    browser = as_role("counsellor")
    for words in (
        '" OR 1',
        "a' | !b & ",
        "NEAR(",
        "*",
        "'; DROP TABLE log;--",
        ":*",
        "(((",
    ):
        assert browser.get("/", params={"q": words}).status_code == 200
    assert browser.get("/", params={"q": "\x00"}).status_code == 404


def test_nobody_is_found_by_words_who_refused_a_review(desk: Desk, as_role: Logged) -> None:
    person = say(desk.database, "a", "mon secret", consent=False)
    assert person not in as_role("counsellor").get("/?q=secret").text


def test_erasure_and_retention_take_the_words_from_the_index(desk: Desk, as_role: Logged) -> None:
    first = say(desk.database, "a", "première tomate", now=ago(days=200))
    second = say(desk.database, "b", "seconde tomate")
    desk.database.work(lambda s: people.erase_person(s, second, whole=True))
    desk.database.work(lambda s: retention.purge(s, START))
    page = as_role("counsellor").get("/?q=tomate").text
    assert first not in page
    assert second not in page
    assert listed(desk) == [first]


def test_pages_follow_each_other_without_gap_or_double(desk: Desk, as_role: Logged) -> None:
    everybody = [
        say(desk.database, f"p{n}", "bonjour", now=ago(minutes=n // 3)) for n in range(PAGE + 7)
    ]
    seen, after = [], None
    while True:
        page, after = desk.database.work(
            lambda s, after=after: lines(s, View.ALL, Filters(), NOBODY, after, 10)
        )
        seen += [line.person_id for line in page]
        if after is None:
            break
    assert sorted(seen) == sorted(everybody)
    assert len(seen) == len(set(seen))
    assert "Voir la suite" in as_role("counsellor").get("/?view=all").text


def test_the_list_follows_without_a_reload_and_keeps_no_session_alive(
    desk: Desk, as_role: Logged, clock: Clock
) -> None:
    browser = as_role("counsellor")
    assert "attend en ce moment" in browser.get("/queue").text
    person = say(desk.database, "a", "une personne svp", waits=True)
    assert person in browser.get("/queue").text
    for _ in range(13):
        clock.pass_by(minutes=5)
        last = browser.get("/queue", headers={"hx-request": "true"})
    assert last.status_code == 401
    assert last.headers["hx-redirect"].endswith("/login")


def test_two_channels_joined_are_one_line(desk: Desk) -> None:
    first = say(desk.database, "a", "bonjour", channel="web", now=ago(hours=2))
    second = say(desk.database, "a", "salut", channel="telegram", alert="distress")

    def join(session: object) -> None:
        conversations.move_person(session, second, first)

    desk.database.work(join)
    assert listed(desk) == [first]
    assert listed(desk, View.DANGER) == [first]


@pytest.mark.parametrize("kept_first", [True, False])
def test_of_two_channels_joined_the_last_review_and_the_last_answer_stay(
    desk: Desk, as_role: Logged, kept_first: bool
) -> None:
    kept = say(desk.database, "a", "bonjour", channel="web", now=ago(hours=3))
    gone = say(desk.database, "b", "salut", channel="telegram", now=ago(hours=2))
    earlier, later = (kept, gone) if kept_first else (gone, kept)

    def join(session: Session) -> None:
        reviews.review(session, earlier, 1, ago(minutes=50))
        reviews.review(session, later, 2, ago(minutes=40))
        reviews.take(session, earlier, 1, ago(minutes=30))
        reviews.give_back(session, earlier)
        reviews.take(session, later, 2, ago(minutes=20))
        conversations.move_person(session, gone, kept)

    desk.database.work(join)
    row = desk.database.work(lambda s: s.get(ConversationRow, kept))
    assert (row.reviewed_by, row.reviewed_at) == (2, ago(minutes=40))
    assert (row.held_by, row.answered_at) == (2, ago(minutes=20))


def test_who_was_reviewed_on_the_channel_that_joins_still_shows_by_whom(desk: Desk) -> None:
    kept = say(desk.database, "a", "bonjour", channel="web", now=ago(minutes=5))
    gone = say(desk.database, "b", "salut", channel="telegram", now=ago(hours=2))

    def join(session: Session) -> None:
        reviews.review(session, gone, 1, ago(hours=1))
        conversations.move_person(session, gone, kept)

    desk.database.work(join)
    row = desk.database.work(lambda s: s.get(ConversationRow, kept))
    assert (row.reviewed_by, row.reviewed_at) == (1, ago(hours=1))
    assert row.answered_at is None
    assert not row.reviewed


def test_a_person_gets_what_counsellors_noted_and_the_numbers_that_were_masked(
    desk: Desk, as_role: Logged
) -> None:
    person = say(desk.database, "a", "mon numéro est le 0661000001")
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    browser.post(f"/c/{person}/note", {"text": "À rappeler"})
    browser.post(f"/c/{person}/tag", {"add": "suivi"})
    kept = desk.database.work(lambda s: export_person(s, person, START))["of_counsellors"]
    assert [note["text"] for note in kept["notes"]] == ["À rappeler"]
    assert kept["tags"] == ["suivi"]
    assert kept["masked_in_messages"] == [{"[number]": ["0661000001"]}]


def test_lines_that_have_had_their_time_leave_the_index_too(desk: Desk, as_role: Logged) -> None:
    say(desk.database, "a", "vieille tomate", now=ago(days=800))
    person = say(desk.database, "a", "tomate fraîche", now=ago(hours=1))
    desk.database.work(lambda s: retention.purge(s, START))
    browser = as_role("counsellor")
    assert person in browser.get("/?q=fraiche").text
    assert person not in browser.get("/?q=vieille").text
