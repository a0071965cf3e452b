"""The door: who has no right to be in stays out, however they try."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from bot.console import login, passwords
from bot.console.app import PATH
from bot.console.desk import COOKIE, Desk
from bot.gateway.callers import caller
from bot.storage import accounts, audit, retention
from bot.storage.accounts import ABSOLUTE_LIMIT, IDLE_LIMIT
from bot.storage.database import Database
from bot.storage.login_failures import COUNTED_FOR, MAX_FAILURES
from tests.console.conftest import PASSWORD, START, Browser, Clock

Opens = Callable[[], Browser]


@pytest.fixture
def few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the door count to few; to be asked for before the door is made."""
    for name, value in {
        "TRIES": MAX_FAILURES + 1,
        "ADDRESS_TRIES": MAX_FAILURES + 4,
        "TRY_SECONDS": 600.0,
        "ADDRESS_TRY_SECONDS": 600.0,
    }.items():
        monkeypatch.setattr(login, name, value)


def is_in(browser: Browser) -> bool:
    return browser.get("/audit", follow_redirects=False).status_code in {200, 403}


def test_without_a_session_every_page_leads_to_the_door(browser: Opens) -> None:
    response = browser().get("/audit", follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == f"{PATH}/login?next=/audit"


def test_the_right_password_opens_and_a_wrong_one_does_not(browser: Opens) -> None:
    someone = browser()
    refused = someone.enter("supervisor", "quatre mots faux")
    assert refused.status_code == 403
    assert "ne va pas" in refused.text
    assert not is_in(someone)
    someone.enter("supervisor")
    assert is_in(someone)


def test_an_unknown_name_is_refused_in_the_same_words(browser: Opens) -> None:
    wrong, unknown = browser().enter("supervisor", "x"), browser().enter("nobody", "x")
    assert wrong.status_code == unknown.status_code == 403
    cut = "<form"
    assert wrong.text.partition(cut)[0] == unknown.text.partition(cut)[0]


def test_a_session_named_beforehand_by_an_attacker_never_becomes_the_victims(
    browser: Opens, desk: Desk
) -> None:
    victim = browser()
    victim.client.cookies.set(COOKIE, "planted", domain="console.test", path=PATH)
    victim.enter("supervisor")
    attacker = browser()
    attacker.client.cookies.set(COOKIE, "planted", domain="console.test", path=PATH)
    assert is_in(victim)
    assert not is_in(attacker)


def test_each_login_has_a_session_of_its_own_and_the_old_one_ends(browser: Opens) -> None:
    someone = browser()
    someone.enter("supervisor")
    first = someone.client.cookies[COOKIE]
    someone.client.cookies.clear()
    someone.client.cookies.set(COOKIE, first, domain="console.test", path=PATH)
    someone.get("/audit")
    someone.post("/logout")
    thief = browser()
    thief.client.cookies.set(COOKIE, first, domain="console.test", path=PATH)
    assert not is_in(thief)


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(browser: Opens) -> None:
    someone = browser()
    someone.get("/login")
    response = someone.post(
        "/login", {"name": "supervisor", "password": PASSWORD}, follow_redirects=False
    )
    cookie = next(c for c in response.headers.get_list("set-cookie") if c.startswith(COOKIE + "="))
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert f"Path={PATH}" in cookie


@pytest.mark.parametrize(
    ("headers", "csrf"),
    [
        ({"sec-fetch-site": "cross-site"}, None),
        ({"sec-fetch-site": "same-site"}, None),
        ({}, "guessed"),
        ({}, ""),
    ],
)
def test_a_login_form_of_another_site_logs_nobody_in(
    browser: Opens, headers: dict[str, str], csrf: str | None
) -> None:
    someone = browser()
    someone.get("/login")
    form = {"name": "supervisor", "password": PASSWORD}
    assert someone.post("/login", form, csrf=csrf, headers=headers).status_code == 403
    assert not is_in(someone)


@pytest.mark.parametrize(
    ("headers", "csrf"),
    [({"sec-fetch-site": "cross-site"}, None), ({}, "guessed"), ({}, "")],
)
def test_a_form_of_another_site_changes_nothing(
    as_role: Callable[[str], Browser], headers: dict[str, str], csrf: str | None, desk: Desk
) -> None:
    someone = as_role("supervisor")
    response = someone.post("/language", {"language": "ar"}, csrf=csrf, headers=headers)
    assert response.status_code == 403
    found = desk.database.work(lambda s: accounts.named(s, "supervisor"))
    assert found.language == "fr"


def test_guessing_shuts_the_account_to_who_guesses_even_with_the_right_password(
    browser: Opens, clock: Clock, desk: Desk
) -> None:
    someone = browser()
    for _ in range(MAX_FAILURES):
        someone.enter("supervisor", "x")
    someone.enter("supervisor")
    assert not is_in(someone)
    clock.pass_by(seconds=COUNTED_FOR.total_seconds() + 1)
    someone.enter("supervisor")
    assert is_in(someone)
    deeds = [entry.deed for entry in desk.database.work(lambda s: audit.entries(s))]
    assert deeds.count("login.locked") == 1


def test_a_stranger_who_guesses_shuts_nobody_else_out(
    few_tries: None, app: Starlette, browser: Opens, database: Database
) -> None:
    stranger = browser()
    stranger.client = TestClient(app, base_url="http://console.test", client=("203.0.113.7", 1))
    for _ in range(login.TRIES + 1):
        last = stranger.enter("supervisor", "x")
    assert last.status_code == 429
    owner = browser()
    owner.enter("supervisor")
    assert is_in(owner)


def test_a_new_password_opens_what_wrong_ones_had_shut(browser: Opens, desk: Desk) -> None:
    someone = browser()
    for _ in range(MAX_FAILURES):
        someone.enter("supervisor", "x")
    digest = passwords.digest(PASSWORD)
    desk.database.work(lambda s: accounts.set_digest(s, "supervisor", digest))
    someone.enter("supervisor")
    assert is_in(someone)


def test_addresses_of_wrong_passwords_are_kept_for_minutes_only(
    browser: Opens, desk: Desk, clock: Clock
) -> None:
    browser().enter("supervisor", "x")
    clock.pass_by(seconds=COUNTED_FOR.total_seconds() + 1)
    done = desk.database.work(lambda s: retention.purge(s, clock()))
    assert done["login_failures"] == 1


def test_one_address_cannot_try_many_names_fast(few_tries: None, browser: Opens) -> None:
    someone = browser()
    tries = range(login.ADDRESS_TRIES + 1)
    statuses = [someone.enter(f"nobody{n}", "x").status_code for n in tries]
    assert 429 in statuses


def test_names_that_one_tries_in_vain_keep_no_other_out(few_tries: None, browser: Opens) -> None:
    someone = browser()
    statuses = {someone.enter(f"nobody{n}", "x").status_code for n in range(login.TRIES + 1)}
    assert statuses == {403}
    someone.enter("supervisor")
    assert is_in(someone)


def test_passwords_are_checked_beside_the_loop_that_answers_everybody(
    browser: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = []

    def check(password: str, stored: str | None) -> bool:
        beside.append(asyncio._get_running_loop() is None)
        return password == PASSWORD

    monkeypatch.setattr(passwords, "is_password", check)
    someone = browser()
    someone.enter("supervisor")
    assert is_in(someone)
    assert beside == [True]


@pytest.mark.parametrize(
    ("host", "counted_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_all_addresses_of_a_household_count_as_one(host: str, counted_as: str) -> None:
    request = Request({"type": "http", "client": (host, 1), "headers": []})
    assert caller(request) == counted_as


def test_a_session_ends_when_it_is_left_alone(browser: Opens, clock: Clock) -> None:
    someone = browser()
    someone.enter("supervisor")
    clock.pass_by(minutes=50)
    assert is_in(someone)
    clock.pass_by(seconds=IDLE_LIMIT.total_seconds() + 1)
    assert not is_in(someone)


def test_a_session_ends_after_a_day_of_work_however_busy(browser: Opens, clock: Clock) -> None:
    someone = browser()
    someone.enter("supervisor")
    while clock.moment - START < ABSOLUTE_LIMIT:
        assert is_in(someone)
        clock.pass_by(minutes=30)
    clock.pass_by(minutes=1)
    assert not is_in(someone)


def test_a_closed_account_is_out_at_once(browser: Opens, desk: Desk) -> None:
    someone = browser()
    someone.enter("supervisor")
    desk.database.work(lambda s: accounts.set_disabled(s, "supervisor", True))
    assert not is_in(someone)
    someone.enter("supervisor")
    assert not is_in(someone)


def test_the_second_factor_is_asked_and_each_code_opens_once(
    browser: Opens, desk: Desk, clock: Clock
) -> None:
    secret = passwords.new_secret()
    desk.database.work(lambda s: accounts.set_totp(s, "supervisor", secret))
    code = passwords.code_at(secret, int(clock().timestamp()) // 30)
    first, second = browser(), browser()
    first.enter("supervisor")
    assert not is_in(first)
    first.enter("supervisor", code="000000" if code != "000000" else "111111")
    assert not is_in(first)
    first.enter("supervisor", code=code)
    assert is_in(first)
    second.enter("supervisor", code=code)
    assert not is_in(second)


@pytest.mark.parametrize("secret", [passwords.new_secret(), None], ids=["another", "none"])
def test_a_change_of_the_second_factor_ends_every_session(
    browser: Opens, desk: Desk, secret: str | None
) -> None:
    someone, other = browser(), browser()
    someone.enter("supervisor")
    other.enter("editor")
    desk.database.work(lambda s: accounts.set_totp(s, "supervisor", secret))
    assert not is_in(someone)
    assert is_in(other)


def test_of_two_logins_at_once_a_code_opens_one(
    browser: Opens, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = passwords.new_secret()
    desk.database.work(lambda s: accounts.set_totp(s, "supervisor", secret))
    step = int(clock().timestamp()) // passwords.STEP_SECONDS
    account = desk.database.work(lambda s: accounts.named(s, "supervisor"))
    checked = passwords.accepted_step

    def after_it_another_enters(*given: object) -> int | None:
        found = checked(*given)
        desk.database.work(lambda s: accounts.enter(s, account.id, clock(), totp_used=found))
        return found

    monkeypatch.setattr(passwords, "accepted_step", after_it_another_enters)
    late = browser()
    assert late.enter("supervisor", code=passwords.code_at(secret, step)).status_code == 403
    assert not is_in(late)
    deeds = [entry.deed for entry in desk.database.work(lambda s: audit.entries(s))]
    assert deeds == ["login.refused"]


def test_codes_are_those_of_the_standard() -> None:
    """The vector of RFC 6238, appendix B, for 59 seconds, six of its eight digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert passwords.code_at(secret, 59 // 30) == "287082"


def test_a_login_never_leads_to_another_site(browser: Opens) -> None:
    for target in (
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/..//evil.example",
    ):
        someone = browser()
        someone.get("/login")
        form = {"name": "supervisor", "password": PASSWORD, "back": target}
        response = someone.post("/login", form, follow_redirects=False)
        assert response.headers["location"] == f"{PATH}/"


def test_the_audit_log_cannot_be_changed_even_by_the_program(
    browser: Opens, database: Database
) -> None:
    browser().enter("supervisor")
    for statement in ("UPDATE audit SET name = 'x'", "DELETE FROM audit"):
        with pytest.raises(DatabaseError):
            database.work(lambda session, statement=statement: session.execute(text(statement)))
    assert [e.deed for e in database.work(lambda s: audit.entries(s))] == ["login"]


def test_pages_forbid_foreign_scripts_frames_and_caches(browser: Opens) -> None:
    headers = browser().get("/login").headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


def test_the_password_is_stored_as_argon2_and_a_weak_one_is_refused() -> None:
    assert passwords.digest(PASSWORD).startswith("$argon2id$")
    assert passwords.weakness("court", "amina")
    assert passwords.weakness("aaaaaaaaaaaaaaaa", "amina")
    assert passwords.weakness("amina amina amina", "amina")
    assert passwords.weakness(PASSWORD, "amina") is None
