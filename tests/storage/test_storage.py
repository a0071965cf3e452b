"""What is remembered: pseudonyms, inbox, outbox, buttons, files; and what is forgotten."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.storage import dialogue, documents, inbox, links, outbox, people, retention
from bot.storage.database import Database
from bot.storage.dialogue import MAX_BUTTONS, Button, DialogueState
from bot.storage.documents import Document
from bot.storage.export import export_person
from bot.storage.models import Base

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)
WAITS_SECONDS, HANGS_SECONDS = 0.5, 20.0


@pytest.fixture
def person(database: Database) -> str:
    return database.work(lambda session: people.person_at(session, "web", "address-1", NOW))


def test_migrations_make_exactly_the_tables_of_the_models(database: Database) -> None:
    inspector = inspect(database.engine)
    made = {
        table: {column["name"] for column in inspector.get_columns(table)}
        for table in inspector.get_table_names()
        if table in Base.metadata.tables
    }
    wanted = {
        name: {column.name for column in table.columns}
        for name, table in Base.metadata.tables.items()
    }
    assert made == wanted


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    database.upgrade()


def test_a_person_is_known_by_a_pseudonym_that_says_nothing_of_the_address(
    database: Database, person: str
) -> None:
    assert "address" not in person
    again = database.work(lambda session: people.person_at(session, "web", "address-1", NOW))
    other = database.work(lambda session: people.person_at(session, "telegram", "address-1", NOW))
    assert again == person
    assert other != person


def test_a_unit_of_work_is_stored_whole_or_not_at_all(database: Database) -> None:
    def broken(session):  # type: ignore[no-untyped-def]
        people.person_at(session, "web", "x", NOW)
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        database.work(broken)
    assert database.work(lambda session: people.find_person(session, "web", "x")) is None


def test_references_must_exist(database: Database) -> None:
    with pytest.raises(IntegrityError):
        database.work(lambda session: dialogue.save_state(session, "nobody", DialogueState(), NOW))


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="time zone"):
        database.work(
            lambda session: people.person_at(session, "web", "x", datetime(2026, 1, 1))  # noqa: DTZ001
        )


def test_a_message_that_keeps_failing_counts_its_attempts(database: Database) -> None:
    database.work(
        lambda s: inbox.receive(s, channel="web", address="a", platform_id="1", content={}, now=NOW)
    )
    person_id = database.work(lambda s: people.find_person(s, "web", "a"))
    attempts = [database.work(lambda s: inbox.next_open(s, person_id)).attempts for _ in range(3)]
    assert attempts == [1, 2, 3]


def test_waiting_grows_and_ends(database: Database, person: str) -> None:
    number = database.work(
        lambda s: outbox.put(s, person_id=person, channel="web", content={"text": "a"}, now=NOW)
    )
    moment = NOW
    waits = []
    for _ in range(outbox.MAX_ATTEMPTS):
        due = database.work(lambda s: outbox.due(s, "web", moment, 10))
        assert [reply.id for reply in due] == [number]
        database.work(lambda s: outbox.put_off(s, number, moment, None))
        before = moment
        while not database.work(lambda s: outbox.due(s, "web", moment, 10)):
            moment += timedelta(seconds=1)
            if moment - before > timedelta(hours=2):
                break
        waits.append((moment - before).total_seconds())
    assert waits[:3] == [2, 4, 8]
    assert database.work(lambda s: outbox.due(s, "web", moment, 10)) == []


def test_old_buttons_are_forgotten_and_those_of_others_are_never_found(
    database: Database, person: str
) -> None:
    stranger = database.work(lambda session: people.person_at(session, "web", "b", NOW))
    tokens = []
    for minute in range(MAX_BUTTONS + 5):
        button = Button(dialogue.new_token(), "t", "menu.show", {})
        tokens.append(button.token)
        moment = NOW + timedelta(minutes=minute)
        database.work(lambda s, b=button, m=moment: dialogue.put_buttons(s, person, [b], m))
    assert database.work(lambda s: dialogue.find_button(s, person, tokens[0])) is None
    assert database.work(lambda s: dialogue.find_button(s, person, tokens[-1])) is not None
    assert database.work(lambda s: dialogue.find_button(s, stranger, tokens[-1])) is None


def test_a_file_is_there_until_its_time_is_over(database: Database, person: str) -> None:
    file = Document("plan.pdf", "application/pdf", b"%PDF")
    token = database.work(lambda s: documents.put(s, person, file, NOW))
    path = documents.path_to(token)
    assert database.work(lambda s: documents.get(s, path, NOW)) == file
    late = NOW + documents.KEPT + timedelta(seconds=1)
    assert database.work(lambda s: documents.get(s, path, late)) is None
    assert database.work(lambda s: documents.get(s, "guess", NOW)) is None


def test_a_person_gets_a_copy_of_everything_and_then_nothing_is_left(
    database: Database, person: str
) -> None:
    state = DialogueState({"language": "ar", "walk": {"module": "read_offer"}})
    database.work(lambda s: dialogue.save_state(s, person, state, NOW))
    database.work(
        lambda s: dialogue.log(
            s, person_id=person, inbox_id=None, now=NOW, direction="in", kind="text", text="سلام"
        )
    )
    kept = database.work(lambda s: export_person(s, person, NOW))
    assert kept["remembered"]["walk"] == {"module": "read_offer"}
    assert [message["text"] for message in kept["messages"]] == ["سلام"]
    database.work(lambda s: people.erase_person(s, person))
    kept = database.work(lambda s: export_person(s, person, NOW))
    assert (kept["remembered"], kept["messages"], kept["language"]) == ({}, [], None)


def test_deleted_words_do_not_stay_in_the_file(database: Database, person: str) -> None:
    if database.shared:
        pytest.skip("PostgreSQL's own vacuum sees to it")
    with database.engine.connect() as connection:
        assert connection.execute(text("PRAGMA secure_delete")).scalar() == 1


def test_what_has_had_its_time_is_forgotten_and_the_rest_stays(
    database: Database, person: str
) -> None:
    def say(moment: datetime) -> None:
        database.work(
            lambda s: dialogue.log(
                s,
                person_id=person,
                inbox_id=None,
                now=moment,
                direction="in",
                kind="text",
                text="x",
            )
        )

    rules = retention.Rules()
    say(NOW - rules.log - timedelta(days=1))
    say(NOW - rules.words - timedelta(days=1))
    say(NOW)
    database.work(
        lambda s: outbox.put(
            s, person_id=person, channel="web", content={}, now=NOW - rules.replies * 2
        )
    )
    done = database.work(lambda s: retention.purge(s, NOW))
    assert (done["log"], done["words"], done["replies"], done["people"]) == (1, 2, 1, 0)
    kept = database.work(lambda s: export_person(s, person, NOW))
    assert [message["text"] for message in kept["messages"]] == [None, "x"]


def test_who_has_been_away_for_a_year_is_erased_whole(database: Database, person: str) -> None:
    later = NOW + retention.Rules().absence + timedelta(days=1)
    assert database.work(lambda s: retention.purge(s, later))["people"] == 1
    assert database.work(lambda s: people.find_person(s, "web", "address-1")) is None


def test_a_message_that_comes_while_two_channels_are_joined_is_stored(database: Database) -> None:
    """On PostgreSQL it waits for the end of the turn that joins them; SQLite lets it wait before."""
    old = database.work(lambda session: people.person_at(session, "whatsapp", "a", NOW))
    new = database.work(lambda session: people.person_at(session, "web", "b", NOW))
    joined, ended = threading.Event(), threading.Event()

    def join(session: Session) -> None:
        links._merge(session, old, new)
        session.flush()
        joined.set()
        ended.wait(WAITS_SECONDS)

    def receive(session: Session) -> tuple[int, str] | None:
        return inbox.receive(
            session,
            channel="whatsapp",
            address="a",
            platform_id="next",
            content={"text": "et mon offre ?"},
            now=NOW,
            file=b"image",
        )

    with ThreadPoolExecutor(2) as threads:
        joining = threads.submit(database.work, join)
        assert joined.wait(HANGS_SECONDS)
        receiving = threads.submit(database.work, receive)
        joining.result()
        stored = receiving.result()
    assert stored is not None
    assert stored[1] == new
    assert database.work(lambda session: inbox.file_of(session, stored[0])) == b"image"
    assert database.work(receive) is None


def test_a_message_that_comes_while_its_person_is_erased_is_a_stranger_s(
    database: Database,
) -> None:
    old = database.work(lambda session: people.person_at(session, "web", "a", NOW))

    def receive(session: Session) -> tuple[int, str] | None:
        return inbox.receive(
            session, channel="web", address="a", platform_id="1", content={}, now=NOW
        )

    found = inbox.person_at
    left = [old]

    def outdated(*args: object) -> str:
        return left.pop() if left else found(*args)  # type: ignore[arg-type]

    database.work(lambda session: people.erase_person(session, old, whole=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inbox, "person_at", outdated)
        stored = database.work(receive)
    assert stored is not None
    assert stored[1] != old
