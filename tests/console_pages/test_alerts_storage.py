"""Alerts: two people, subscribers only, a few at a time, and a word that ends them."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.orm import Session

from bot.content.store import ContentStore
from bot.gateway.alert_words import ends_alerts
from bot.gateway.alerting import release
from bot.gateway.own_turns import Speak
from bot.gateway.service import speaker
from bot.storage import alert_sending, alerts, outbox, people
from bot.storage.alerts import AlertError
from bot.storage.console_models import AccountRow
from bot.storage.database import Database

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=timezone.utc)
WORDS = {
    "fr": "De fausses offres de récolte circulent. Ne payez rien.",
    "ar": "تنتشر عروض وهمية لجني الفواكه. لا تدفعوا شيئا.",
}
SEEN = alerts.Alert(0, NOW, 0, WORDS, "", None, None).version


@pytest.fixture
def speak(store: ContentStore) -> Speak:
    return speaker(store)


@pytest.fixture
def accounts(database: Database) -> tuple[int, int]:
    def make(session: Session) -> tuple[int, int]:
        rows = [
            AccountRow(
                name=name,
                shown_name=name,
                role="supervisor",
                language="fr",
                digest="x",
                disabled=False,
                created_at=NOW,
            )
            for name in ("sara", "omar")
        ]
        session.add_all(rows)
        session.flush()
        return rows[0].id, rows[1].id

    return database.work(make)


def person(
    database: Database, address: str, language: str = "fr", channel: str = "telegram"
) -> str:
    def make(session: Session) -> str:
        found = people.person_at(session, channel, address, NOW)
        people.update_person(session, found, NOW, language=language, consent=True)
        alerts.subscribe(session, found, NOW)
        return found

    return database.work(make)


def approved(database: Database, accounts: tuple[int, int]) -> int:
    author, other = accounts

    def go(session: Session) -> int:
        number = alerts.write(session, WORDS, author, NOW)
        alerts.propose(session, number)
        alerts.approve(session, number, other, NOW, SEEN)
        return number

    return database.work(go)


def due(database: Database, channel: str = "telegram") -> list[outbox.Outgoing]:
    return database.work(lambda s: outbox.due(s, channel, NOW, 500))


def test_who_wrote_an_alert_cannot_approve_it(
    database: Database, accounts: tuple[int, int]
) -> None:
    author, other = accounts
    number = database.work(lambda s: alerts.write(s, WORDS, author, NOW))
    database.work(lambda s: alerts.propose(s, number))
    with pytest.raises(AlertError, match="own_alert"):
        database.work(lambda s: alerts.approve(s, number, author, NOW, SEEN))
    assert database.work(lambda s: alerts.find(s, number)).state == alerts.PROPOSED
    # Whoever changes the words is their author from then on.
    database.work(lambda s: alerts.rewrite(s, number, WORDS, other, NOW, SEEN))
    database.work(lambda s: alerts.propose(s, number))
    with pytest.raises(AlertError, match="own_alert"):
        database.work(lambda s: alerts.approve(s, number, other, NOW, SEEN))
    assert database.work(lambda s: alerts.approve(s, number, author, NOW, SEEN)) == 0


def test_a_draft_that_nobody_proposed_cannot_be_approved(
    database: Database, accounts: tuple[int, int]
) -> None:
    number = database.work(lambda s: alerts.write(s, WORDS, accounts[0], NOW))
    with pytest.raises(AlertError, match="other_state"):
        database.work(lambda s: alerts.approve(s, number, accounts[1], NOW, SEEN))


def test_only_subscribers_are_warned_each_in_their_language(
    database: Database, accounts: tuple[int, int], speak: Speak
) -> None:
    french, arabic = person(database, "1"), person(database, "2", "ar")
    gone = person(database, "3")
    database.work(lambda s: alerts.unsubscribe(s, gone))
    approved(database, accounts)
    assert database.work(lambda s: release(s, speak, NOW)) == 2
    said = {one.person_id: one.content for one in due(database)}
    assert set(said) == {french, arabic}
    assert WORDS["fr"] in said[french]["text"]
    assert "stop alertes" in said[french]["text"]
    assert WORDS["ar"] in said[arabic]["text"]
    assert "إيقاف التنبيهات" in said[arabic]["text"]
    assert [c["title"] for c in said[french]["choices"]][-1] == "Ne plus recevoir"


def test_a_channel_has_few_alerts_in_its_outbox_so_that_replies_do_not_wait(
    database: Database, accounts: tuple[int, int], speak: Speak
) -> None:
    for index in range(50):
        person(database, str(index))
    approved(database, accounts)
    first = database.work(lambda s: release(s, speak, NOW))
    assert first == alert_sending.MAX_ON_THE_WAY
    assert database.work(lambda s: release(s, speak, NOW)) == 0
    for one in due(database):
        database.work(lambda s: outbox.mark_sent(s, one.id, NOW))
    assert database.work(lambda s: release(s, speak, NOW)) == alert_sending.MAX_ON_THE_WAY


def test_a_channel_that_takes_nothing_does_not_hold_up_the_others(
    database: Database, accounts: tuple[int, int], speak: Speak
) -> None:
    for index in range(60):
        person(database, str(index), channel="terminal")
    far = person(database, "far")
    approved(database, accounts)
    for _ in range(5):
        database.work(lambda s: release(s, speak, NOW))
    assert [one.person_id for one in due(database)] == [far]
    assert len(due(database, "terminal")) == alert_sending.MAX_ON_THE_WAY


def test_people_who_must_write_first_do_not_hold_up_the_others(
    database: Database, accounts: tuple[int, int], speak: Speak
) -> None:
    for index in range(45):
        person(database, str(index), channel="whatsapp")
    approved(database, accounts)
    sent = 0
    while count := database.work(lambda s: release(s, speak, NOW)):
        sent += count
        for one in due(database, "whatsapp"):
            later = timedelta(hours=23)
            database.work(
                lambda s: outbox.put_off(s, one.id, NOW, later, counted=False, reason=outbox.WINDOW)
            )
    assert sent == 45


def test_the_report_counts_what_arrived_and_what_was_lost_and_closes_the_alert(
    database: Database, accounts: tuple[int, int], speak: Speak
) -> None:
    person(database, "1"), person(database, "2"), person(database, "3")
    number = approved(database, accounts)
    database.work(lambda s: release(s, speak, NOW))
    first, second, third = due(database)
    database.work(lambda s: outbox.mark_sent(s, first.id, NOW))
    database.work(lambda s: outbox.mark_sent(s, second.id, NOW))
    database.work(lambda s: outbox.give_up(s, third.id, "blocked"))
    database.work(lambda s: release(s, speak, NOW))
    rows = database.work(lambda s: alert_sending.report(s, number))
    assert rows == [("telegram", "arrived", "", 2), ("telegram", "lost", "blocked", 1)]
    assert database.work(lambda s: alerts.find(s, number)).state == alerts.SENT


def test_a_stopped_alert_reaches_nobody_else(
    database: Database, accounts: tuple[int, int], speak: Speak
) -> None:
    person(database, "1")
    number = approved(database, accounts)
    assert database.work(lambda s: alerts.stop(s, number)) == 1
    assert database.work(lambda s: release(s, speak, NOW)) == 0
    assert due(database) == []


@pytest.mark.parametrize(
    "word",
    ["STOP ALERTES", "stop alertes.", "Arrêter les alertes", "إيقاف التنبيهات", "ايقاف التنبيهات"],
)
def test_the_stop_word_is_known_in_both_languages(
    database: Database, speak: Speak, word: str
) -> None:
    who = person(database, "1")
    assert database.work(lambda s: ends_alerts(s, who, word, speak))
    database.work(lambda s: alerts.unsubscribe(s, who))
    assert not database.work(lambda s: ends_alerts(s, who, word, speak))


@pytest.mark.parametrize("word", ["stop", "STOP", "قف"])
def test_a_bare_stop_ends_alerts_only_as_the_answer_to_one(
    database: Database, accounts: tuple[int, int], speak: Speak, word: str
) -> None:
    who = person(database, "1")
    assert not database.work(lambda s: ends_alerts(s, who, word, speak))
    approved(database, accounts)
    database.work(lambda s: release(s, speak, NOW))
    assert database.work(lambda s: ends_alerts(s, who, word, speak))


def test_who_unsubscribes_before_an_alert_leaves_does_not_get_it(
    database: Database, accounts: tuple[int, int], speak: Speak
) -> None:
    who = person(database, "1")
    approved(database, accounts)
    database.work(lambda s: alerts.unsubscribe(s, who))
    assert database.work(lambda s: release(s, speak, NOW)) == 0


def in_the_closed_window(database: Database, accounts: tuple[int, int], speak: Speak) -> int:
    """Let an alert wait in the outbox until its person writes; return its number."""
    number = approved(database, accounts)
    assert database.work(lambda s: release(s, speak, NOW)) == 1
    (waiting,) = due(database, "whatsapp")
    later = timedelta(hours=23)
    database.work(
        lambda s: outbox.put_off(s, waiting.id, NOW, later, counted=False, reason=outbox.WINDOW)
    )
    return number


@pytest.mark.parametrize("how", ["stopped", "unsubscribed"])
def test_an_alert_that_waits_for_its_person_to_write_can_still_be_held_back(
    database: Database, accounts: tuple[int, int], speak: Speak, how: str
) -> None:
    who = person(database, "1", channel="whatsapp")
    number = in_the_closed_window(database, accounts, speak)
    if how == "stopped":
        assert database.work(lambda s: alerts.stop(s, number)) == 1
    else:
        database.work(lambda s: alerts.unsubscribe(s, who))
    database.work(lambda s: outbox.hurry(s, who, "whatsapp", NOW))
    assert due(database, "whatsapp") == []
    assert database.work(lambda s: outbox.after(s, who, "whatsapp", 0)) == []
    database.work(lambda s: release(s, speak, NOW))
    report = database.work(lambda s: alert_sending.report(s, number))
    assert report == [("whatsapp", alerts.DROPPED, how, 1)]


def test_an_alert_that_arrived_stays_arrived_and_another_one_still_goes(
    database: Database, accounts: tuple[int, int], speak: Speak
) -> None:
    first, second = person(database, "1"), person(database, "2", channel="whatsapp")
    number = approved(database, accounts)
    database.work(lambda s: release(s, speak, NOW))
    (sent,) = due(database)
    database.work(lambda s: outbox.mark_sent(s, sent.id, NOW))
    database.work(lambda s: alerts.unsubscribe(s, first))
    assert [one.person_id for one in due(database, "whatsapp")] == [second]
    database.work(lambda s: release(s, speak, NOW))
    assert database.work(lambda s: alert_sending.report(s, number)) == [
        ("telegram", alerts.ARRIVED, "", 1),
        ("whatsapp", alerts.ON_ITS_WAY, "", 1),
    ]


def test_erasing_a_person_leaves_nothing_of_their_subscription(
    database: Database, accounts: tuple[int, int], speak: Speak
) -> None:
    who = person(database, "1")
    approved(database, accounts)
    database.work(lambda s: release(s, speak, NOW))
    database.work(lambda s: people.erase_person(s, who, whole=True))
    assert database.work(alerts.subscribers) == 0
