"""Offers in the console: decided once, known again, corrected where a sign is wrong."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.console.desk import Desk
from bot.gateway.turn import OfferRead
from bot.storage import alerts, offer_listing
from bot.storage.console_models import SignCorrectionRow
from bot.storage.models import OutboxRow
from bot.storage.offer_listing import Order
from tests.console.conftest import START, Browser
from tests.console.people import MEMORY, OFFER, READ, say

Logged = Callable[[str], Browser]
OTHER = OfferRead("caution", ("work.vague",), ("mail:b",), "DEU")


def test_each_offer_is_listed_once_with_how_many_sent_it(desk: Desk, as_role: Logged) -> None:
    for name in "abc":
        say(desk.database, name, OFFER, offer=READ)
    say(
        desk.database, "d", "Restaurant à Berlin cherche un cuisinier, voir monsieur B", offer=OTHER
    )
    page = as_role("counsellor").get("/offers").text
    assert page.count('class="line offer-line') == 2
    assert "3 personnes" in page
    assert page.index("/offers/1") < page.index("/offers/2")


def test_pages_of_offers_follow_each_other(desk: Desk) -> None:
    for n in range(7):
        words = f"Offre numéro {n} pour un poste de soudeur dans la ville {n} du pays {n}"
        read = OfferRead("caution", (), (f"tel:{n}",))
        say(desk.database, f"p{n}", words, offer=read, now=START + timedelta(minutes=n // 2))
    for order in Order:
        seen, after = [], None
        while True:
            page, after = desk.database.work(
                lambda s, after=after, order=order: offer_listing.listed(
                    s, order=order, after=after, limit=2
                )
            )
            seen += [one.id for one in page]
            if after is None:
                break
        assert sorted(seen) == list(range(1, 8))


def test_a_confirmed_fraud_is_known_to_the_next_one_who_sends_it(
    desk: Desk, as_role: Logged
) -> None:
    say(desk.database, "a", OFFER, offer=READ)
    desk.database.work(MEMORY.refresh)
    assert MEMORY.recall(OFFER, ()) is None
    browser = as_role("counsellor")
    browser.get("/offers/1")
    browser.post("/offers/1/decide", {"verdict": "fraud", "reason": "Frais demandés avant tout"})
    assert "Fraude confirmée" in browser.get("/offers/1").text
    desk.database.work(MEMORY.refresh)
    assert MEMORY.recall(OFFER, ()) is True
    browser.post("/offers/1/decide", {"verdict": "undecided", "reason": "Erreur de ma part"})
    desk.database.work(MEMORY.refresh)
    assert MEMORY.recall(OFFER, ()) is None


def test_a_decision_needs_a_reason(desk: Desk, as_role: Logged) -> None:
    say(desk.database, "a", OFFER, offer=READ)
    browser = as_role("counsellor")
    browser.get("/offers/1")
    assert "Écrivez pourquoi" in browser.post("/offers/1/decide", {"verdict": "fraud"}).text
    assert "Pas encore jugée" in browser.get("/offers/1").text


def test_senders_who_asked_for_warnings_are_told_of_a_confirmed_fraud_once(
    desk: Desk, as_role: Logged
) -> None:
    warned = say(desk.database, "a", OFFER, offer=READ)
    say(desk.database, "b", OFFER, offer=READ)
    desk.database.work(lambda s: alerts.subscribe(s, warned, START))
    browser = as_role("counsellor")
    browser.get("/offers/1")
    for _ in range(2):
        browser.post("/offers/1/decide", {"verdict": "fraud", "reason": "Frais"})
    rows = desk.database.work(lambda s: list(s.execute(select(OutboxRow)).scalars()))
    told = [row.person_id for row in rows if row.content and "fraude" in row.content["text"]]
    assert told == [warned]


def test_a_wrong_sign_and_a_missed_one_make_a_regression_case(desk: Desk, as_role: Logged) -> None:
    say(desk.database, "a", OFFER, offer=READ)
    browser = as_role("counsellor")
    browser.get("/offers/1")
    wrong = {"sign": "money.personal_transfer", "kind": "wrong", "reason": "Pas à une personne"}
    missed = {"sign": "identity.no_employer", "kind": "missed", "reason": "Aucun nom"}
    browser.post("/offers/1/sign", wrong)
    browser.post("/offers/1/sign", missed)
    response = browser.get("/offers/1/case")
    row = json.loads(response.text)
    assert "attachment" in response.headers["content-disposition"]
    assert row["signs"] == ["money.fee_to_candidate", "identity.no_employer"]
    assert row["variety"] == "fr"
    assert "[number]" in row["text"]
    stored = desk.database.work(lambda s: list(s.execute(select(SignCorrectionRow)).scalars()))
    assert len(stored) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "ce signe : faux 2 · manquant 0"),
        ("ar", "هذه العلامة: خاطئة 2 · ناقصة 0"),
    ],
)
def test_each_sign_tells_how_often_it_was_wrong_on_all_offers(
    desk: Desk, as_role: Logged, language: str, words: str
) -> None:
    say(desk.database, "a", OFFER, offer=READ)
    other = "Usine en Italie cherche des soudeurs, envoyez l'argent à monsieur Karim"
    say(desk.database, "b", other, offer=replace(READ, contacts=("tel:2",)))
    browser = as_role("counsellor")
    browser.get("/offers/1")
    wrong = {"sign": "money.personal_transfer", "kind": "wrong", "reason": "Pas à une personne"}
    assert browser.post("/offers/2/sign", wrong).status_code == 200
    browser.post("/offers/2/sign", wrong)
    browser.post("/language", {"language": language, "back": "/offers"})
    page = re.sub(r"<[^>]+>", "", browser.get("/offers/1").text)
    assert page.count(words) == 1


def test_a_made_up_sign_or_decision_is_refused(desk: Desk, as_role: Logged) -> None:
    say(desk.database, "a", OFFER, offer=READ)
    browser = as_role("counsellor")
    browser.get("/offers/1")
    made_up = {"sign": "made.up", "kind": "wrong", "reason": "x"}
    assert browser.post("/offers/1/sign", made_up).status_code == 404
    assert browser.post("/offers/1/decide", {"verdict": "none", "reason": "x"}).status_code == 404


def test_the_words_that_show_a_sign_are_marked(desk: Desk, as_role: Logged) -> None:
    say(desk.database, "a", OFFER, offer=READ)
    page = as_role("counsellor").get("/offers/1").text
    assert "<mark" in page
    assert "Frais de dossier" in page


def test_words_of_an_offer_that_nobody_lets_us_keep_are_not_shown(
    desk: Desk, as_role: Logged
) -> None:
    say(desk.database, "a", OFFER, offer=READ, consent=False)
    browser = as_role("counsellor")
    page = browser.get("/offers/1").text
    assert "Frais de dossier" not in page
    assert "ne sont pas gardés" in page
    assert browser.get("/offers/1/case").status_code == 404
