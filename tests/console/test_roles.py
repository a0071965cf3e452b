"""Each role sees what it may and nothing else, whatever address it types."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route

from bot.console.access import INCLUDED, Role
from bot.console.app import PATH
from bot.console.desk import Desk
from bot.storage import accounts
from tests.console.conftest import PASSWORD, ROLES, Browser
from tests.console.people import OFFER, READ, say

Logged = Callable[[str], Browser]
PUBLIC = {"/login"}
_LINK = re.compile(r'(?:href|action)="([^"]+)"')


def routes(app: Starlette) -> Iterator[Route]:
    def inner(found: list[BaseRoute]) -> Iterator[Route]:
        for route in found:
            if isinstance(route, Mount):
                yield from inner(route.routes or [])
            elif isinstance(route, Route):
                yield route

    return inner(app.routes)


def filled(path: str, person: str) -> str:
    path = path.replace("{person_id}", person)
    return re.sub(r"\{[^}]+\}", "1", path)


def test_every_page_but_the_door_says_for_whom_it_is(app: Starlette) -> None:
    for route in routes(app):
        if route.path not in PUBLIC:
            assert getattr(route.endpoint, "roles", None), route.path


def test_a_role_is_refused_every_page_and_deed_that_is_not_for_it(
    app: Starlette, desk: Desk, as_role: Logged
) -> None:
    person = say(desk.database, "a", OFFER, offer=READ)
    for role in ROLES:
        browser = as_role(role)
        browser.get("/")
        for route in routes(app):
            if route.path in {*PUBLIC, "/logout", "/language"}:
                continue
            permitted = Role(role) in route.endpoint.roles
            path = filled(route.path, person)
            for method in route.methods - {"HEAD"}:
                if method == "GET":
                    response = browser.get(path, follow_redirects=False)
                    assert (response.status_code == 403) is not permitted, (role, path)
                elif not permitted:
                    assert browser.post(path, {"text": "x"}).status_code == 403, (role, path)


def test_nobody_without_an_account_reaches_any_page_or_deed(
    app: Starlette, desk: Desk, browser: Callable[[], Browser]
) -> None:
    person = say(desk.database, "a", OFFER, offer=READ)
    stranger = browser()
    for route in routes(app):
        if route.path in PUBLIC:
            continue
        path = filled(route.path, person)
        for method in route.methods - {"HEAD"}:
            send = stranger.get if method == "GET" else stranger.post
            response = send(path, follow_redirects=False)
            assert response.status_code == 303, path
            assert response.headers["location"].startswith(f"{PATH}/login"), path
            assert person not in response.text


@pytest.mark.parametrize("role", ROLES)
def test_a_crawl_finds_no_page_that_breaks_and_no_link_that_is_refused(
    role: str, desk: Desk, as_role: Logged
) -> None:
    for n in range(3):
        say(desk.database, f"p{n}", OFFER, offer=READ, waits=True)
    browser, seen = as_role(role), set()
    waiting = deque(["/"])
    while waiting and len(seen) < 150:
        path = waiting.popleft()
        response = browser.get(path)
        assert response.status_code == 200, (role, path, response.text[:300])
        for link in _LINK.findall(response.text):
            target = unescape(link).removeprefix(PATH).partition("#")[0]
            inside = link.startswith(PATH + "/") and "/static/" not in target
            deed = re.search(r'action="' + re.escape(link) + r'"', response.text)
            if inside and not deed and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert len(seen) >= 3
    if role == "editor":
        assert not any(target.startswith(("/c/", "/offers", "/audit")) for target in seen)


def test_made_up_and_foreign_ids_lead_nowhere(desk: Desk, as_role: Logged) -> None:
    person = say(desk.database, "a", "bonjour")
    browser = as_role("counsellor")
    browser.get("/")
    for made_up in ("p0000000000000000000", "%00", "..%2f..%2fetc", "a" * 5000, "1' OR '1'='1"):
        assert browser.get(f"/c/{made_up}").status_code == 404
        for deed in ("note", "tag", "assign", "review", "take", "answer", "back", "unmask"):
            form = {"text": "x", "add": "x", "reason": "parce que", "to": "1"}
            response = browser.post(f"/c/{made_up}/{deed}", form)
            assert response.status_code in {200, 404}, (made_up, deed)
            assert "Vous répondez" not in response.text
    assert browser.get("/offers/999999999999").status_code == 404
    assert browser.get("/offers/99999999999999999999999999").status_code == 404
    assert browser.post(f"/c/{person}/assign", {"to": "999"}).status_code == 404
    assert browser.get("/static/../desk.py").status_code == 404


@pytest.mark.parametrize("role", ["counsellor", "supervisor"])
def test_days_and_places_at_the_edge_of_the_calendar_are_left_out(
    as_role: Logged, role: str
) -> None:
    browser = as_role(role)
    edges = ("0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00")
    for query in (
        *({"until": "9999-12-31"}, {"since": "0001-01-01"}, {"until": "0001-01-01"}),
        *({"after": f"0~{edge}~x"} for edge in edges),
    ):
        assert browser.get("/", params=query).status_code == 200, query
    for edge in edges:
        assert browser.get("/offers", params={"after": f"0~{edge}~1"}).status_code == 200, edge


def test_who_may_see_no_offer_gets_no_words_of_one_either(desk: Desk, as_role: Logged) -> None:
    say(desk.database, "a", OFFER, offer=READ)
    assert as_role("editor").get("/offers/1/case").status_code == 403
    assert as_role("counsellor").get("/offers/1/case").status_code == 200


def test_a_session_of_one_account_gives_nothing_of_another_role(
    desk: Desk, as_role: Logged
) -> None:
    counsellor = as_role("counsellor")
    assert counsellor.get("/audit").status_code == 403
    desk.database.work(lambda s: accounts.set_role(s, "counsellor", "editor"))
    assert counsellor.get("/offers", follow_redirects=False).status_code == 303
    counsellor.enter("counsellor", PASSWORD)
    assert counsellor.get("/offers").status_code == 403


def test_a_form_that_is_too_large_is_refused(desk: Desk, as_role: Logged) -> None:
    person = say(desk.database, "a", "bonjour")
    browser = as_role("counsellor")
    browser.get(f"/c/{person}")
    assert browser.post(f"/c/{person}/note", {"text": "x" * 200_000}).status_code == 413


def test_who_may_do_what_is_never_more_than_the_role_above() -> None:
    for role, who in INCLUDED.items():
        assert role in who
        assert Role.ADMINISTRATOR in who
    assert Role.EDITOR not in INCLUDED[Role.COUNSELLOR]
    assert Role.COUNSELLOR not in INCLUDED[Role.EDITOR]
