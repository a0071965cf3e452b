"""What is remembered of offers: hashes and decisions, words only with consent."""

import stat
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.gateway.keys import KeyFileError, secret_key
from bot.gateway.memory import OfferMemory, offers_like
from bot.gateway.turn import OfferRead
from bot.storage import offers, people, retention
from bot.storage.database import Database
from bot.storage.export import export_person
from bot.storage.links import keep as keep_code
from bot.storage.links import redeem
from bot.storage.offer_models import OfferRow, OfferVerdictRow
from bot.storage.offers import DecisionError, Verdict

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)
FIRST = (
    "Ferme à Huelva cherche trente ouvrières pour la récolte des fraises. Logement gratuit, visa "
    "garanti. Envoyez les frais de dossier par transfert à notre responsable, Mme Nadia."
)
AGAIN = (
    "Envoyez vite les frais de dossier par transfert à la responsable, Mme Hind. Ferme à Huelva "
    "cherche quarante ouvrières, récolte des fraises, logement gratuit et visa garanti !"
)
OTHER = "وظائف شاغرة في مستشفى بالدوحة للممرضين، المقابلة يوم الاثنين بمقر الوكالة مع الشهادات"
PHONE, MAIL = "phone:+212600000001", "mail:offre@example.com"


class Desk:
    def __init__(self, database: Database) -> None:
        self.database, self.memory = database, OfferMemory(b"k" * 32)

    def send(
        self,
        words: str,
        *contacts: str,
        who: str = "p1",
        kept: bool = False,
        now: datetime = NOW,
    ) -> int | None:
        read = OfferRead("warning", ("work.vague",), contacts, "ESP")
        return self.database.work(
            lambda session: self.memory.record(
                session, words, read, person_id=who, may_keep_words=kept, now=now
            )
        )

    def decide(self, number: int | None, verdict: Verdict) -> None:
        assert number is not None
        self.database.work(
            lambda session: offers.decide(
                session, number, verdict, reason="vu au bureau", by="sara", now=NOW
            )
        )
        self.database.work(self.memory.refresh)

    def show(self, number: int | None) -> dict[str, object]:
        assert number is not None
        return self.database.work(lambda session: offers.shown(session, number))


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def test_the_same_offer_from_two_people_is_one_with_two_senders(desk: Desk) -> None:
    first = desk.send(FIRST, PHONE)
    assert desk.send(FIRST, PHONE) == first
    assert desk.send(AGAIN, PHONE, who="p2", now=NOW + timedelta(days=1)) == first
    shown = desk.show(first)
    assert (shown["times"], shown["senders"]) == (3, 2)
    assert shown["last_seen"] == (NOW + timedelta(days=1)).isoformat()


def test_the_same_words_with_another_contact_are_a_row_of_their_own_near_the_first(
    desk: Desk,
) -> None:
    first, second = desk.send(FIRST, PHONE), desk.send(AGAIN, MAIL)
    assert first != second
    like = desk.database.work(lambda session: offers_like(session, int(first or 0)))
    assert [one["id"] for one in like] == [second]


def test_another_offer_is_another_row(desk: Desk) -> None:
    assert desk.send(FIRST) != desk.send(OTHER)


def test_what_has_neither_words_nor_contacts_is_not_stored(desk: Desk) -> None:
    assert desk.send("خدمة فكندا") is None
    assert desk.send("خدمة فكندا", PHONE) == desk.send("travail Canada", PHONE)


def test_no_contact_word_or_pseudonym_stands_in_the_database(desk: Desk) -> None:
    desk.send(FIRST, PHONE, MAIL, who="p-secret")
    with desk.database.engine.connect() as connection:
        tables = ("offer", "offer_band", "offer_contact", "offer_sender")
        kept = str([connection.execute(text(f"SELECT * FROM {t}")).all() for t in tables])  # noqa: S608
    for secret in ("212600000001", "example.com", "p-secret", "fraises", "Huelva"):
        assert secret not in kept


def test_words_are_kept_masked_and_only_with_consent(desk: Desk) -> None:
    number = desk.send(FIRST)
    assert desk.show(number)["text"] is None
    desk.send(FIRST + " Tél 0612345678", who="p2", kept=True)
    words = str(desk.show(number)["text"])
    assert "fraises" in words
    assert "0612345678" not in words


def test_a_confirmed_fraud_is_recalled_by_its_words_and_by_its_contact(desk: Desk) -> None:
    number = desk.send(FIRST, PHONE)
    assert desk.memory.recall(AGAIN, [MAIL]) is None
    desk.decide(number, Verdict.FRAUD)
    assert desk.memory.recall(AGAIN, [MAIL]) is True
    assert desk.memory.recall(OTHER, [PHONE]) is True
    assert desk.memory.recall(OTHER, [MAIL]) is None
    desk.decide(number, Verdict.UNDECIDED)
    assert desk.memory.recall(AGAIN, [PHONE]) is None


def test_a_genuine_offer_is_not_suspected_because_a_fraud_copied_it(desk: Desk) -> None:
    desk.decide(desk.send(FIRST, MAIL), Verdict.GENUINE)
    desk.decide(desk.send(AGAIN, MAIL, PHONE), Verdict.FRAUD)
    assert desk.memory.recall(FIRST, [MAIL]) is False
    assert desk.memory.recall(AGAIN, [MAIL, PHONE]) is True


def test_decisions_are_added_and_the_last_one_counts(desk: Desk) -> None:
    number = desk.send(FIRST)
    desk.decide(number, Verdict.FRAUD)
    desk.decide(number, Verdict.GENUINE)
    shown = desk.show(number)
    assert shown["verdict"] == "genuine"
    assert [one["verdict"] for one in shown["decisions"]] == ["fraud", "genuine"]  # type: ignore[attr-defined]
    listed = desk.database.work(lambda session: offers.listed(session, Verdict.GENUINE, 10))
    assert [row["id"] for row in listed] == [number]


def test_a_decision_needs_a_reason_an_author_and_an_offer(desk: Desk) -> None:
    number = desk.send(FIRST) or 0

    def decide(where: int, reason: str, by: str) -> None:
        desk.database.work(
            lambda s: offers.decide(s, where, Verdict.FRAUD, reason=reason, by=by, now=NOW)
        )

    with pytest.raises(DecisionError, match="reason"):
        decide(number, " ", "sara")
    with pytest.raises(DecisionError, match="author"):
        decide(number, "vu", "")
    with pytest.raises(KeyError):
        decide(number + 1, "vu", "sara")


def test_words_go_after_180_days_and_offers_after_730(desk: Desk) -> None:
    number = desk.send(FIRST, PHONE, kept=True)
    desk.decide(number, Verdict.FRAUD)

    def purge(days: int) -> dict[str, int]:
        later = NOW + timedelta(days=days)
        return desk.database.work(lambda session: retention.purge(session, later))

    assert purge(179)["offer_words"] == 0
    assert purge(181)["offer_words"] == 1
    assert desk.show(number)["text"] is None
    assert purge(729)["offers"] == 0
    assert purge(731)["offers"] == 1
    for table in (OfferRow, OfferVerdictRow):
        assert not desk.database.work(lambda s, t=table: s.execute(select(t)).all())  # type: ignore[misc]
    desk.database.work(desk.memory.refresh)
    assert desk.memory.recall(FIRST, [PHONE]) is None


def test_who_is_erased_leaves_no_word_and_no_trace_as_a_sender(desk: Desk) -> None:
    me = desk.database.work(lambda session: people.person_at(session, "web", "a", NOW))
    number = desk.send(FIRST, who=me, kept=True)
    exported = desk.database.work(lambda session: export_person(session, me, NOW))
    assert [one["text"] for one in exported["offers"]] == [FIRST]
    desk.database.work(lambda session: people.erase_person(session, me))
    assert desk.show(number)["text"] is None
    exported = desk.database.work(lambda session: export_person(session, me, NOW))
    assert exported["offers"] == []


def test_two_channels_that_are_joined_are_one_sender(desk: Desk) -> None:
    web, telegram = (
        desk.database.work(lambda s, c=channel: people.person_at(s, c, "a", NOW))  # type: ignore[misc]
        for channel in ("web", "telegram")
    )
    desk.send(FIRST, who=web)
    desk.send(OTHER, who=web, kept=True)
    desk.send(FIRST, who=telegram)
    desk.database.work(lambda session: keep_code(session, "digest", telegram, NOW))
    desk.database.work(lambda session: redeem(session, web, "digest", NOW))
    exported = desk.database.work(lambda session: export_person(session, telegram, NOW))
    assert [one["text"] for one in exported["offers"]] == [None, OTHER]


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    key = secret_key(tmp_path / "var", "memory")
    path = tmp_path / "var" / "memory.key"
    assert secret_key(tmp_path / "var", "memory") == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_bytes(b"broken")
    with pytest.raises(KeyFileError, match="damaged"):
        secret_key(tmp_path / "var", "memory")
