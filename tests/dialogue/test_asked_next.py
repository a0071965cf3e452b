"""What people ask next is heard within the talk it belongs to, and nowhere else."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from actions.asks import Asks
from actions.situations import Situation
from bot.content.model import Snapshot
from bot.dialogue.asked_next import asked_at_last, asked_next, is_doubtful
from bot.settings import read_settings

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "asks.jsonl").read_text("utf-8").splitlines()
]
"""Messages by somebody who had not seen the examples."""
HEARD, MISHEARD, LEFT = 0.8, 0.1, 0.82
"""Shares that are heard, taken for something else, and left alone; a little under what is reached."""
TALKS = [
    json.loads(line)
    for line in (Path(__file__).parent / "talks.jsonl").read_text("utf-8").splitlines()
]
"""Messages of whole talks, held back from the examples: answers, facts, corrections, questions."""
HEARD_IN_TALKS, MISHEARD_IN_TALKS = 0.6, 0.18
UNSEEN_TALKS = [
    json.loads(line)
    for line in (Path(__file__).parent / "talks_unseen.jsonl").read_text("utf-8").splitlines()
]
"""The same by somebody who had seen no example; nothing was chosen by them."""
HEARD_IN_UNSEEN, MISHEARD_IN_UNSEEN = 0.8, 0.1
IN_DANGER = {"topic": {"intent": "distress", "situation": "captive", "turns": 3}}
AFTER_OFFER = {"topic": {"intent": "share_offer"}, "offer": {"signs": []}}


@pytest.fixture(scope="module")
def asks(content: Snapshot) -> Asks:
    return Asks(content, read_settings().models)


def heard(asks: Asks, row: dict[str, Any]) -> str | None:
    found = asks.find(row["text"], row["talk"])
    return found.id if found is not None else None


def parsed(text: str, intent: str | None = "nlu_fallback", sure: float = 0.5) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": sure}, "entities": []}


def test_most_of_what_is_asked_in_new_words_is_heard(asks: Asks) -> None:
    told = [row for row in ROWS if row["ask"]]
    found = Counter(
        "right" if heard(asks, row) == row["ask"] else "none" if not heard(asks, row) else "other"
        for row in told
    )
    assert len(told) >= 250
    assert found["right"] / len(told) >= HEARD, found
    assert found["other"] / len(told) <= MISHEARD, found


@pytest.mark.parametrize(
    ("talks", "least", "most_wrong"),
    [
        (TALKS, HEARD_IN_TALKS, MISHEARD_IN_TALKS),
        (UNSEEN_TALKS, HEARD_IN_UNSEEN, MISHEARD_IN_UNSEEN),
    ],
    ids=["held back", "unseen"],
)
def test_more_than_half_of_what_follows_in_a_whole_talk_is_heard(
    asks: Asks, talks: list[dict[str, Any]], least: float, most_wrong: float
) -> None:
    told = [row for row in talks if row["ask"] and not row["ask"].startswith("else_")]
    found = [(row, asks.find(row["text"], row["talk"], row["case"])) for row in told]
    right = sum(ask is not None and ask.id == row["ask"] for row, ask in found)
    wrong = sum(ask is not None and ask.id != row["ask"] for row, ask in found)
    assert len(told) >= 380
    assert right / len(told) >= least
    assert wrong / len(told) <= most_wrong


def test_what_is_about_something_of_its_own_is_mostly_left(asks: Asks) -> None:
    own = [row for row in ROWS if row["ask"] is None]
    left = sum(heard(asks, row) is None for row in own)
    assert len(own) >= 80
    assert left / len(own) >= LEFT


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("qui je dois appeler ?", "who_to_call"),
        ("بمن أتصل", "who_to_call"),
        ("chkoun n3ayet", "who_to_call"),
        ("شكون نعيط", "who_to_call"),
    ],
)
def test_whom_to_call_is_asked_in_danger_in_any_variety(text: str, ask: str) -> None:
    found = asked_next(parsed(text), IN_DANGER, None)
    assert found is not None
    assert (found.does, found.args) == ("asked.show", {"question": ask})
    assert asked_next(parsed(text), {}, None) is None


@pytest.mark.parametrize(
    "text", ["je pars ou pas ?", "nmchi wla la", "واش نمشي ولا لا", "هل أسافر؟"]
)
def test_should_i_go_is_asked_of_the_offer(text: str) -> None:
    found = asked_next(parsed(text, "ask_departure", 0.6), AFTER_OFFER, None)
    assert found is not None
    assert found.args == {"question": "go_or_not"}


def test_another_danger_and_good_news_come_before_what_is_asked_next() -> None:
    said = parsed("chkoun n3ayet")
    assert asked_next(said, IN_DANGER, Situation("at_sea", "distress")) is None
    assert asked_next(said, IN_DANGER, Situation("better", "deny")) is None
    assert asked_next(said, IN_DANGER, Situation("captive", "distress")) is not None
    assert asked_next(said, IN_DANGER, Situation("call_me", "talk_to_counsellor")) is not None


def test_danger_is_heard_after_an_offer_whatever_it_sounds_like() -> None:
    said = parsed("ils me retiennent, c'est normal ?", "distress", 0.9)
    assert asked_next(said, AFTER_OFFER, None) is None


def test_an_offer_is_asked_about_later_too_but_only_where_nothing_else_is_meant() -> None:
    later = {"topic": {"intent": "ask_visa"}, "offer": {"signs": []}}
    assert asked_next(parsed("l'offre est vraie ou pas ?", "check_offer", 0.8), later, None)
    assert asked_next(parsed("quel visa faut-il ?", "ask_visa", 0.9), later, None) is None
    no_offer = {"topic": {"intent": "ask_visa"}}
    assert asked_next(parsed("c'est vrai ?", "check_offer", 0.8), no_offer, None) is None


@pytest.mark.parametrize(
    ("text", "of_it"),
    [
        ("l'offre de l'hôtel à Dubaï, vous en dites quoi", True),
        ("had l'offre dyal ferma mezyana", True),
        ("العرض ديال الفندق مزيان", True),
        ("the job in Doha, is it ok", True),
        ("je veux vérifier une autre offre", False),
        ("bghit nverifier chi offre okhra", False),
        ("عندي عرض جديد", False),
    ],
)
def test_the_offer_that_was_read_is_not_asked_for_again(text: str, *, of_it: bool) -> None:
    later = {"topic": {"intent": "ask_visa"}, "offer": {"signs": []}}
    found = asked_next(parsed(text, "check_offer", 0.8), later, None)
    assert (found is not None and found.does in {"offer.again", "asked.show"}) == of_it
    assert asked_next(parsed(text, "check_offer", 0.8), {}, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "et ils demandent un chèque de garantie de 10 000 dh",
        "talbin mni chik d garantie 10000 dh",
        "il garde mon passeport pendant deux ans",
    ],
)
def test_a_sign_that_is_told_later_is_shown_once_before_anything_is_answered(text: str) -> None:
    found = asked_next(parsed(text, "check_offer", 0.6), AFTER_OFFER, None)
    assert found is not None
    assert found.does == "offer.add"
    known = {
        "topic": {"intent": "share_offer"},
        "offer": {"signs": ["money.deposit_or_guarantee", "process.documents_kept"]},
    }
    again = asked_next(parsed(text, "check_offer", 0.6), known, None)
    assert again is None or again.does != "offer.add"


LACKING = {"signs": [], "missing": ["employer", "housing", "contract_type"], "country": "ROU"}


@pytest.mark.parametrize(
    ("text", "intent", "denies", "then"),
    [
        ("l'employeur c'est Foodex SRL", "nlu_fallback", False, True),
        ("kayn logement gratuit", "nlu_fallback", False, True),
        ("السكن كاين، بيت بوحدي", "ask_departure", False, True),
        ("contrat 1 an", "ask_contract", False, True),
        ("non le travail est en Pologne à Wroclaw", "ask_country_info", True, True),
        ("le travail en Pologne", "ask_country_info", False, False),
        ("est-ce que le logement est fourni ?", "ask_departure", False, False),
        ("wach kayn contrat 1 an", "ask_contract", False, False),
        ("il m'a enfermé, le logement est fourni", "distress", False, False),
    ],
)
def test_a_fact_of_the_offer_that_is_told_later_is_noted(
    text: str, intent: str, *, denies: bool, then: bool
) -> None:
    after = {"topic": {"intent": "share_offer"}, "offer": LACKING}
    found = asked_next(parsed(text, intent, 0.8), after, None, denies=denies)
    assert (found is not None and found.does == "offer.add") == then


def test_what_is_asked_of_a_graver_danger_stays_before_a_lesser_one_that_words_tell() -> None:
    blackmailed = {"topic": {"intent": "distress", "situation": "blackmail"}}
    sent = Situation("papers_sent", "report_fraud")
    text = "je lui ai envoyé mes photos nues, je peux les effacer avant qu'il les publie ?"
    found = asked_next(parsed(text, "report_fraud", 0.8), blackmailed, sent)
    assert found is not None
    assert found.args["question"] == "photos_what"
    held = Situation("self_harm", "distress")
    assert asked_next(parsed(text, "distress", 0.8), blackmailed, held) is None


def test_an_ask_of_another_danger_is_not_heard(asks: Asks) -> None:
    text = "واش باقي حي"
    lost = asks.find(text, "distress", "missing_person")
    assert lost is not None
    assert lost.id == "still_alive"
    other = asks.find(text, "distress", "blackmail")
    assert other is None or other.id != "still_alive"


@pytest.mark.parametrize(
    "text",
    ["j'ai pas de contrat, juste whatsapp", "ma3ndi contrat walo", "ما عندي لا عقد لا والو"],
)
def test_whoever_was_not_paid_is_heard_further_and_who_asks_in_general_is_not(text: str) -> None:
    unpaid = {"topic": {"intent": "ask_rights_abroad", "situation": "unpaid_wages"}}
    found = asked_next(parsed(text), unpaid, None)
    assert found is not None
    assert found.does == "asked.show"
    assert asked_next(parsed(text), {"topic": {"intent": "ask_rights_abroad"}}, None) is None


@pytest.mark.parametrize("text", ["brouf zoug trib 300 dh", "زعبول تريغ فلان 300 درهم"])
def test_a_sure_question_about_money_in_danger_is_whether_to_pay(text: str) -> None:
    said = parsed(text, "ask_fees", 0.95)
    asked = asked_next(said, IN_DANGER, None)
    assert asked is not None
    assert asked.args == {"question": "pay"}
    at_sea = {"topic": {"intent": "distress", "situation": "at_sea", "turns": 3}}
    assert asked_next(said, at_sea, None) is None


def test_danger_that_only_the_model_hears_is_doubtful_after_an_offer() -> None:
    heard = {"topic": {"intent": "distress", "turns": 3}}
    told = {"topic": {"intent": "distress", "situation": "captive", "turns": 3}}
    offer = {"offer": {"signs": []}}
    assert is_doubtful(heard | offer)
    assert not is_doubtful(told | offer)
    assert not is_doubtful(heard)


@pytest.mark.parametrize("text", ["zzqx vrtk plof", "زقزق فرتك بلوف"])
def test_who_works_abroad_and_would_complain_is_told_where_one_does_so_there(text: str) -> None:
    at_work = {"topic": {"intent": "ask_rights_abroad", "situation": "unpaid_wages"}}
    asked = asked_next(parsed(text, "ask_where_to_report", 0.9), at_work, None)
    assert asked is not None
    assert asked.args == {"question": "where_complain"}
    assert asked_next(parsed(text, "ask_where_to_report", 0.9), {}, None) is None


@pytest.mark.parametrize("text", ["3yto lia galo khelles", "واش نخلصو ولا لا"])
def test_nothing_is_guessed_of_what_is_said_outside_of_danger(text: str) -> None:
    assert asked_at_last(parsed(text), {"topic": {"intent": "ask_visa"}}) is None
    assert asked_at_last(parsed("واش نخلصو ولا لا"), IN_DANGER) is not None
