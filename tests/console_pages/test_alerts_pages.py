"""Writing an alert, having somebody else approve it, and attacks on that."""

from collections.abc import Callable
from datetime import datetime, timezone

import pytest

from bot.console.alerts import MAX_CHARACTERS
from bot.storage import alerts, people
from bot.storage.console_models import AuditRow
from bot.storage.database import Database

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=timezone.utc)
WORDS = {"text_fr": "De fausses offres circulent.", "text_ar": "تنتشر عروض وهمية."}


def write(browser) -> str:
    browser.get("/alerts/new")
    return str(browser.post("/alerts/new", WORDS).url).rsplit("/console", 1)[1]


def state(database: Database, path: str) -> str:
    return database.work(lambda s: alerts.find(s, int(path.rsplit("/", 1)[1]))).state


@pytest.fixture
def one_subscriber(database: Database) -> None:
    def subscribe(session) -> None:
        who = people.person_at(session, "telegram", "1", NOW)
        alerts.subscribe(session, who, NOW)

    database.work(subscribe)


def test_one_writes_another_approves_and_it_is_written_down(
    database: Database, enter: Callable, one_subscriber: None
) -> None:
    sara, hind = enter("sara"), enter("hind", "ar")
    path = write(sara)
    page = sara.get(path).text
    assert "stop alertes" in page
    assert "إيقاف التنبيهات" in page
    sara.post(f"{path}/propose")
    page = hind.get(path).text
    assert "الموافقة والإرسال" in page
    hind.post(f"{path}/approve")
    assert state(database, path) == alerts.APPROVED
    assert "لم يخرج بعد" in hind.get(path).text
    deeds = database.work(lambda s: [r.deed for r in s.query(AuditRow) if r.deed[:5] == "alert"])
    assert deeds == ["alert.write", "alert.propose", "alert.approve"]


def test_a_supervisor_cannot_approve_what_they_wrote(database: Database, enter: Callable) -> None:
    omar = enter("omar")
    path = write(omar)
    omar.post(f"{path}/propose")
    answer = omar.post(f"{path}/approve")
    assert "une autre personne doit" in answer.text
    assert "Approuver et envoyer" not in answer.text
    assert state(database, path) == alerts.PROPOSED


@pytest.mark.parametrize("deed", ["approve", "stop"])
@pytest.mark.parametrize("name", ["sara", "yto"])
def test_who_is_no_supervisor_can_neither_approve_nor_stop(
    database: Database, enter: Callable, name: str, deed: str
) -> None:
    omar = enter("omar")
    path = write(omar)
    omar.post(f"{path}/propose")
    browser = enter(name)
    browser.get(path)
    assert browser.post(f"{path}/{deed}").status_code == 403
    assert state(database, path) == alerts.PROPOSED


def test_a_form_from_elsewhere_changes_nothing(database: Database, enter: Callable) -> None:
    sara = enter("sara")
    path = write(sara)
    assert sara.post(f"{path}/propose", csrf="guessed").status_code == 403
    assert state(database, path) == alerts.DRAFT


def test_a_deed_by_address_alone_or_an_unknown_one_does_nothing(enter: Callable) -> None:
    sara = enter("sara")
    path = write(sara)
    assert sara.get(f"{path}/propose").status_code == 405
    assert sara.post(f"{path}/destroy").status_code == 404
    for wrong in ("/alerts/999", "/alerts/x", "/alerts/-1"):
        assert sara.get(wrong).status_code == 404


def test_both_languages_are_needed_and_lengths_are_kept(enter: Callable) -> None:
    sara = enter("sara")
    sara.get("/alerts/new")
    answer = sara.post("/alerts/new", {**WORDS, "text_ar": " "})
    assert answer.status_code == 400
    assert "dans les deux langues" in answer.text
    assert "De fausses offres circulent." in answer.text
    answer = sara.post("/alerts/new", {**WORDS, "text_fr": "x" * (MAX_CHARACTERS + 1)})
    assert answer.status_code == 400


def test_markup_in_an_alert_is_shown_and_never_obeyed(enter: Callable) -> None:
    sara = enter("sara")
    sara.get("/alerts/new")
    answer = sara.post(
        "/alerts/new", {**WORDS, "text_fr": "<script>alert(1)</script> {contact:MAR.police}"}
    )
    assert "<script>alert" not in answer.text
    assert "{contact:MAR.police}" in answer.text


def test_an_approved_alert_can_be_changed_no_more(database: Database, enter: Callable) -> None:
    sara, hind = enter("sara"), enter("hind")
    path = write(sara)
    sara.post(f"{path}/propose")
    hind.get(path)
    hind.post(f"{path}/approve")
    sara.post(f"{path}/edit", {**WORDS, "text_fr": "Autre chose."})
    found = database.work(lambda s: alerts.find(s, int(path.rsplit("/", 1)[1])))
    assert found.words["fr"] == WORDS["text_fr"]


def test_what_was_changed_after_it_was_seen_is_not_approved(
    database: Database, enter: Callable, one_subscriber: None
) -> None:
    sara, hind = enter("sara"), enter("hind")
    path = write(sara)
    sara.post(f"{path}/propose")
    hind.get(path)
    other = {**WORDS, "text_fr": "Payez 3000 DH au guichet."}
    sara.get(f"{path}/edit")
    sara.post(f"{path}/edit", other)
    sara.post(f"{path}/propose")
    answer = hind.post(f"{path}/approve")
    assert state(database, path) == alerts.PROPOSED
    assert "Payez 3000 DH" in answer.text
    hind.post(f"{path}/approve")
    assert state(database, path) == alerts.APPROVED


def test_of_two_who_change_an_alert_the_second_sees_what_the_first_wrote(
    database: Database, enter: Callable
) -> None:
    sara, yto = enter("sara"), enter("yto")
    path = write(sara)
    for browser in (sara, yto):
        browser.get(f"{path}/edit")
    sara.post(f"{path}/edit", {**WORDS, "text_fr": "Écrit par Sara."})
    answer = yto.post(f"{path}/edit", {**WORDS, "text_fr": "Écrit par Yto."})
    assert answer.status_code == 400
    assert "entre-temps" in answer.text
    for words in ("Écrit par Sara.", "Écrit par Yto."):
        assert words in answer.text
    number = int(path.rsplit("/", 1)[1])
    assert database.work(lambda s: alerts.find(s, number)).words["fr"] == "Écrit par Sara."
    yto.post(f"{path}/edit", {**WORDS, "text_fr": "Écrit par les deux."})
    assert database.work(lambda s: alerts.find(s, number)).words["fr"] == "Écrit par les deux."
