"""What a person no longer lets be kept is gone: withdrawn, joined, erased, left behind."""

import asyncio
import os
import time
import traceback
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from bot.gateway import forgetting
from bot.gateway.finding import words_of
from bot.gateway.memory import OfferMemory
from bot.gateway.turn import OfferRead
from bot.settings import read_settings
from bot.storage import conversations, dialogue, inbox, incoming_files, people, retention
from bot.storage.console_models import LogHiddenRow, LogWordsRow
from bot.storage.conversations import TurnNote
from bot.storage.database import Database
from bot.storage.links import keep as keep_code
from bot.storage.links import redeem
from bot.storage.models import InboxRow, LogRow, PersonRow
from bot.storage.offer_models import OfferRow
from tests.storage.conftest import migrate

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)
NAMED = "je suis Zoubidahaddou de Tinghirville, mon numéro est le 0612345678"
OFFER = (
    "Ferme à Huelva cherche trente ouvrières pour la récolte des fraises. Logement gratuit, visa "
    "garanti. Envoyez les frais de dossier par transfert à notre responsable, Mme Nadia."
)
DETAIL = {
    "signs": ["work.vague"],
    "pressed": "Vérifier une offre",
    "choices": ["Menu"],
    "cost": {"amount": 3000, "currency": "MAD"},
}


class House:
    """People who let their words be kept, and a look into the tables."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def person(self, address: str, *, consent: bool | None, channel: str = "web") -> str:
        def unit(session):
            who = people.person_at(session, channel, address, NOW)
            people.update_person(session, who, NOW, language="fr", consent=consent)
            return who

        return self.database.work(unit)

    def says(self, who: str, words: str = NAMED, now: datetime = NOW) -> None:
        def unit(session):
            line = dialogue.log(
                session,
                person_id=who,
                inbox_id=None,
                now=now,
                direction="in",
                kind="text",
                text=words,
                intent="greet",
                detail=DETAIL,
            )
            hidden = {"phone": ["0612345678"]}
            conversations.keep_words(session, who, line, words_of(words), hidden)
            conversations.note_turn(session, who, TurnNote("web"), now)

        self.database.work(unit)

    def sends_offer(self, who: str) -> None:
        read = OfferRead("warning", ("work.vague",), (), "ESP")
        self.database.work(
            lambda session: OfferMemory(b"k" * 32).record(
                session, OFFER, read, person_id=who, may_keep_words=True, now=NOW
            )
        )

    def decides(self, who: str, *, consent: bool) -> None:
        self.database.work(
            lambda s: people.update_person(s, who, NOW, language="fr", consent=consent)
        )

    def lines(self, who: str) -> list[tuple[str | None, str | None, dict]]:
        query = select(LogRow.text, LogRow.intent, LogRow.detail).where(LogRow.person_id == who)
        return self.database.work(lambda s: [tuple(row) for row in s.execute(query)])

    def count(self, table: type) -> int:
        return self.database.work(
            lambda s: s.execute(select(func.count()).select_from(table)).scalar()
        )

    def offer_words(self) -> list[str | None]:
        return self.database.work(lambda s: list(s.execute(select(OfferRow.text)).scalars()))


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


def wordless(house: House, who: str) -> bool:
    line = (None, "greet", {"signs": ["work.vague"]})
    kept = [house.count(table) for table in (LogWordsRow, LogHiddenRow)]
    return house.lines(who) == [line] and kept == [0, 0]


def test_who_withdraws_a_consent_leaves_no_words_behind(house: House) -> None:
    who = house.person("a", consent=True)
    house.says(who)
    house.sends_offer(who)
    assert house.offer_words() == [OFFER]
    house.decides(who, consent=False)
    assert wordless(house, who)
    assert house.offer_words() == [None]


def test_the_words_of_others_stay_when_somebody_withdraws(house: House) -> None:
    who, other = house.person("a", consent=True), house.person("b", consent=True)
    house.says(other, "bonjour")
    house.decides(who, consent=False)
    assert house.lines(other)[0][0] == "bonjour"


@pytest.mark.parametrize(("typed", "shown"), [(True, False), (False, True)])
def test_of_two_channels_joined_one_refusal_takes_the_words_of_both(
    house: House, typed: bool, shown: bool
) -> None:
    joins = house.person("a", consent=typed)
    stays = house.person("b", consent=shown, channel="telegram")
    agreed = joins if typed else stays
    house.says(agreed)
    house.sends_offer(agreed)
    house.database.work(lambda s: keep_code(s, "digest", stays, NOW))
    house.database.work(lambda s: redeem(s, joins, "digest", NOW))
    assert wordless(house, stays)
    assert house.offer_words() == [None]
    assert house.database.work(lambda s: people.get_person(s, stays)).consent is False


@pytest.mark.parametrize("typed", [True, False])
def test_of_two_channels_joined_one_agreement_comes_with_its_words(
    house: House, typed: bool
) -> None:
    joins = house.person("a", consent=True if typed else None)
    stays = house.person("b", consent=None if typed else True, channel="telegram")
    house.says(joins if typed else stays)
    house.database.work(lambda s: keep_code(s, "digest", stays, NOW))
    house.database.work(lambda s: redeem(s, joins, "digest", NOW))
    row = house.database.work(lambda s: s.get(PersonRow, stays))
    assert (row.consent, row.consent_at) == (True, NOW)
    assert house.lines(stays) == [(NAMED, "greet", DETAIL)]


def test_two_channels_of_who_was_never_asked_are_joined_without_an_answer(house: House) -> None:
    joins = house.person("a", consent=None)
    stays = house.person("b", consent=None, channel="telegram")
    house.database.work(lambda s: keep_code(s, "digest", stays, NOW))
    house.database.work(lambda s: redeem(s, joins, "digest", NOW))
    row = house.database.work(lambda s: s.get(PersonRow, stays))
    assert (row.consent, row.consent_at) == (None, None)


def in_index(house: House, word: str) -> bool:
    query = text("SELECT block FROM log_words_index_data")
    blocks = house.database.work(lambda s: list(s.execute(query).scalars()))
    return any(word.encode() in block for block in blocks)


@pytest.mark.parametrize("how", ["erased", "withdrawn", "given back", "old"])
def test_words_that_are_gone_are_gone_from_the_search_index(house: House, how: str) -> None:
    if house.database.shared:
        pytest.skip("PostgreSQL keeps no index beside its lines")
    who, other = house.person("a", consent=True), house.person("b", consent=True)
    later = NOW + retention.Rules().words
    house.says(other, "autre chose", later)
    house.says(who)
    assert in_index(house, "zoubidahaddou")
    work = house.database.work
    if how == "erased":
        work(lambda s: people.erase_person(s, who, whole=True))
    elif how == "withdrawn":
        house.decides(who, consent=False)
    elif how == "given back":
        work(lambda s: s.execute(text("""UPDATE log SET detail = '{"held": true}'""")))
        work(lambda s: conversations.forget_held_words(s, who))
    else:
        work(lambda s: retention.purge(s, later + timedelta(days=1)))
    assert not in_index(house, "zoubidahaddou")
    assert in_index(house, "chose") or how == "old"


def test_buttons_have_the_time_of_words_and_what_figures_count_that_of_the_log(
    house: House,
) -> None:
    old, new = house.person("a", consent=True), house.person("b", consent=True)
    later = NOW + timedelta(days=200)
    house.says(old)
    house.says(new, now=later)
    done = house.database.work(lambda s: retention.purge(s, later))
    assert done["words"] == 1
    counted = {name: DETAIL[name] for name in ("signs", "cost")}
    assert house.lines(old) == [(None, "greet", counted)]
    assert house.lines(new) == [(NAMED, "greet", DETAIL)]


def test_after_a_purge_the_journal_holds_no_word_of_who_was_erased(
    house: House, tmp_path: Path
) -> None:
    if house.database.shared:
        pytest.skip("a file of SQLite")
    house.says(house.person("a", consent=True))
    later = NOW + retention.Rules().absence + timedelta(days=1)
    asyncio.run(forgetting.purge_all(house.database, later))
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("test.db*"))
    assert b"ouarzazate" not in kept.lower()
    assert b"zoubidahaddou" not in kept.lower()


def test_a_purge_goes_on_until_all_who_were_away_too_long_are_erased(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "MAX_ERASED_AT_ONCE", 2)
    monkeypatch.setattr(forgetting, "PAUSE_SECONDS", 0)
    for number in range(5):
        house.person(f"a{number}", consent=None)
    later = NOW + retention.Rules().absence + timedelta(days=1)
    done = asyncio.run(forgetting.purge_all(house.database, later))
    assert done["people"] == 5
    assert house.count(PersonRow) == 0


def test_a_purge_goes_on_until_all_old_offers_are_forgotten(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "MAX_AT_ONCE", 1)
    monkeypatch.setattr("bot.storage.offer_forgetting.MAX_AT_ONCE", 1)
    monkeypatch.setattr(forgetting, "PAUSE_SECONDS", 0)
    who = house.person("a", consent=None)
    house.sends_offer(who)
    house.database.work(
        lambda s: s.add(OfferRow(**offer_like(s.execute(select(OfferRow)).scalar_one())))
    )
    later = NOW + retention.Rules().offers + timedelta(days=1)
    asyncio.run(forgetting.purge_all(house.database, later))
    assert house.offer_words() == []


def offer_like(row: OfferRow) -> dict:
    columns = {column.name for column in OfferRow.__table__.columns} - {"id"}
    return {name: getattr(row, name) for name in columns}


def receive(database: Database, path: str, number: str = "1") -> str:
    content = {"file": {"path": path, "name": "passeport.jpg", "media_type": "image/jpeg"}}
    stored = database.work(
        lambda s: inbox.receive(
            s, channel="web", address="a", platform_id=number, content=content, now=NOW
        )
    )
    assert stored is not None
    return stored[1]


def test_who_is_erased_leaves_the_names_of_files_that_nobody_will_read(house: House) -> None:
    who = receive(house.database, "/var/incoming/passport")
    assert house.database.work(lambda s: people.erase_person(s, who)) == ["/var/incoming/passport"]
    assert house.count(InboxRow) == 0


def test_old_files_that_no_waiting_message_names_are_swept_away(
    house: House, tmp_path: Path
) -> None:
    folder = tmp_path / "incoming"
    folder.mkdir()
    waiting, left, new = (folder / name for name in ("waiting", "left", "new"))
    for path in (waiting, left, new):
        path.write_bytes(b"a photo")
    old = time.time() - forgetting.STRAY_SECONDS - 60
    for path in (waiting, left):
        os.utime(path, (old, old))
    receive(house.database, str(waiting))
    named = house.database.work(incoming_files.paths_waiting)
    assert forgetting.sweep(folder, named) == 1
    assert not left.exists()
    assert waiting.exists()
    assert new.exists()


async def test_corrections_that_a_killed_evaluation_left_are_swept_away_too(
    house: House, tmp_path: Path
) -> None:
    settings = read_settings({"RIHLA_VAR": str(tmp_path / "var")})
    settings.incoming.mkdir(parents=True)
    assert forgetting.sweep(settings.corrections, ()) == 0, "there is no such folder yet"
    settings.corrections.mkdir()
    left, used = (settings.corrections / name for name in ("corrections.jsonl", "used.jsonl"))
    for path in (left, used):
        path.write_text("{}\n")
    old = time.time() - forgetting.STRAY_SECONDS - 60
    os.utime(left, (old, old))
    sweeping = asyncio.create_task(
        forgetting.sweep_in_time(house.database, settings.incoming, settings.corrections)
    )
    while left.exists():
        await asyncio.sleep(0.01)
    sweeping.cancel()
    assert used.exists()


def test_an_error_of_the_database_names_no_words_and_no_addresses(house: House) -> None:
    who = house.person("212612345678", consent=None, channel="whatsapp")
    values = {"c": "whatsapp", "a": "212612345678", "p": who}
    with pytest.raises(IntegrityError) as caught:
        house.database.work(
            lambda s: s.execute(
                text("INSERT INTO address (channel, address, person_id) VALUES (:c, :a, :p)"),
                values,
            )
        )
    told = "".join(traceback.format_exception(caught.value))
    assert "IntegrityError" in told
    assert "212612345678" not in told


def test_words_from_before_a_refusal_go_with_the_update(house: House) -> None:
    refused, agreed = house.person("a", consent=True), house.person("b", consent=True)
    house.sends_offer(refused)
    for who in (refused, agreed):
        house.says(who)
    migrate(house.database, command.downgrade, "0012")
    decide = text("UPDATE person SET consent = :no WHERE id = :who")
    house.database.work(lambda s: s.execute(decide, {"no": False, "who": refused}))
    migrate(house.database, command.upgrade, "head")
    assert house.lines(refused) == [(None, "greet", {"signs": ["work.vague"]})]
    assert house.lines(agreed) == [(NAMED, "greet", DETAIL)]
    assert [house.count(table) for table in (LogWordsRow, LogHiddenRow)] == [1, 1]
    assert house.offer_words() == [None]
